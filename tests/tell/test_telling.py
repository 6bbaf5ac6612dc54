import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.errors import EmptyPageError
from synoptic.model import Cite, ClaimGroup, Comparison, Document, Entity, Line, Mention, Moment, Page
from synoptic.tell import footers, tell, tldr
from synoptic.tell.citations import holds, sound
from synoptic.tell.doubts import doubts, owed
from synoptic.tell.headline import headline, where
from synoptic.tell.telling import independent, main_language
from synoptic.text import count_words, fold, sentence_spans
from tests.ferry_world import (
    AFTER,
    COPY,
    HARBOUR,
    OIL,
    SPANISH,
    TALK,
    comparison,
    document,
    page,
    pages,
    says,
    spoken,
    spot,
    telling,
)


def bare(*of: Page) -> Comparison:
    """A story in which nothing was compared."""
    return Comparison(pages=of, entities=(), claims=(), timeline=(), quotes=(), figures=(), times=())


def article(name: str, *paragraphs: str, **fields: object) -> Page:
    """A page of paragraphs."""
    return page(document(name, tuple(("paragraph", text) for text in paragraphs), **fields))


# ── the short form ───────────────────────────────────────────────────────────────────────────────────


def test_the_short_form_is_cut_from_independent_pages_of_one_language() -> None:
    short = telling().tldr
    told = {line.spans[0].document for line in short.sentences}
    assert COPY.id not in told
    assert TALK.id not in told
    assert SPANISH.id not in told
    assert len(told) > 1
    assert short.words <= 80
    assert all(not line.text.startswith(("KESPOINT", "However", "I ", "“")) for line in short.sentences)


def test_the_count_line_counts() -> None:
    short = telling().tldr
    assert short.words == sum(len(line.text.split()) for line in short.sentences)
    assert short.original_words == sum(p.document.words for p in independent(pages()))
    assert short.saved_percent == round(100 * (1 - short.words / short.original_words))


def test_it_is_told_in_the_order_of_the_pages() -> None:
    order = [p.document.id for p in pages()]
    told = [(order.index(line.spans[0].document), line.spans[0].start) for line in telling().tldr.sentences]
    assert told == sorted(told)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_so_many_sentences(count: int) -> None:
    assert len(tldr([page(OIL)], sentences=count).sentences) == count


def test_so_many_words_or_such_a_share() -> None:
    assert tldr([page(OIL)], words=40).words <= 40
    assert tldr([page(OIL)], ratio=0.5).words <= OIL.words / 2
    # a limit under every sentence still tells one
    assert len(tldr([page(OIL)], words=1).sentences) == 1


def test_a_page_without_prose_has_no_short_form() -> None:
    with pytest.raises(EmptyPageError, match="no prose"):
        tldr([page(document("d", (("title", "All stories"), ("teaser", "One story. Another story."))))])
    with pytest.raises(EmptyPageError):
        tldr([])


def test_a_story_without_prose_is_told_all_the_same() -> None:
    told = tell("s", bare(page(document("d", (("title", "All stories"),)))), Config())
    assert (told.title, told.tldr.sentences, told.tldr.words) == ("All stories", (), 0)


def test_sentences_that_lean_are_told_last() -> None:
    of = article(
        "d",
        "However, he said that the boats of the harbour were ready for the boats of the harbour.",
        "The boats of the harbour were ready before the storm came.",
    )
    assert tldr([of], sentences=1).sentences[0].text.startswith("The boats")
    assert len(tldr([of], sentences=2).sentences) == 2


def test_half_a_quotation_is_not_told() -> None:
    of = document(
        "d", (("paragraph", "“The light was out. Nobody came to mend it,” said the keeper of the light."),)
    )
    with pytest.raises(EmptyPageError):
        tldr([page(of)])
    whole = document("d", (("paragraph", "“The light was out,” said Oskar Brenn, the keeper of the light."),))
    assert tldr([page(whole, spoken(whole, "The light was out,", "Oskar Brenn"))]).sentences


def test_the_same_is_not_told_twice() -> None:
    text = "The ferry Marta Selin ran aground on the Tall Sister reef off Kespoint."
    short = tldr([article("a", text), article("b", text, "Two tugs pulled at her until the rope broke.")])
    assert [line.text for line in short.sentences].count(text) == 1


