# ruff: noqa: E501  markup keeps its own lines
"""Talk in markup that names nothing: told by its lines, by how it repeats, by how it is nested."""

import pytest

from synoptic.config import Config
from synoptic.model import Document, RawPage
from synoptic.read import read
from synoptic.text import fold

SAID = (
    (
        "Mira Toll",
        "The timetable on the quay is wrong since Monday, and the first boat left without half the school.",
        None,
    ),
    ("old_bosun", "They never print a new one. Ask the kiosk, she writes it by hand.", 0),
    ("Mira Toll", "The kiosk is closed until Easter.", 1),
    ("K. Abara", "There is a photo of the right one in the harbour office window, I took it yesterday.", 0),
    ("tidewatch77", "Thanks!", 3),
    ("Wen Li", "Our children take the bus now. It is slower, but it does not leave before its time.", 0),
)
ARTICLE = (
    "<article><h1>The timetable nobody printed</h1><p>The company has not printed a timetable for the island since "
    "the autumn, and on Monday the first boat left without half of the school children, parents say.</p><p>A spokesman "
    "for the company said that a new timetable would be put up by Friday. The council has asked for an explanation.</p></article>"
)
HEADS = {
    "posted": "Posted by: {name} (2021-03-12 09:1{i})",
    "glued": "{name}, 12.03.2021, 09:1{i}",
    "date first": "12.03.2021 09:1{i} | {name}",
    "numbered": "#{i} {name} 12.03.2021 09:1{i}",
    "labelled": "Name: {name}<br>Date: 2021-03-12 09:1{i}",
    "mail": "<b>From:</b> {name} &lt;a{i}@quay.example&gt;<br><b>Date:</b> Fri, 12 Mar 2021 09:1{i}:00 +0000",
    "mailto": "<b>{name}</b> <a href='mailto:x'>user{i} at quay.example</a><br><i>Fri Mar 12 09:1{i}:00 CET 2021</i>",
    "buttons": "<a href='/u/{i}'>{name}</a> <span>12 March 2021, 09:1{i}</span> <a href='#'>bewerk</a> <a href='#'>wis</a>",
    "picture": "<a href='/u/{i}' aria-label=\"{name}'s profile\"><img src=a></a> <time>12 March 2021, 09:1{i}</time>",
    "letter": "<a href='/u/{i}'><span class=ring>{letter}</span></a> <a href='/u/{i}'>{name}</a> <span>12 March 2021, 09:1{i}</span>",
}


def page(body: str, address: str = "https://quay.example/forum/12") -> Document:
    markup = f"<html><head><title>Wrong timetable</title></head><body><a href=/>Quay</a>{body}</body></html>"
    raw = RawPage(address=address, name="p.html", body=markup.encode(), collected="2026-02-03T09:00:00+00:00")
    return read(raw, Config())


def talk(document: Document) -> list[tuple[str | None, str, int | None]]:
    """Author, words, and which comment each answers."""
    said = [(i, b) for i, b in enumerate(document.blocks) if b.role == "comment"]
    place = {i: at for at, (i, _) in enumerate(said)}
    return [
        (
            b.author,
            fold(document.text[b.start : b.end]),
            None if b.reply_to is None else place.get(b.reply_to),
        )
        for _, b in said
    ]


def flat(head: str) -> str:
    return "".join(
        f"<div class=q><div class=w>{head.format(name=name, i=i, letter=name[0])}</div><div class=z>{words}</div></div>"
        for i, (name, words, _) in enumerate(SAID)
    )


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_lines_with_day_and_clock_tell_posts_and_comments(head: str) -> None:
    thread = page(f"<h1>Wrong timetable</h1>{flat(head)}")
    assert thread.kind == "thread"
    assert [each[:2] for each in talk(thread)] == [(name, words) for name, words, _ in SAID[1:]]
    assert thread.authors == ("Mira Toll",)
    below = page(f"{ARTICLE}<div><h3>6 comments</h3>{flat(head)}</div>", "https://quay.example/news/12")
    assert below.kind == "article"
    assert [each[:2] for each in talk(below)] == [(name, words) for name, words, _ in SAID]


