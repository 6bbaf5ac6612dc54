# ruff: noqa: E501, ISC004  the pages' words read better whole
"""An invented story, told by eight invented pages, for tests of telling and rendering."""

from synoptic.config import Config
from synoptic.model import (
    Block,
    Brief,
    Cite,
    ClaimGroup,
    Comparison,
    CopyOf,
    Document,
    Entity,
    Expression,
    Fact,
    Failure,
    Mention,
    Moment,
    Page,
    Published,
    Quote,
    Span,
    Telling,
    ToldFigure,
    ToldQuote,
    ToldTime,
    When,
)
from synoptic.tell import tell
from synoptic.text import count_words, sentence_spans

ONE = (
    ("title", "Ferry with 186 aboard runs aground off Kespoint"),
    ("dateline", "By Ilse Moravec, 4 May 2031 09:40"),
    (
        "lead",
        "KESPOINT – The ferry Marta Selin ran aground on the Tall Sister reef off Kespoint on Saturday night "
        "with 186 people aboard, the coastguard said.",
    ),
    (
        "paragraph",
        "All passengers were brought ashore by dawn on Sunday. Eleven people were treated for cold.",
    ),
    (
        "paragraph",
        "“She turned too late, and she turned to the wrong side,” said Oskar Brenn, who keeps the light on "
        "the reef. The operator, Selin Lines, said that the ferry had lost no fuel.",
    ),
    ("chrome", "Sign up for our morning letter"),
)
TWO = (
    ("title", "Oil on the beach, says harbour; no oil, says ferry line"),
    ("dateline", "5 May 2031"),
    (
        "paragraph",
        "Up to 40 tonnes of diesel have leaked from the ferry Marta Selin, the harbour master of Kespoint, "
        "Dr Amina Holt, said on Monday.",
    ),
    (
        "paragraph",
        "Selin Lines denied that any fuel had been lost. The Marta Selin carried 212 people, according to the "
        "passenger list that this newspaper has seen.",
    ),
    ("paragraph", "Divers will inspect the hull on 7 May. The reef has sunk nine ships since 1902."),
)
THREE = (
    ("title", "El ferri Marta Selin encalla frente a Kespoint"),
    (
        "paragraph",
        "El ferri Marta Selin encalló el sábado por la noche frente a Kespoint con 186 personas a bordo, "
        "según la guardia costera.",
    ),
    ("paragraph", "«No hemos perdido ni una gota», dijo el director de Selin Lines, Pál Rácz."),
)
FOUR = (
    ("title", "Ferry with 186 aboard runs aground off Kespoint"),
    (
        "paragraph",
        "The ferry Marta Selin ran aground on the Tall Sister reef off Kespoint on Saturday night with 186 "
        "people aboard, the coastguard said. All passengers were brought ashore by dawn on Sunday.",
    ),
)
FIVE = (
    ("title", "Ferry aground, whole crew asleep?"),
    ("paragraph", "My neighbour works on that boat."),
    (
        "digest",
        "This is the best summary I could come up with: All passengers were brought ashore by dawn on Sunday. "
        "Eleven people were treated for cold. The original article contains 400 words, the summary contains "
        "90 words. Saved 70%.",
    ),
    ("comment", "Nine ships in 130 years is not a reef, that is a habit."),
    ("comment", "Good bot, bad arithmetic."),
)
SIX = (
    ("title", "A reef that we chose to forget"),
    (
        "paragraph",
        "I have watched the light on the Tall Sister for thirty years, and I do not believe in bad luck.",
    ),
    (
        "paragraph",
        "However, nobody wants to hear that. The pilots asked for a second light in 2019, and the ministry of "
        "transport refused it as too dear.",
    ),
)
SEVEN = (
    ("title", "Marta Selin pulled off the reef; 28 tonnes of diesel lost"),
    ("dateline", "Rolf Aske | 9 May 2031, 18:05"),
    (
        "paragraph",
        "Two tugs pulled the ferry Marta Selin off the Tall Sister reef on Friday morning. Some 28 tonnes of "
        "diesel were lost, divers found, less than the harbour had feared.",
    ),
    (
        "paragraph",
        "Thirteen people were treated in hospital in all, the health service said. “We will pay for every "
        "bucket and every spade,” Pál Rácz, the director of Selin Lines, told reporters.",
    ),
)
LONE = (
    ("title", "Kespoint market moves to Tuesdays"),
    ("paragraph", "The market of Kespoint will be held on Tuesdays from June, the council decided."),
)
"""A page of another story."""


