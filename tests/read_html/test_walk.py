"""The walk: text folded as a browser does, boxes as ranges of pieces, limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.errors import PageTooLargeError
from synoptic.read.html.dom.guard import defuse
from synoptic.read.html.dom.signs import signs_of, words_in, words_of
from synoptic.read.html.dom.tree import Tree
from synoptic.read.html.dom.walk import tree_of, walk

TAGS = [
    "p",
    "div",
    "b",
    "a",
    "span class=x",
    "td",
    "pre",
    "br",
    "li",
    "table",
    "button",
    "x-y",
    "section hidden",
]


def walked(markup: str, **limits: int) -> Tree:
    return walk(markup, Config(**limits), "page")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p> a \n b\t\tc </p>", "a b c"),
        ("<p>a<b> b </b> c</p>", "a b c"),
        ("<p>so\u00adft, ze\u200bro, be\x07ll</p>", "soft, zero, bell"),
        ("<p>a\u00a0b \u200b c</p>", "a\u00a0b c"),
        ("<pre>a  b\r\n c</pre>", "a  b\n c"),
        ("<pre><b>def</b> <i>name</i>():</pre>", "def name():"),
        ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc"),
        ("<table><tr><td>a<td>b</table>", "a\tb"),
        ("<p>one<a>two</a><a>three</a></p>", "onetwo three"),
        ("<p><span class=a>x</span><span class=b>y</span></p>", "x y"),
        ("<p>a <x-tip>b</x-tip> c</p><x-tip>d</x-tip>", "a b c\n\nd"),
        ("<p>a<script>b</script><style>c</style><!-- d --></p>", "a"),
        ("<p hidden>a</p><p style='display: none'>b</p><p class='sr-only x'>c</p><dialog>d</dialog>e", "e"),
        ("<dialog open>d</dialog><p hidden=until-found>e</p>", "d\n\ne"),
    ],
)
def test_text_as_a_browser_shows_it(markup: str, text: str) -> None:
    assert walked(markup).text == text


def test_boxes_are_ranges_of_pieces() -> None:
    tree = walked("<html lang=en><body><div id=a><p>one<p>two <b>bold</b></div><p>three")
    box = next(b for b in tree.boxes if b.get("id") == "a")
    assert (box.first, box.last, box.pieces) == (0, 2, 2)
    assert [b.tag for b in tree.pieces[1].runs[1].box.line()] == ["b", "p", "div", "body", "html"]
    assert (tree.head.language, box.depth) == ("en", 2)


def test_what_is_hidden_is_read_where_nothing_else_is() -> None:
    story = "A sentence of the story, and one more of it. " * 20
    assert story.strip() in tree_of(f"<body><div hidden><p>{story}</div><p>Menu", Config(), "page").text
    shown = "The text that the page shows to all, in full. " * 60
    page = f"<body><p>{shown}</p><noscript><p>{story}</noscript>"
    assert story.strip() not in tree_of(page, Config(), "page").text


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.booleans(), st.text("ab \n\u00a0\u200b.", max_size=6))))
@settings(max_examples=150, deadline=None)
def test_runs_pieces_and_boxes_agree(parts: list[tuple[str, bool, str]]) -> None:
    markup = "".join(f"</{tag.split()[0]}>" if close else f"<{tag}>{text}" for tag, close, text in parts)
    tree = walk(defuse(markup, Config(), "page"), Config(), "page")
    assert tree.text == "\n\n".join(piece.text for piece in tree.pieces)
    for index, piece in enumerate(tree.pieces):
        assert piece.index == index
        assert tree.text[piece.start : piece.end] == piece.text == piece.text.strip() != ""
        assert piece.linked == sum(run.end - run.start for run in piece.runs if run.linked)
        at = piece.start
        for run in piece.runs:
            assert at <= run.start < run.end <= piece.end
            at = run.end
        assert piece.box.first <= index < piece.box.last
    for index, box in enumerate(tree.boxes):
        assert box.index == index
        assert 0 <= box.first <= box.last <= len(tree.pieces)
        assert box.parent is None or (box.parent.index < index and box.depth == box.parent.depth + 1)


def test_limits() -> None:
    nested = "<div>" * 30 + "deep" + "</div>" * 30
    assert max(box.depth for box in walked(nested, max_html_depth=9).boxes) == 8
    assert len(walked(nested, max_html_boxes=7).boxes) == 7
    assert walked(nested, max_html_boxes=7).text == walked(nested).text == "deep"
    for limit in ("max_html_nodes", "max_html_pieces", "max_page_characters"):
        with pytest.raises(PageTooLargeError, match=limit):
            walked("<p>abc" * 10, **{limit: 9})


def test_names_of_boxes() -> None:
    tree = walked("<div class='postComment c12' id=commentList role=region>x</div>")
    box = tree.boxes[-1]
    assert {"post", "comment", "post-comment", "region"} <= words_of(box)
    assert "comments" in signs_of(box) or "comment" in words_of(box)
    assert words_in("postComment c12") <= words_of(box)
    assert words_of(tree.boxes[0]) == frozenset()