def test_a_disputed_figure_gives_way_to_an_undisputed_sentence() -> None:
    of = article(
        "a", "The ferry carried 186 people to the reef.", "The ferry carried its people to the reef."
    )
    disputed = ClaimGroup(
        about="people", status="disputed", kind="figure",
        mentions=(says(of.document, "The ferry carried 186 people to the reef."),) * 2,
    )  # fmt: skip
    plain = tell("s", bare(of), Config(tldr_words=8)).tldr.sentences[0].text
    doubted = msgspec.structs.replace(bare(of), claims=(disputed,))
    told = tell("s", doubted, Config(tldr_words=8)).tldr.sentences[0].text
    assert (plain, told) == (
        "The ferry carried 186 people to the reef.",
        "The ferry carried its people to the reef.",
    )


def test_an_overtaken_figure_gives_way_to_the_newest() -> None:
    early = article("a", "Eleven people died on the ferry at the reef.")
    late = article("b", "Fourteen people died on the ferry at the reef.")
    updated = ClaimGroup(
        about="dead", status="updated",
        mentions=(
            says(early.document, "Eleven people died", day="2031-05-04"),
            says(late.document, "Fourteen people died", day="2031-05-06"),
        ),
    )  # fmt: skip
    told = tell("s", msgspec.structs.replace(bare(early, late), claims=(updated,)), Config(tldr_words=9))
    assert [line.text[:8] for line in told.tldr.sentences] == ["Fourteen"]


def test_a_value_that_its_own_page_overtakes_is_old_too() -> None:
    early = article("a", "The ferry carried 240 crates to the island.", published="2031-05-04")
    late = article(
        "b",
        "The ferry carried 310 crates to the island.",
        "The figure of 240 crates came from an old list of the harbour.",
        published="2031-05-09",
    )
    updated = ClaimGroup(
        about="crates", status="updated",
        mentions=(
            says(early.document, "The ferry carried 240 crates"),
            says(late.document, "The ferry carried 310 crates"),
            says(late.document, "The figure of 240 crates"),
        ),
    )  # fmt: skip
    days = {"a": "2031-05-04", "b": "2031-05-09"}
    factors = doubts((updated,), days)
    assert [factor < 1 for _, factor in factors["b"]] == [False, True]
    line = Line(text="x", spans=(updated.mentions[2].span,))
    assert owed((updated,), (line,), days) == [updated.mentions[2].span, updated.mentions[1].span]
    # nothing new on the last page: it confirms what stands
    agreed = msgspec.structs.replace(updated, mentions=(updated.mentions[0], updated.mentions[2]))
    assert [factor < 1 for _, factor in doubts((agreed,), days)["b"]] == [False]


def test_what_is_told_brings_what_it_owes() -> None:
    early = article(
        "a",
        "Eleven people died on the ferry Marta Selin at the Tall Sister reef off Kespoint on Saturday night.",
        "Boats of the harbour searched the reef off Kespoint all night for people of the ferry Marta Selin.",
        published="2031-05-04",
    )
    late = article(
        "b",
        "The ferry Marta Selin was pulled off the Tall Sister reef off Kespoint by two tugs on Friday.",
        "Fourteen people died in all, said the harbour master, Dr Amina Holt.",
        published="2031-05-09",
    )
    of = msgspec.structs.replace(
        bare(early, late),
        claims=(
            ClaimGroup(
                about="dead",
                status="updated",
                mentions=(
                    says(early.document, "Eleven people died"),
                    says(late.document, "Fourteen people died"),
                ),
            ),
        ),
    )
    told = [line.text[:8] for line in tell("s", of, Config(tldr_words=40)).tldr.sentences]
    assert "Eleven p" not in told or "Fourteen" in told


def test_chinese_is_told_too() -> None:
    of = article("z", "渡轮星期六晚上在礁石上搁浅。", "所有乘客在星期天天亮前上岸。", language="zh")
    assert tldr([of], sentences=1).sentences


def test_the_language_of_most_reports_leads() -> None:
    assert main_language(pages()) == "en"
    assert main_language([page(SPANISH)]) == "es"
    assert main_language([]) is None


# ── the headline ─────────────────────────────────────────────────────────────────────────────────────