def document(
    name: str,
    parts: tuple[tuple[str, str], ...],
    *,
    published: str | None = None,
    copy: CopyOf | None = None,
    **fields: object,
) -> Document:
    """A page out of its blocks' roles and texts."""
    text, blocks = "", []
    for role, words in parts:
        text += "\n\n" if text else ""
        author = "reefwatcher" if role == "comment" else None
        blocks.append(Block(role=role, start=len(text), end=len(text) + len(words), author=author))
        text += words
    main = {"title", "lead", "paragraph", "heading", "list_item"}
    settings: dict[str, object] = {
        "address": f"https://{name}.example/marta-selin",
        "kind": "article",
        "genre": "report",
        "source": f"{name}.example",
        "section": None,
        "authors": (),
        "collected": "2031-05-10T08:00:00Z",
        "language": "en",
    } | fields
    return Document(
        id=name,
        title=next((words for role, words in parts if role == "title"), None),
        published=Published(date=published, basis="stated") if published else None,
        text=text,
        blocks=tuple(blocks),
        copy_of=copy,
        words=sum(count_words(words) for role, words in parts if role in main),
        **settings,
    )


def page(of: Document, *facts: Fact) -> Page:
    """The document with its sentences."""
    sentences = [
        span
        for block in of.blocks
        if block.role not in ("chrome", "teaser")
        for span in sentence_spans(of.text, block.start, block.end)
    ]
    return Page(document=of, facts=tuple(sorted(facts, key=lambda f: f.span)), sentences=tuple(sentences))


def spot(of: Document, words: str) -> Cite:
    """Where the words stand."""
    start = of.text.index(words)
    return Cite(document=of.id, start=start, end=start + len(words))


def when(of: Document, words: str, day: str) -> Fact:
    """A time that was resolved."""
    at = spot(of, words)
    return Fact(span=Span(at.start, at.end), what=When(date=day, expression=Expression(), basis="published"))


def spoken(of: Document, words: str, speaker: str) -> Fact:
    """Somebody's words between marks."""
    at = spot(of, words)
    return Fact(span=Span(at.start, at.end), what=Quote(speaker=speaker, via=None, direct=True))


def says(
    of: Document, words: str, *, holder: str | None = None, day: str | None = None, stance: str = "says"
) -> Mention:
    """One page's part in a claim."""
    return Mention(text=words, span=spot(of, words), holder=holder, date=day, stance=stance)


HARBOUR = document(
    "kespoint-bugle", ONE, published="2031-05-04", source="Kespoint Bugle", authors=("Ilse Moravec",)
)
OIL = document("coast-today", TWO, published="2031-05-05", source="Coast Today")
SPANISH = document("la-marea", THREE, published="2031-05-04", source="La Marea", language="es")
COPY = document(
    "wire-mirror", FOUR, published="2031-05-04", copy=CopyOf(document="kespoint-bugle", overlap=0.97)
)
TALK = document(
    "reefboard", FIVE, published="2031-05-05", kind="thread", genre="discussion",
    copy=CopyOf(document="kespoint-bugle", overlap=0.6),
)  # fmt: skip
VIEW = document("old-salt", SIX, genre="opinion", source="The Old Salt")
AFTER = document(
    "northern-post", SEVEN, published="2031-05-09", source="Northern Post", authors=("Rolf Aske",)
)
ALONE = document("market-news", LONE, published="2031-05-06", source="Market News")

