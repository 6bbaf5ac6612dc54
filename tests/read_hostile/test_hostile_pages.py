"""Pages that mean harm or are none: a result or one line that names the page, in bounded time and memory."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from synoptic.config import Config
from synoptic.errors import EmptyPageError, NotTextError, PageError, PageTooLargeError
from synoptic.model import MAIN_ROLES, Document, RawPage
from synoptic.read import read
from synoptic.read.blocks import check

SECONDS = 20.0
"""No page may take longer, on a machine however slow; where this was written each took a tenth."""
WORDS = (
    "The ferry is back on its route after nine weeks in dock. The crossing takes forty minutes, as before. "
)
STORY = f"<h1>Ferry returns to Lindholm</h1><p>{WORDS * 2}</p><p>{WORDS * 3}</p>"


def outcome(body: str | bytes, media: str | None = "html", **settings: int) -> Document | PageError:
    """What becomes of a page; it is held to what every page must keep."""
    data = body.encode("utf-8") if isinstance(body, str) else body
    raw = RawPage(name="odd.html", address="odd.html", body=data, media=media)  # type: ignore[arg-type]
    began = time.process_time()
    result: Document | PageError
    try:
        result = read(raw, Config(**settings))
    except PageError as error:
        result = error
    assert time.process_time() - began < SECONDS
    if isinstance(result, Document):
        check(result.text, result.blocks)
    else:
        assert str(result).startswith("odd.html: ")
        assert str(result).isprintable()
    return result


def story_in(result: Document | PageError) -> bool:
    """Whether the story's words came through as its main text."""
    assert isinstance(result, Document), result
    main = " ".join(result.text[b.start : b.end] for b in result.blocks if b.role in MAIN_ROLES)
    return WORDS.split(".")[0] in main


# ── large and deep ───────────────────────────────────────────────────────────────────────────────────


def test_fifty_megabytes_are_refused() -> None:
    assert isinstance(outcome(STORY + "<p>word</p>" * 4_600_000), PageTooLargeError)
    assert isinstance(outcome("word " * 10_000_000, "text"), PageTooLargeError)


@pytest.mark.parametrize(
    "tag", ["div", "span", "b", "p", "ul", "table", "blockquote", "font", "a", "svg", "x-y"]
)
def test_a_hundred_thousand_deep(tag: str) -> None:
    nested = f"<{tag}>" * 100_000 + "deep inside" + f"</{tag}>" * 100_000
    assert story_in(outcome(f"<html><body>{STORY}{nested}</body></html>"))


def test_depth_that_alternates() -> None:
    assert isinstance(outcome(STORY + "<ul><li>" * 60_000), Document)
    assert isinstance(outcome(STORY + "<table><tr><td>" * 30_000), Document)
    assert isinstance(outcome(STORY + "<b></div><i></b>" * 60_000), Document | PageTooLargeError)


def test_nothing_is_ever_closed() -> None:
    body = "<html><head><title>Ferry<body><div><h1>Ferry returns<div><p>" + WORDS * 3 + "<p><b><i>" + WORDS
    outcome(body + "<ul><li><a href='x>" + WORDS)
    assert story_in(outcome(f"<body><div><section>{STORY.replace('</p>', '')}<ul><li><b>"))


@pytest.mark.parametrize(
    "unit", ["<p>a</p>", "<b>a</b> ", "<br>", "<div></div>", "<li>a", "<td>a", "<hr>", "a<br><br>"]
)
def test_a_million_siblings(unit: str) -> None:
    result = outcome(STORY + unit * 1_000_000, max_page_bytes=30_000_000)
    assert isinstance(result, PageTooLargeError)


def test_many_siblings_within_the_limits() -> None:
    assert story_in(outcome(STORY + "<div><span></span></div>" * 90_000))
    assert story_in(outcome(STORY + "<nav>" + "<a href=/x>to</a>" * 20_000 + "</nav>"))


def test_formatting_that_every_paragraph_opens_again() -> None:
    opened = "<p>" + "".join(f"<b x{n}>" for n in range(99))
    assert isinstance(outcome(STORY + opened + "<p>x" * 20_000), Document)


def test_a_tag_of_a_million_attributes() -> None:
    assert story_in(outcome(f"{STORY}<p {' '.join(f'a{n}' for n in range(1_000_000))}>end"))
    hidden_ends = " ".join(f'a{n}=">"' for n in range(300_000))  # none of these brackets ends the tag
    assert story_in(outcome(f"{STORY}<p {hidden_ends}>end"))
    few = " ".join(f"a{n}" for n in range(60_000))
    assert story_in(outcome(f"{STORY}<p {few}>end"))
    assert story_in(outcome(f"{STORY}<p>end</p><p {few}"))


