"""The converters of ``training/`` on small fixtures, and floors for the pipeline it made."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.vocab import Vocab

import synoptic.understand
from training import augment, card, docs, gum_names, iob, lemmas, re3d, ud
from training.records import Passage, Sentence, Token

SHIPPED = Path(synoptic.understand.__file__).parent / "models" / "en_synoptic_sm"
MOST_MEGABYTES = 25


def rows(*lines: str) -> list[str]:
    """CoNLL-U lines from columns parted by blanks; ``~`` stands for an empty column."""
    return ["\t".join("_" if cell == "~" else cell for cell in line.split()) for line in lines] + [""]


HARBOUR = rows(
    "1 Ines Ines PROPN NNP Number=Sing 2 nsubj ~ Entity=(1-person-new)",
    "2-3 didn't ~ ~ ~ ~ ~ ~ ~ ~",
    "2 did do AUX VBD Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 0 root ~ ~",
    "3 n't not PART RB Polarity=Neg 2 advmod ~ ~",
    "4 see see VERB VB VerbForm=Inf 2 xcomp ~ SpaceAfter=No",
    "5 . . PUNCT . ~ 2 punct ~ ~",
)
DUNNO = rows(
    "1-3 dunno ~ ~ ~ ~ ~ ~ ~ ~",
    "1 do do AUX VBP ~ 3 aux ~ ~",
    "2 not not PART RB ~ 3 advmod ~ ~",
    "3 know know VERB VB ~ 0 root ~ ~",
    "4 why why ADV WRB ~ 3 advmod ~ ~",
)


def only(lines: list[str]) -> Sentence:
    """The single sentence of a fixture."""
    (passage,) = ud.passages(lines)
    (sentence,) = passage.sentences
    return sentence


def names_of(sentence: Sentence) -> list[str]:
    """Names as ``kind:words``."""
    return [
        f"{kind}:{' '.join(token.form for token in sentence[start:end])}"
        for start, end, kind in re3d.mentions(sentence)
    ]


def test_contraction_spelt_by_its_parts_is_kept_in_parts() -> None:
    """``didn't`` stays two tokens without a blank between them."""
    sentence = only(HARBOUR)
    assert [token.form for token in sentence] == ["Ines", "did", "n't", "see", "."]
    assert [token.space for token in sentence] == [True, False, True, False, True]


def test_contraction_not_spelt_by_its_parts_is_folded() -> None:
    """``dunno`` is one token that speaks with its outermost word."""
    sentence = only(DUNNO)
    assert [(token.form, token.dep, token.head) for token in sentence] == [
        ("dunno", "ROOT", 0),
        ("why", "advmod", 0),
    ]