STORY = (HARBOUR, SPANISH, COPY, OIL, TALK, VIEW, AFTER)


def pages() -> tuple[Page, ...]:
    """The story's pages with the facts that telling uses."""
    return (
        page(
            HARBOUR,
            when(HARBOUR, "on Saturday night", "2031-05-03"),
            when(HARBOUR, "by dawn on Sunday", "2031-05-04"),
            spoken(HARBOUR, "She turned too late, and she turned to the wrong side,", "Oskar Brenn"),
        ),
        page(SPANISH, when(SPANISH, "el sábado por la noche", "2031-05-03")),
        page(COPY, when(COPY, "on Saturday night", "2031-05-03")),
        page(
            OIL,
            when(OIL, "on Monday", "2031-05-05"),
            when(OIL, "on 7 May", "2031-05-07"),
            when(OIL, "since 1902", "1902"),
        ),
        page(TALK, when(TALK, "by dawn on Sunday", "2031-05-04")),
        page(VIEW, when(VIEW, "in 2019", "2019")),
        page(
            AFTER,
            when(AFTER, "on Friday morning", "2031-05-09"),
            spoken(AFTER, "We will pay for every bucket and every spade,", "Pál Rácz"),
        ),
    )


def figure(of: Document, words: str, low: float, item: str, **fields: object) -> ToldFigure:
    """A number as the story tells it."""
    settings: dict[str, object] = {
        "high": None, "modifier": "exactly", "unit": None, "holder": None, "date": None
    } | fields  # fmt: skip
    return ToldFigure(text=words, low=low, item=item, span=spot(of, words), **settings)


FIGURES = (
    figure(HARBOUR, "186 people", 186, "people aboard", holder="the coastguard"),
    figure(OIL, "212 people", 212, "people aboard", holder="the passenger list"),
    figure(SPANISH, "186 personas", 186, "personas a bordo", holder="la guardia costera"),
    figure(OIL, "Up to 40 tonnes", 40, "diesel", modifier="up to", unit="t", holder="Amina Holt"),
    figure(AFTER, "Some 28 tonnes", 28, "diesel", modifier="about", unit="t", holder="divers"),
    figure(HARBOUR, "Eleven people", 11, "people treated"),
    figure(AFTER, "Thirteen people", 13, "people treated", holder="the health service"),
    figure(OIL, "nine ships", 9, "ships sunk"),
)


def claims() -> tuple[ClaimGroup, ...]:
    """What the pages say of the same things."""
    return (
        ClaimGroup(
            about="people aboard", status="disputed", kind="figure", why="186 and 212 cannot both be right.",
            mentions=(
                says(HARBOUR, "with 186 people aboard, the coastguard said", holder="the coastguard"),
                says(OIL, "The Marta Selin carried 212 people, according to the passenger list that this newspaper has seen.",
                     holder="the passenger list"),
            ),
        ),
        ClaimGroup(
            about="fuel lost", status="disputed", kind="account", why="Selin Lines denies what the harbour master says.",
            mentions=(
                says(OIL, "Up to 40 tonnes of diesel have leaked from the ferry Marta Selin, the harbour master of "
                     "Kespoint, Dr Amina Holt, said on Monday.", holder="Amina Holt", day="2031-05-05"),
                says(OIL, "Selin Lines denied that any fuel had been lost.", holder="Selin Lines", stance="denies"),
                says(HARBOUR, "Selin Lines, said that the ferry had lost no fuel.", holder="Selin Lines", stance="denies"),
            ),
        ),
        ClaimGroup(
            about="where it ran aground", status="agreed", why="Three pages say the same.",
            mentions=(
                says(HARBOUR, "The ferry Marta Selin ran aground on the Tall Sister reef off Kespoint on Saturday night"),
                says(SPANISH, "El ferri Marta Selin encalló el sábado por la noche frente a Kespoint"),
            ),
        ),
        ClaimGroup(
            about="people treated", status="updated", why="The later figure includes the earlier one.",
            mentions=(
                says(HARBOUR, "Eleven people were treated for cold.", day="2031-05-04"),
                says(AFTER, "Thirteen people were treated in hospital in all, the health service said.",
                     holder="the health service", day="2031-05-09"),
            ),
        ),
        ClaimGroup(
            about="a second light", status="single", why="Only one page tells it.",
            mentions=(says(VIEW, "The pilots asked for a second light in 2019, and the ministry of transport refused "
                           "it as too dear."),),
        ),
    )  # fmt: skip