def test_the_headline_stands_where_it_is_said_to() -> None:
    told = telling()
    span = told.title_span
    assert span is not None
    assert told.title == AFTER.title
    text = {p.document.id: p.document.text for p in pages()}[span.document]
    assert fold(text[span.start : span.end]) == told.title


def entity(name: str) -> Entity:
    return Entity(name=name, kind="other", mentions=3, documents=("a", "b"))


def titled(name: str, title: str, genre: str = "report", **fields: object) -> Page:
    body = "The ferry Marta Selin ran aground on the Tall Sister reef."
    return page(document(name, (("title", title), ("paragraph", body)), genre=genre, **fields))


@pytest.mark.parametrize(
    ("worse", "genre"),
    [
        ("Why did the ferry Marta Selin run onto the reef?", "report"),
        ("The ferry Marta Selin and the reef of my youth", "opinion"),
        ("Ferry Marta Selin runs aground on reef, says everybody", "discussion"),
        ("Quiet week ahead for gardeners and bakers", "report"),
    ],
)
def test_a_reports_statement_makes_the_headline(worse: str, genre: str) -> None:
    best = titled("b", "Ferry Marta Selin runs aground on Tall Sister reef")
    for told in ((titled("a", worse, genre), best), (best, titled("a", worse, genre))):
        assert headline(told, (entity("Marta Selin"),))[0] == best.document.title


def test_a_title_with_an_overtaken_number_gives_way() -> None:
    early = titled("a", "Ferry Marta Selin hits Tall Sister reef: 11 missing")
    late = titled("b", "Ferry Marta Selin on Tall Sister reef: captain freed")
    for told in ((early, late), (late, early)):
        assert headline(told, (), None, frozenset({"11"}))[0] == late.document.title


def test_without_a_good_title_an_opening_sentence_leads() -> None:
    told = headline((titled("a", "What now?"), titled("b", "Who knew?")), ())
    assert told[0] == "The ferry Marta Selin ran aground on the Tall Sister reef."
    assert told[1] is not None


def test_a_title_that_only_metadata_holds_has_no_span() -> None:
    of = msgspec.structs.replace(HARBOUR, title="Ferry Marta Selin with 186 aboard hits a reef")
    assert headline((page(of),), ()) == (of.title, None)


def test_a_page_of_nothing_is_called_by_its_address() -> None:
    of = msgspec.structs.replace(document("d", (("chrome", "Share"),)), title=None)
    assert headline((page(of),), ()) == (of.address, None)


@pytest.mark.parametrize("title", ["", " ", "((((", "a" * 500, "no such words"])
def test_odd_titles_are_searched_in_vain(title: str) -> None:
    assert where(HARBOUR, title) is None


# ── the check ────────────────────────────────────────────────────────────────────────────────────────


@given(st.integers(-5, 500), st.integers(-5, 500), st.text(max_size=20), st.booleans())
@settings(max_examples=150, deadline=None)
def test_only_what_its_source_says_holds(start: int, end: int, text: str, worded: bool) -> None:
    texts = {OIL.id: OIL.text}
    line = Line(text=text, spans=(Cite(document=OIL.id, start=start, end=end),), worded=worded)
    inside = 0 <= start < end <= len(OIL.text)
    assert holds(line, texts) == (
        inside and (worded or (bool(text.strip()) and fold(text) == fold(OIL.text[start:end])))
    )


def test_what_is_not_traced_is_not_told() -> None:
    lie = Moment(date="2031-05-03", text="The ferry sank.", spans=(spot(OIL, "Up to 40 tonnes"),))
    gone = Moment(date="2031-05-03", text="x", spans=(Cite(document="gone", start=0, end=1),))
    group = comparison().claims[0]
    false = Mention(text="190 people", span=group.mentions[0].span)
    broken = msgspec.structs.replace(group, mentions=(false, group.mentions[1]))
    told = tell("s", msgspec.structs.replace(comparison(), timeline=(lie, gone), claims=(broken,)), Config())
    assert told.timeline == ()
    assert told.claims == ()
    texts = {p.document.id: p.document.text for p in pages()}
    three = msgspec.structs.replace(group, mentions=(*group.mentions, false))
    assert sound([three], texts)[0].mentions == group.mentions