def test_posts_without_any_box_of_their_own() -> None:
    rows = "".join(
        f"<dt>{i + 1} : <b>{name}</b> : 2021/03/12(Fri) 09:1{i}<dd>{words}<br><br>"
        for i, (name, words, _) in enumerate(SAID)
    )
    document = page(f"<h1>Wrong timetable</h1><dl>{rows}</dl>", "https://b.example/read/12/")
    assert document.kind == "thread"
    assert [each[:2] for each in talk(document)] == [(name, words) for name, words, _ in SAID[1:]]


def beside(i: int) -> str:
    """An item, and its answers in a box beside it."""
    name, words, _ = SAID[i]
    inner = "".join(beside(k) for k in range(len(SAID)) if SAID[k][2] == i)
    return (
        f"<div class=c><span class=n>{name}</span><span class=d>12.03.2021 09:1{i}</span><div class=t>{words}</div>"
        f"<a>Antworten</a></div>" + (f"<div class=kids>{inner}</div>" if inner else "")
    )


def indented(i: int) -> str:
    """A paragraph, and its answers in quotations, as pages set them that knew no other way to indent."""
    name, words, _ = SAID[i]
    inner = "".join(f"<blockquote>{indented(k)}</blockquote>" for k in range(len(SAID)) if SAID[k][2] == i)
    return f"<p><b>{name}</b> said at 9:1{i} on 12 March 2021:<br>{words}</p>{inner}"


def addressed(i: int) -> str:
    """An item that points to whom it answers with an arrow."""
    name, words, to = SAID[i]
    whom = f" <span>→ {SAID[to][0]}</span>" if to is not None else ""
    more = "".join(addressed(k) for k in range(i + 1, len(SAID))) if i == 0 else ""
    parent = f"data-parent={to}" if to is not None else ""
    return f"<li data-id={i} {parent}><div><span>{name}</span>{whom} <time>12/03/21</time></div><div>{words}</div></li>{more}"


@pytest.mark.parametrize("written", [beside, indented, addressed], ids=lambda f: f.__name__)
def test_answers_by_place_beside_what_they_answer(written: object) -> None:
    assert callable(written)
    document = page(
        f"{ARTICLE}<section class=comments><h3>6 comments</h3>{written(0)}</section>",
        "https://quay.example/n/1",
    )
    assert talk(document) == list(SAID)


def test_a_snippet_of_what_is_answered_is_no_word_of_the_answer() -> None:
    rows = "".join(
        f"<div class=row><div class=who><a href='/u{i}'>{name}</a><em>12 March 2021 at 09:1{i}</em></div>"
        + (f"<div class=x><b>{SAID[to][0]}</b><div>{SAID[to][1][:30]}…</div></div>" if to else "")
        + f"<div class=m>{words}</div></div>"
        for i, (name, words, to) in enumerate(SAID)
    )
    found = talk(page(f"<h1>Wrong timetable</h1>{rows}", "https://quay.example/chat/topic/12"))
    wanted = [(name, words, to - 1 if to else None) for name, words, to in SAID[1:]]
    assert found == wanted


def test_lines_behind_marks_are_quoted_and_tell_whom() -> None:
    rows = "".join(
        f"<div class=msg><b>From:</b> {name} &lt;a{i}@quay.example&gt;<br><b>Date:</b> Fri, 12 Mar 2021 09:1{i}:00 +0000<pre>"
        + (f"{SAID[to][0]} wrote:\n&gt; {SAID[to][1][:45]}\n\n" if to else "")
        + f"{words}\n-- \n{name}</pre></div>"
        for i, (name, words, to) in enumerate(SAID)
    )
    found = talk(page(f"<h1>Wrong timetable</h1>{rows}", "https://lists.quay.example/archives/thread12.html"))
    assert found == [(name, words, to - 1 if to else None) for name, words, to in SAID[1:]]
