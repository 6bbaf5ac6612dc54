"""Comments below an article, in the many ways in which pages of text show who wrote them."""

import pytest

from synoptic.read import digest
from synoptic.read.blocks import check
from synoptic.read.plain import plain_page

ARTICLE = """Island loses a third of its ferries

2 March 2026
By Marta Oliver

The shipping company Ostmarsch will end a third of its crossings to the island in April, it said on Monday.

The mayor called it a blow to the 900 people of the island and said that it would lose 3.2 million euros.

"""
ANNA, JOHN = ("Anna B.", "Nobody asked us."), ("John", "They never do.")

WAYS = {
    "time in brackets": (
        "Comments (2)\n\nAnna B. (3 hours ago):\nNobody asked us.\n\nJohn (2 hours ago):\nThey never do.\n",
        [ANNA, JOHN],
    ),
    "dash and day": (
        "2 Comments\nAnna B. — 12 Mar 2026\nNobody asked us.\nJohn — 13 Mar 2026\nThey never do.\n",
        [ANNA, JOHN],
    ),
    "at signs": (
        "Reader comments\n@anna: Nobody asked us.\n@john: @anna They never do.\n",
        [("anna", "Nobody asked us."), ("john", "@anna They never do.")],
    ),
    "a word of saying": (
        "Comments\nAnonymous said...\nNobody asked us.\n19 March 2026 at 12:00\nPost a Comment\n",
        [("Anonymous", "Nobody asked us.")],
    ),
    "a word of saying in German": (
        "Kommentare\nAnna B. schrieb am 12.03.2026 um 10:15 Uhr:\nUns hat keiner gefragt.\n",
        [("Anna B.", "Uns hat keiner gefragt.")],
    ),
    "no names": ("Comments\n\nNobody asked us.\n\nThey never do.\n\nLog in to comment\n", [(None, ANNA[1])]),
    "name and place on the line": (
        "Have your say\nAnna, Leeds: Nobody asked us.\nJohn, Hull: They never do.\nTerms | Privacy",
        [("Anna, Leeds", "Nobody asked us."), ("John, Hull", "They never do.")],
    ),
    "bullets": ("3 comments\n• Anna B.: Nobody asked us.\n• John: They never do.\n", [ANNA, JOHN]),
    "names after": ('Comments\n"Nobody asked us." - Anna B.\n"They never do." - John\n', [
        ("Anna B.", '"Nobody asked us."'), ("John", '"They never do."'),
    ]),
    "votes under names": (
        "12 comments, top first\nAnna B.\n↑ 14 ↓ 2\nNobody asked us.\n\nJohn\n↑ 3 ↓ 0\nThey never do.\n",
        [ANNA, JOHN],
    ),
    "Chinese": ("评论（2）\n张三 2小时前\n没有人问过我们。\n", [("张三", "没有人问过我们。")]),
    "Russian": ("Комментарии\nАнна, 2 марта 2026 в 15:40\nНас никто не спросил.\n", [
        ("Анна", "Нас никто не спросил."),
    ]),
    "no head": (
        "Anna B. 12 Mar 2026 10:15\nNobody asked us.\nJohn 12 Mar 2026 11:00\nThey never do.\n", [ANNA, JOHN]
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_who_wrote_which(way: str) -> None:
    talk, expected = WAYS[way]
    text = ARTICLE + talk
    blocked = plain_page(text)
    check(text, blocked.blocks)
    assert blocked.kind == "article"
    assert blocked.authors == ("Marta Oliver",)
    told = [(b.author, text[b.start : b.end]) for b in blocked.blocks if b.role == "comment"]
    for comment in expected:
        assert comment in told
    main = " ".join(text[b.start : b.end] for b in blocked.blocks if b.role == "paragraph")
    assert "lose 3.2 million euros." in main
    assert "asked us" not in main


@pytest.mark.parametrize(
    "talk",
    [
        "Comments\nAnna B. | 12 Mar, 10:15 | Reply\nSo?\n    John | 12 Mar, 11:00 | Reply\n    No.\n",
        "Comments (2)\nAnna B. 4 likes\nNobody asked us.\n-- John 2 likes\n-- They never do.\n",
        "Comments\nAnna B. 4 likes\nNobody asked us.\nJohn 2 likes\n@Anna They never do, Anna.\n".replace(
            "@Anna", "@Anna_B"
        ),
    ],
    ids=["indented", "dashes", "nobody of that name"],
)
def test_whom_a_comment_answers(talk: str) -> None:
    blocked = plain_page(ARTICLE + talk)
    anna, john = (i for i, block in enumerate(blocked.blocks) if block.role == "comment")
    assert blocked.blocks[john].reply_to == (None if "@Anna_B" in talk else anna)
    assert blocked.blocks[anna].reply_to is None


def test_a_quotation_tells_whom_a_comment_answers() -> None:
    said = "Nobody asked the island."
    talk = f"Comments\nAnna B. 4 likes\n{said}\nJohn 2 likes\n> {said}\nThey never do.\n"
    blocked = plain_page(ARTICLE + talk)
    anna, john = (i for i, block in enumerate(blocked.blocks) if block.role == "comment")
    assert blocked.blocks[john].reply_to == anna


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("Der Originalartikel hat 924 Wörter, die Zusammenfassung hat 218 Wörter. Gespart: 76%", True),
        ("El artículo original contiene 924 palabras, el resumen contiene 218 palabras. Ahorro: 76%", True),
        ("L'article original contient 924 mots, le résumé contient 218 mots. Économie : 76 %", True),
        ("O artigo original contém 924 palavras, o resumo contém 218 palavras. Economia: 76%", True),
        ("L'articolo originale contiene 924 parole, il riassunto contiene 218 parole. Risparmio 76%", True),
        ("Het originele artikel bevat 924 woorden, de samenvatting bevat 218 woorden. Bespaard 76%", True),
        ("Оригинал статьи содержит 924 слова, пересказ содержит 218 слов. Сэкономлено 76%", True),
        ("原文924字，摘要218字。节省76%", True),
        ("The book has 924 pages, and 76% of its readers liked all 218 of the pictures.", False),
    ],
)
def test_footers_of_digests_in_other_languages(line: str, counts: bool) -> None:
    assert digest.footer(line) == (digest.Counts(924, 218, 76) if counts else None)


BODY = (
    "The council will close the ferry for two weeks, its speaker said on Monday after a long debate.",
    "Engineers found a crack in the rudder last Thursday, and a new part has to be made before it sails.",
    "Until then a smaller boat is to carry people and medicine to the islands, but neither cars nor sheep.",
)


def test_names_that_were_set_in_bold_before_the_words() -> None:
    told = (
        ("Tom Abel", "Two weeks without a car are long."),
        ("gretel_w", "I would have asked the islands first."),
        ("Cora Wells", "Nobody asked us, as ever."),
    )
    text = "\n".join(["Ferry closed", "", *BODY, "", "Comments", "", *(f"{n} {w}" for n, w in told)])
    blocks = [b for b in plain_page(text).blocks if b.role == "comment"]
    assert [(b.author, text[b.start : b.end]) for b in blocks] == list(told)


def test_sentences_that_begin_with_a_name_are_not_cut() -> None:
    told = ("Tom Abel is right about this.", "The Council never asks.", "Nobody asked us, as ever.")
    text = "\n".join(["Ferry closed", "", *BODY, "", "Comments", "", *told])
    blocks = [b for b in plain_page(text).blocks if b.role == "comment"]
    assert [(b.author, text[b.start : b.end]) for b in blocks] == [(None, line) for line in told]