def test_long_attributes_and_scripts_are_no_harm() -> None:
    picture = f"<img class=x src='data:image/png;base64,{'iVBORw0K' * 40_000}'>"
    data = f"<div data-state='{chr(123)}{'a: 1, ' * 20_000}'>{STORY}</div>"
    assert story_in(outcome(picture + data))
    assert story_in(outcome(f"<script>if (a <b {'var x = 1; ' * 5_000}</script>{STORY}"))


def test_scripts_that_look_like_tags_leave_the_page_alone() -> None:
    script = "for(i=0;i<b ;i++){if(x<strong )y='<div <em '}" * 20_000
    assert story_in(outcome(f"<script>{script}</script>{STORY}"))


def test_one_endless_line() -> None:
    assert isinstance(outcome("<p>" + "word" * 200_000), Document | EmptyPageError)
    assert isinstance(outcome("word" * 200_000, "text"), Document | EmptyPageError)
    assert isinstance(outcome("<p>" + WORDS * 9_000), Document)
    assert isinstance(outcome(WORDS * 9_000, "text"), Document)


@pytest.mark.parametrize(
    "unit",
    [
        "Word and more.\n\n",
        "@ann Hello there.\n",
        "ann 5 points 3 hours ago\nWords of it, said.\n",
        "In reply to ann\nReply\nShare\n",
        "5 March 2026, 09:30\n",
        "The same title of it\n",
        "ann: yes\n",
        "> > > said\n",
        "| a | b | 12 |\n",
        "1. 2. 3. ",
        " ",
        "-",
    ],
)
def test_text_that_repeats_itself(unit: str) -> None:
    size = 30_000 if "\n" in unit else 300_000
    began = time.process_time()
    outcome(WORDS + "\n\n" + unit * (size // max(1, unit.count("\n"))) + WORDS, "text")
    assert time.process_time() - began < SECONDS / 2


@pytest.mark.parametrize(
    "unit",
    [
        "<div class=post id=c{0}><b class=author>Ann{0}</b> <time>3 hours ago</time><p>Words.</p></div>",
        "<div class=comment id=c{0}><b class=author>Ann{0}</b><p>Words of it, said.</p>",
        "<li class=card><h3><a href=/{0}>Title of {0} here</a></h3><p>Words of it, said.</p>",
        "<div class=u><time datetime='2026-03-05T09:00'>09:00</time><p>Words of it, said {0}.</p></div>",
        "<div itemscope itemtype='https://schema.org/Comment'><b itemprop=author>A B</b><p itemprop=text>C.",
        '<script type=application/ld+json>{{"@type":"Comment","text":"abc {0}"}}</script>',
    ],
    ids=["posts", "nested", "cards", "updates", "microdata", "data"],
)
def test_markup_that_repeats_itself(unit: str) -> None:
    began = time.process_time()
    outcome(STORY + "".join(unit.format(n) for n in range(4_000)))
    assert time.process_time() - began < SECONDS / 2


def test_limits_hold_and_name_their_setting() -> None:
    for setting, markup in {
        "max_html_pieces": "<p>a</p>" * 50,
        "max_html_nodes": "<p>a</p>" * 50,
        "max_page_characters": "<p>" + "a" * 50,
        "max_page_bytes": "<p>" + "a" * 50,
    }.items():
        error = outcome(markup, **{setting: 40})
        assert isinstance(error, PageTooLargeError)
        assert f"raise {setting}" in error.reason


def test_what_is_beyond_the_boxes_is_still_read() -> None:
    assert story_in(outcome("<div>" * 5 + STORY, max_html_boxes=4))
    assert story_in(outcome("<div>" * 5 + STORY, max_html_depth=4))


MEMORY = """
import re, sys
from pathlib import Path
from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import RawPage
from synoptic.read import read
body = eval(sys.argv[1])
try:
    read(RawPage(name="x", address="x", body=body.encode(), media="html"), Config())
except PageError as error:
    pass
# what resource tells of a child counts the memory of the process that it was forked from
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.parametrize(
    "body",
    [
        "'<p>' + ''.join(f'<span class=c{i} id=x{i}>a </span>' for i in range(190_000))",
        "'<p>x</p>' + '<div></div>' * 380_000",
        "''.join(f'<p class=\"a{i} b{i}\">A b. C.</p>' for i in range(29_000))",
        "'<p>' + ''.join(f'<b x{n}>' for n in range(99)) + '<p>x' * 100_000",
    ],
    ids=["spans", "empty", "paragraphs", "formatting"],
)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process")
def test_memory_near_the_limits(body: str) -> None:
    done = subprocess.run([sys.executable, "-c", MEMORY, body], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 400


# ── bytes ────────────────────────────────────────────────────────────────────────────────────────────


def test_declarations_that_lie() -> None:
    accents = STORY.replace("Lindholm", "Ängsö")
    for declared in ("windows-1251", "utf-16", "shift_jis", "no-such-set", "utf-7", ""):
        page = f'<html><head><meta charset="{declared}"></head><body>{accents}</body></html>'
        result = outcome(page)
        assert story_in(result)
        assert isinstance(result, Document)
        assert "Ängsö" in result.text


def test_declarations_that_contradict_each_other() -> None:
    page = (
        '<?xml version="1.0" encoding="koi8-r"?><html><head><meta charset="utf-16le">'
        '<meta http-equiv="Content-Type" content="text/html; charset=big5"></head>'
        f"<body>{STORY.replace('Lindholm', 'Ängsö')}</body></html>"
    )
    result = outcome(page)
    assert isinstance(result, Document)
    assert "Ängsö" in result.text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
def test_wide_characters_with_and_without_a_mark(encoding: str) -> None:
    assert story_in(outcome(f"<html><body>{STORY}</body></html>".encode(encoding)))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words",
    [
        "Паром вернулся на остров.\nМы ждали достаточно долго, сказал начальник порта.\n",
        "渡船在船坞停了九个星期后，星期四回到旧航线。\n港务长说：“我们等得够久了。”\n",
        "フェリーは九週間ぶりに島に戻った。\n港長は「十分待った」と語った。\n",
        "여객선이 섬으로 돌아왔다.\n항만장은 오래 기다렸다고 말했다.\n",
        "عادت العبارة إلى الجزيرة يوم الخميس.\nقال مدير الميناء إننا انتظرنا.\n",
        "नौका द्वीप पर लौट आई।\nहमने काफी इंतजार किया।\n",
    ],
    ids=["ru", "zh", "ja", "ko", "ar", "hi"],
)
def test_wide_characters_of_other_scripts_without_a_mark(words: str, encoding: str) -> None:
    result = outcome((words * 4).encode(encoding), None)
    assert isinstance(result, Document)
    assert words.splitlines()[0] in result.text


def test_zeros_and_control_characters() -> None:
    assert story_in(outcome(STORY.replace("ferry", "fer\0ry")))
    odd = STORY.replace("nine", "\x01nine\x7f\u200b").replace("weeks", "we\u00adeks")
    result = outcome(odd)
    assert isinstance(result, Document)
    assert not set("\0\x01\x7f\u00ad\u200b") & set(result.text)


def test_lone_surrogates() -> None:
    assert story_in(outcome(STORY.encode() + b"<p>\xed\xa0\x80 and \xed\xbf\xbf</p>"))
    assert story_in(outcome(STORY + "<p>&#xD800;&#xDFFF;&#1114112;&#0;</p>"))
    assert story_in(outcome(f"{STORY}<p>\udc80".encode("utf-16-le", "surrogatepass")))


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj << /Type /Catalog >> endobj", NotTextError),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, NotTextError),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40, NotTextError),
        (b"PK\x03\x04" + bytes(range(256)), NotTextError),
        (bytes(range(256)) * 100, NotTextError),
        (b"", EmptyPageError),
        (b" \n\t ", EmptyPageError),
        (b"\xef\xbb\xbf", EmptyPageError),
        (b"\xff\xfe", EmptyPageError),
        (b"\0" * 5000, PageError),
    ],
)
@pytest.mark.parametrize("media", ["html", None])
def test_what_is_no_page_is_named_so(body: bytes, error: type[PageError], media: str | None) -> None:
    assert isinstance(outcome(body, media), error)


# ── markup without a page ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "markup",
    [
        "<frameset cols=50%,50%><frame src=a.html><frame src=b.html></frameset>",
        "<html><head><title>Ferry</title></head><body></body></html>",
        "<html><body><script>document.write('" + WORDS + "')</script></body></html>",
        "<html><body><style>p{color:red}</style><img src=a><iframe src=b></iframe></body></html>",
        "<!doctype html>",
        "<!-- " + WORDS * 50,
        "<html><body><nav><a href=/>Home</a> <a href=/b>News</a></nav></body></html>",
        "<p hidden>" + WORDS[:0] + "</p>",
    ],
    ids=["frames", "empty", "script", "style", "doctype", "comment", "menu", "hidden"],
)
def test_pages_without_text_of_their_own(markup: str) -> None:
    assert isinstance(outcome(markup), EmptyPageError | Document)


def test_a_page_of_script_alone_is_told_so() -> None:
    error = outcome("<html><body><div id=app></div><script>start()</script></body></html>")
    assert isinstance(error, EmptyPageError)
    assert "script" in error.reason


def test_xml_served_as_html() -> None:
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>'
        + "".join(
            f"<item><title>Ferry {n}</title><description>{WORDS}</description></item>" for n in range(5)
        )
        + "</channel></rss>"
    )
    outcome(feed)
    outcome(feed, None)
    page = f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{STORY}<br/><p/></body></html>'
    assert story_in(outcome(page))
    outcome("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'cc'>]><a>&b;&b;</a>")