def comparison() -> Comparison:
    """All that comparing would have found."""
    moment = "ran aground on the Tall Sister reef off Kespoint on Saturday night"
    return Comparison(
        pages=pages(),
        entities=(
            Entity(name="Marta Selin", kind="other", mentions=9, documents=("coast-today", "kespoint-bugle")),
            Entity(name="Kespoint", kind="place", mentions=5, documents=("coast-today", "kespoint-bugle")),
            Entity(name="Selin Lines", kind="organisation", mentions=4, documents=("coast-today", "kespoint-bugle")),
            Entity(name="Amina Holt", kind="person", mentions=1, documents=("coast-today",)),
            Entity(name="Pál Rácz", kind="person", mentions=2, documents=("la-marea", "northern-post")),
        ),
        claims=claims(),
        timeline=(
            Moment(
                date="2019",
                text="The pilots asked for a second light in 2019, and the ministry of transport refused it as too dear.",
                spans=(spot(VIEW, "The pilots asked for a second light in 2019, and the ministry of transport refused it as too dear."),),
            ),
            Moment(
                date="2031-05-03",
                text=f"The ferry Marta Selin {moment} with 186 people aboard, the coastguard said.",
                spans=(
                    spot(HARBOUR, f"The ferry Marta Selin {moment} with 186 people aboard, the coastguard said."),
                    spot(SPANISH, "El ferri Marta Selin encalló el sábado por la noche frente a Kespoint"),
                ),
            ),
            Moment(
                date="2031-05-09",
                text="Two tugs pulled the ferry Marta Selin off the Tall Sister reef on Friday morning.",
                spans=(spot(AFTER, "Two tugs pulled the ferry Marta Selin off the Tall Sister reef on Friday morning."),),
            ),
        ),
        quotes=(
            ToldQuote(
                text="She turned too late, and she turned to the wrong side,", speaker="Oskar Brenn", via=None, direct=True,
                span=spot(HARBOUR, "She turned too late, and she turned to the wrong side,"),
            ),
            ToldQuote(
                text="No hemos perdido ni una gota", speaker="Pál Rácz", via=None, direct=True,
                span=spot(SPANISH, "No hemos perdido ni una gota"),
            ),
            ToldQuote(
                text="We will pay for every bucket and every spade,", speaker="Pál Rácz", via="the Northern wire",
                direct=True, span=spot(AFTER, "We will pay for every bucket and every spade,"),
            ),
            ToldQuote(
                text="the ferry had lost no fuel", speaker="Selin Lines", via=None, direct=False,
                span=spot(HARBOUR, "the ferry had lost no fuel"),
            ),
        ),
        figures=FIGURES,
        times=(ToldTime(text="on Saturday night", date="2031-05-03", span=spot(HARBOUR, "on Saturday night")),),
    )  # fmt: skip


def telling() -> Telling:
    """The story as told."""
    return tell("s1", comparison(), Config(tldr_words=80))


def lone_telling() -> Telling:
    """The page that stands by itself."""
    return tell(
        "s2",
        Comparison(
            pages=(page(ALONE),), entities=(), claims=(), timeline=(), quotes=(), figures=(), times=()
        ),
        Config(),
    )


def brief() -> Brief:
    """Everything that one call tells."""
    return Brief(
        documents=(*STORY, ALONE),
        stories=(telling(), lone_telling()),
        failures=(Failure(page="scan.pdf", reason="not text; convert it to text or HTML first"),),
    )