def test_finite_verbs_lose_what_their_form_does_not_show() -> None:
    """Number and person of a past verb are its subject's."""
    assert (
        ud.features("Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "VBD")
        == "Mood=Ind|Tense=Past|VerbForm=Fin"
    )
    assert "Person=3" in ud.features("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "VBZ")
    assert ud.features("Definite=Def|PronType=Art|Style=Coll", "DT") == "PronType=Art"


def test_passages_end_at_paragraphs_and_documents() -> None:
    """A paragraph mark closes a passage; its source is the document's name."""
    marked = [
        "# newdoc id = one",
        "# newpar",
        *DUNNO,
        "# newpar",
        *DUNNO,
        *DUNNO,
        "# newdoc id = two",
        *DUNNO,
    ]
    made = list(ud.passages(marked))
    assert [(passage.source, len(passage.sentences)) for passage in made] == [
        ("one", 1),
        ("one", 2),
        ("two", 1),
    ]


def test_joined_passages_carry_a_break_token() -> None:
    """A paragraph break becomes a white-space token of its own, as the tokenizer cuts it."""
    joined = ud.join([Passage((only(HARBOUR),)), Passage((only(DUNNO),))])
    doc = docs.to_doc(spacy.blank("en").vocab, docs.with_breaks(joined), trees=True)
    assert doc.text == "Ines didn't see.\n\ndunno why "
    assert doc[5].is_space
    assert doc[5].head == doc[4]
    guess = spacy.blank("en").make_doc(doc.text)
    assert Example(guess, doc).get_aligned("TAG", as_string=True)[:5] == ["NNP", "VBD", "RB", "VB", "."]


def test_odd_space_shifts_heads_and_stays_inside_names() -> None:
    """A non-breaking space inside a name neither cuts the name nor moves an arc."""
    plain = (
        Token("New", name="B-LOC", head=1, dep="compound"),
        Token("Wexcombe", name="I-LOC", head=2, dep="nsubj"),
        Token("floods", name="O", head=2, dep="ROOT"),
        Token("again", False, name="O", head=2, dep="advmod"),
    )
    seen = set()
    for seed in range(20):
        (sentence,) = docs.with_breaks(Passage((plain,)), random.Random(seed), 1.0)
        doc = docs.to_doc(Vocab(), [sentence], trees=False)
        seen.add(doc.text)
        assert [(ent.label_, ent.text.split()) for ent in doc.ents] == [("LOC", ["New", "Wexcombe"])]
        assert {sentence[token.head].form for token in sentence if token.dep == "advmod"} == {"floods"}
    assert "New\u00a0Wexcombe floods again" in seen


def test_curly_quotes_open_and_close() -> None:
    """Straight quotes turn typographic by tag, or by turns where there is none."""
    words = ('"', "We", "'re", "late", ",", '"', "she", "said")
    (sentence,) = augment.curly([tuple(Token(word) for word in words)])
    assert [token.form for token in sentence] == ["“", "We", "’re", "late", ",", "”", "she", "said"]
    (tagged,) = augment.curly([(Token('"', tag="''"), Token("'", tag="``"))])
    assert [token.form for token in tagged] == ["”", "‘"]


def test_final_stop_goes_only_if_nothing_hangs_on_it() -> None:
    """Dropping the stop must not orphan a token."""
    free = (Token("It", head=1), Token("rains", head=1), Token(".", head=1))
    held = (Token("It", head=2), Token("rains", head=1), Token(".", head=1))
    assert [token.form for token in augment.without_stop(free)] == ["It", "rains"]
    assert augment.without_stop(held) == held


def test_variation_repeats_with_its_seed() -> None:
    """The same seed makes the same training data."""
    passage = Passage(tuple(only(HARBOUR) for _ in range(4)))
    assert augment.vary(passage, random.Random(5)) == augment.vary(passage, random.Random(5))


def test_iob_columns_become_names_in_running_text() -> None:
    """Tags that only say ``I-`` begin a name where the kind changes; blanks are guessed."""
    lines = ["Osk I-ORG", "Rovers I-ORG", "beat O", "Leam I-LOC", "( O", "2-1 O", ") O", ". O", ""]
    (sentence,) = iob.sentences(lines, iob.WIKIGOLD)
    assert names_of(sentence) == ["ORG:Osk Rovers", "LOC:Leam"]
    assert docs.to_doc(Vocab(), [sentence], trees=False).text == "Osk Rovers beat Leam (2-1). "


def test_labels_a_scheme_does_not_know_are_unsaid() -> None:
    """An unknown kind teaches neither a name nor its absence."""
    (sentence,) = iob.sentences(["Borvik B-ship", "sank O", ""], iob.CROSSNER)
    doc = docs.to_doc(Vocab(), [sentence], trees=False)
    assert [token.ent_iob for token in doc] == [0, 2]


def test_hyphens_join_where_the_corpus_cuts_at_them() -> None:
    """``Al - Tarif`` was one word."""
    assert iob.blanks(["Al", "-", "Tarif", "fell"], hyphens=True) == [False, False, True, True]


def test_uner_leaves_other_capitals_unsaid(tmp_path: Path) -> None:
    """UNER knows no nationalities, so a proper noun it does not mark stays open."""
    iob2 = tmp_path / "part.iob2"
    iob2.write_text(
        "# text\n1\tInes\tB-PER\t-\t-\n2\tdid\tO\t-\t-\n3\tn't\tO\n4\tsee\tO\n5\t.\tO\n\n", encoding="utf-8"
    )
    (passage,) = iob.uner(iob2, [Passage((only(HARBOUR),))])
    assert names_of(passage.sentences[0]) == ["PERSON:Ines"]
    iob2.write_text(iob2.read_text(encoding="utf-8").replace("B-PER", "O"), encoding="utf-8")
    (passage,) = iob.uner(iob2, [Passage((only(HARBOUR),))])
    assert [token.name for token in passage.sentences[0]][:2] == ["-", "O"]


def test_news_persons_lose_their_titles(tmp_path: Path) -> None:
    """Silver news marks titles with the person; here they are not part of the name."""
    path = tmp_path / "news.conll"
    lines = [
        "President NNP B-per",
        "Ada NNP I-per",
        "Lund NNP I-per",
        "met VBD O",
        "Iraqi JJ B-gpe",
        "envoys NNS O",
        "",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    ((sentence,),) = (passage.sentences for passage in iob.news(path))
    assert names_of(sentence) == ["PERSON:Ada Lund"]
    assert [token.name for token in sentence][4:] == ["-", "O"]


def test_re3d_phrases_come_down_to_names() -> None:
    """Articles go, countries are places, titles and crowds are left unsaid."""
    marked = iob.sentence(
        [
            ("The", "B-Organisation"),
            ("Norland", "I-Organisation"),
            ("asked", "O"),
            ("the", "B-Organisation"),
            ("Grain", "I-Organisation"),
            ("Office", "I-Organisation"),
            ("and", "O"),
            ("Minister", "B-Person"),
            ("Oda", "I-Person"),
            ("today", "B-Temporal"),
        ],
        {kind: kind for kind in (*re3d.LABELS, *re3d.PLAIN)},
    )
    sentence = re3d.names_only(marked, lambda text: text == "Norland")
    assert names_of(sentence) == ["LOC:Norland", "ORG:Grain Office"]
    assert [token.name for token in sentence][7:] == ["-", "-", "O"]


def gum(form: str, tag: str, head: int, entity: str = "", pos: str = "PROPN") -> Token:
    """One token as GUM has it."""
    return Token(form, pos=pos, tag=tag, head=head, misc=f"Entity={entity}" if entity else "")


def test_gum_names_are_the_proper_nouns_around_the_head() -> None:
    """Titles and articles stay out, nested places give way to the name around them, days are no names."""
    sentence = (
        gum("Senator", "NNP", 2, "(1-person-new"),
        gum("Ruth", "NNP", 0),
        gum("Abara", "NNP", 0, "1)"),
        gum("left", "VBD", 3, pos="VERB"),
        gum("the", "DT", 5, "(2-organization-new", pos="DET"),
        gum("University", "NNP", 3),
        gum("of", "IN", 7, pos="ADP"),
        gum("Leam", "NNP", 5, "(3-place-new)2)"),
        gum("on", "IN", 9, pos="ADP"),
        gum("Monday", "NNP", 3, "(4-time-new)"),
        gum("with", "IN", 12, pos="ADP"),
        gum("Norlandic", "JJ", 12, "(5-person-new", pos="ADJ"),
        gum("friends", "NNS", 3, "5)", pos="NOUN"),
    )
    named = gum_names.named(sentence)
    assert names_of(named) == ["PERSON:Ruth Abara", "ORG:University of Leam"]
    assert [named[at].name for at in (0, 9, 11, 12)] == ["O", "O", "-", "O"]


def test_closed_classes_take_the_commonest_lemma() -> None:
    """Pronouns and particles come from the treebank, with a typographic twin."""
    found = lemmas.closed_classes([Passage((only(HARBOUR), only(HARBOUR)))])
    assert found == {"aux": {"did": ["do"]}, "part": {"n't": ["not"], "n’t": ["not"]}}


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped pipeline."""
    return spacy.load(SHIPPED)


def test_shipped_size_and_card() -> None:
    """Small enough to ship, and the card speaks of these very weights."""
    size = sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file())
    assert size <= MOST_MEGABYTES * 1_000_000
    assert card.digest(SHIPPED) in (SHIPPED / card.CARD).read_text(encoding="utf-8")


def test_shipped_labels(nlp: Language) -> None:
    """The label sets that other code relies on."""
    assert set(nlp.pipe_labels["ner"]) == {"PERSON", "ORG", "LOC", "MISC"}
    assert {"ROOT", "nsubj", "nsubj:pass", "obj", "obl", "ccomp", "parataxis"} <= set(
        nlp.pipe_labels["parser"]
    )
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "ner"]


NAMES = [
    ("President Amara Okoye arrived in Lisbon on Thursday.", {"Amara Okoye": "PERSON", "Lisbon": "LOC"}),
    ("The United Nations condemned the attack on Sudan.", {"United Nations": "ORG", "Sudan": "LOC"}),
    ("“We can’t wait,” said Peter Hallam, who works in Leeds.", {"Peter Hallam": "PERSON", "Leeds": "LOC"}),
    ("Talks between Poland and Germany ended without a deal", {"Poland": "LOC", "Germany": "LOC"}),
    ("Shares of Microsoft rose, while those of Siemens fell.", {"Microsoft": "ORG", "Siemens": "ORG"}),
    ("The European Union will send aid to Kenya, Maria Lindqvist said.",
     {"European Union": "ORG", "Kenya": "LOC", "Maria Lindqvist": "PERSON"}),
    ("The Labour Party lost two seats in Manchester.", {"Labour Party": "ORG", "Manchester": "LOC"}),
]  # fmt: skip
FOUND_AT_LEAST = 12


def test_shipped_names_floor(nlp: Language) -> None:
    """At least so many of the names in sentences of our own, with the right kind."""
    hits = sum(
        {ent.text: ent.label_ for ent in nlp(text).ents}.get(name) == kind
        for text, expected in NAMES
        for name, kind in expected.items()
    )
    assert hits >= FOUND_AT_LEAST


def test_shipped_analysis_of_a_plain_sentence(nlp: Language) -> None:
    """Tags, lemmas and the main arcs of an easy sentence with a typographic contraction."""
    doc = nlp("The mayor said the council hadn’t approved the budgets.")
    by_text = {token.text: token for token in doc}
    assert [by_text[word].pos_ for word in ("mayor", "said", "approved")] == ["NOUN", "VERB", "VERB"]
    assert [by_text[word].lemma_ for word in ("said", "n’t", "approved", "budgets")] == [
        "say",
        "not",
        "approve",
        "budget",
    ]
    arcs = {word: by_text[word].dep_ for word in ("said", "mayor", "approved", "budgets")}
    assert arcs == {"said": "ROOT", "mayor": "nsubj", "approved": "ccomp", "budgets": "obj"}


def test_shipped_sentence_ends(nlp: Language) -> None:
    """Two sentences and a heading after a blank line are three."""
    doc = nlp("The bridge closed at noon. Nobody was hurt.\n\nWhat happens next")
    assert [sent.text.strip() for sent in doc.sents] == [
        "The bridge closed at noon.",
        "Nobody was hurt.",
        "What happens next",
    ]