@st.composite
def stories(draw: st.DrawFn) -> Comparison:
    found = []
    for i in range(draw(st.integers(1, 3))):
        roles = st.sampled_from(["title", "paragraph", "comment", "digest", "list_item", "chrome"])
        word = st.sampled_from(
            [
                "The",
                "ferry",
                "reef",
                "Marta",
                "“so",
                "”so.",
                "However,",
                "he",
                "12",
                "struck.",
                "«Oh»",
                "(no)",
                "渡轮。",
            ]
        )
        texts = st.lists(word, min_size=1, max_size=25).map(" ".join) | st.text(min_size=1, max_size=40)
        parts = draw(st.lists(st.tuples(roles, texts), min_size=1, max_size=5))
        of = document(f"d{i}", tuple(parts), genre=draw(st.sampled_from(["report", "opinion"])))
        found.append(page(of))
    return bare(*found)


@given(stories(), st.integers(1, 60))
@settings(max_examples=100, deadline=None)
def test_told_lines_equal_their_spans(of: Comparison, budget: int) -> None:
    told = tell("s", of, Config(tldr_words=budget))
    texts = {p.document.id: p.document.text for p in of.pages}
    roles = {p.document.id: p.document.blocks for p in of.pages}
    for line in told.tldr.sentences:
        cite = line.spans[0]
        assert line.text == fold(texts[cite.document][cite.start : cite.end])
        block = next(b for b in roles[cite.document] if b.start <= cite.start < b.end)
        assert block.role in ("paragraph", "list_item")
    assert told.tldr.words == count_words(" ".join(line.text for line in told.tldr.sentences))
    assert told.title


# ── count lines of bots ──────────────────────────────────────────────────────────────────────────────

OPENING = "This is the best summary I could come up with:"


def digest(summary: int, original: int, saved: int) -> Document:
    """A thread whose bot wrote twelve words, on a page of a hundred."""
    body = f"{OPENING} The ferry struck the reef and twelve words are told here today. "
    line = (
        f"The original article contains {original} words, the summary contains {summary} words. "
        f"Saved {saved}%. I'm a bot and I'm open source!"
    )
    return msgspec.structs.replace(TALK, text=body + line, blocks=_blocks(body + line))


def _blocks(text: str):
    spans = sentence_spans(text)
    return tuple(msgspec.structs.replace(TALK.blocks[2], start=s.start, end=s.end) for s in spans)


@pytest.mark.parametrize(
    ("summary", "original", "saved", "lies"),
    [(12, 73, 84, 0), (12, 75, 84, 0), (30, 73, 59, 1), (12, 400, 97, 1), (12, 73, 50, 1), (218, 924, 10, 3)],
)
def test_a_count_line_is_held_to_its_word(summary: int, original: int, saved: int, lies: int) -> None:
    (found,) = footers(digest(summary, original, saved), {HARBOUR.id: HARBOUR})
    assert (found.summary, found.original, found.saved) == (summary, original, saved)
    assert found.counted_summary == 12
    assert found.counted_original == 73
    assert len(found.lies) == lies


def test_an_original_that_is_not_here_is_not_judged() -> None:
    (found,) = footers(digest(12, 924, 99), {})
    assert found.counted_original is None
    assert found.lies == ()


def test_a_page_that_is_a_digest_is_held_to_its_word_too() -> None:
    whole = digest(30, 73, 59)
    blocks = tuple(msgspec.structs.replace(block, role="paragraph") for block in whole.blocks)
    (found,) = footers(msgspec.structs.replace(whole, genre="digest", blocks=blocks), {})
    assert found.counted_summary == 12
    assert found.lies == ("It says that the summary has 30 words; it has 12.",)


def test_where_blanks_part_no_words_characters_are_counted() -> None:
    told = "渡輪停航兩週居民須提前安排出行"
    line = f"{told} 原文150字，摘要{len(told)}字。節省90%"
    talk = msgspec.structs.replace(TALK, text=line, blocks=_blocks(line))
    (found,) = footers(talk, {})
    assert (found.counted_summary, found.lies) == (len(told), ())


def test_a_page_without_a_digest_has_no_count_line() -> None:
    assert footers(HARBOUR, {}) == ()
