"""Talk in the markup of many boards and comment systems: beginnings, writers, nesting, and nothing else."""

from collections.abc import Callable, Sequence

import pytest

from synoptic.config import Config
from synoptic.model import Document, RawPage
from synoptic.read import read
from synoptic.read.blocks import check
from synoptic.text import fold
from tests.read_html_threads import talk_boards, talk_trees
from tests.read_html_threads.talk_posts import Post, paged

TITLE = "How does the harbour tug keep her old steam engine going?"
FLAT = (
    Post(
        1,
        "Wilma Tarn",
        "I walked past the Perseverance on Sunday and she was in steam again, with nobody near her but a boy "
        "with an oil can. Who looks after her now, and where do the spare parts come from?",
    ),
    Post(
        2,
        "oilcan_joe",
        "That boy is my nephew. We cast the bearings ourselves in the shed behind the fish market. The "
        "boiler ticket runs until October.",
    ),
    Post(3, "Mrs Perrin", "Good for him.", 0, 2),
    Post(
        4,
        "skerry",
        "Is the shed open to visitors? I would like to see a casting done before I am too old to stand "
        "through it.",
        0,
        2,
    ),
    Post(
        5,
        "oilcan_joe",
        "Every second Saturday, but ring first because the telephone is louder than we are.",
        0,
        4,
    ),
    Post(6, "Wilma Tarn", "Thanks!"),
)
BRANCHES = (0, 1, 2, 2, 4, 1)
TREE = tuple(post._replace(answers=above, quotes=0) for post, above in zip(FLAT, BRANCHES, strict=True))
ANSWERED = tuple(post._replace(answers=2) if post.number == 5 else post for post in TREE)
BOARD = "https://harbour.example/index.php?topic=9"

Written = Callable[[str, Sequence[Post]], str]

BOARDS: list[Written] = [
    talk_boards.vbulletin3,
    talk_boards.vbulletin5,
    talk_boards.xenforo1,
    talk_boards.smf2,
    talk_boards.mybb,
    talk_boards.invision4,
    talk_boards.punbb,
    talk_boards.bbpress,
    talk_boards.discourse,
    talk_boards.flarum,
]
TREES: list[tuple[Written, str]] = [
    (talk_trees.shreddit, "https://harbour.example/r/tugs/comments/op/how/"),
    (talk_trees.lobsters, "https://harbour.example/s/abc/how"),
    (talk_trees.wix, "https://harbour.example/post/how"),
    (talk_trees.hyperkitty, "https://lists.harbour.example/archives/list/tugs/thread/ABC/"),
    (talk_trees.wordpress_jetpack, "https://harbour.example/2008/03/15/how/"),
]


def page(markup: str, address: str) -> Document:
    """The document of a page."""
    raw = RawPage(address=address, name="p.html", body=markup.encode(), media="html", collected="2026-11-01")
    document = read(raw, Config())
    check(document.text, document.blocks)
    return document


def talk(document: Document) -> list[tuple[str | None, str, str | None]]:
    """Writer, words and whom each comment answers (by the first word of that one's words)."""
    blocks = document.blocks

    def words(i: int) -> str:
        return fold(document.text[blocks[i].start : blocks[i].end])

    return [
        (block.author, words(i), None if block.reply_to is None else words(block.reply_to).split()[0])
        for i, block in enumerate(blocks)
        if block.role == "comment"
    ]


def main(document: Document) -> str:
    """The main text."""
    roles = ("paragraph", "list_item", "quote", "heading", "lead", "table")
    return " ".join(fold(document.text[b.start : b.end]) for b in document.blocks if b.role in roles)


@pytest.mark.parametrize("written", BOARDS, ids=lambda f: f.__name__)
def test_posts_of_a_board_are_read_without_profiles_signatures_and_quotations(written: Written) -> None:
    document = page(written(TITLE, FLAT), BOARD)
    assert document.kind == "thread"
    assert talk(document) == [
        (post.author, post.words, FLAT[post.quotes - 1].words.split()[0] if post.quotes else None)
        for post in FLAT[1:]
    ]
    assert document.authors == ("Wilma Tarn",)
    assert document.published is not None
    assert document.published.date == "2008-03-15"
    assert main(document) == FLAT[0].words


@pytest.mark.parametrize(("written", "address"), TREES, ids=lambda x: getattr(x, "__name__", ""))
def test_answers_of_a_tree_are_read_with_what_they_answer(written: Written, address: str) -> None:
    document = page(written(TITLE, TREE), address)
    bare = written is talk_trees.shreddit
    assert talk(document) == [
        (
            post.nick if bare else post.author,
            post.words,
            TREE[post.answers - 1].words.split()[0] if post.answers > 1 else None,
        )
        for post in TREE[1:]
    ]


def test_a_question_its_answers_and_their_comments_are_three_kinds_of_items() -> None:
    document = page(talk_trees.question2answer(TITLE, ANSWERED), "https://harbour.example/9/how")
    assert document.kind == "thread"
    assert main(document) == FLAT[0].words
    answers = {words.split()[0]: above for _, words, above in talk(document)}
    assert answers == {"That": None, "Good": "That", "Is": "That", "Every": "That", "Thanks!": None}


def test_an_article_with_bylines_of_others_beside_it_has_no_talk() -> None:
    cards = "".join(
        f'<div class="card"><h3><a href="/{i}">{word} lights on the upper pier will stay dark</a></h3>'
        f'<p class="byline">By <a class="author" href="/author/{i}">Ada {word}</a> <time>15 March 2008</time>'
        f"</p><p>The board of the {word.lower()} pier said on Monday that it has no money for lamps."
        "</p></div>"
        for i, word in enumerate(("North", "South", "East", "West"))
    )
    body = "".join(f"<p>{post.words}</p>" for post in FLAT if len(post.words) > 60) * 3
    markup = paged(
        TITLE, f"<article><h1>{TITLE}</h1>{body}</article><section><h2>More news</h2>{cards}</section>"
    )
    document = page(markup, "https://harbour.example/news/how")
    assert document.kind == "article"
    assert talk(document) == []


def test_talk_that_a_shell_brings_along_as_data_is_read() -> None:
    posts = ",".join(
        f'{{"id": "{p.number}", "parent": {p.answers if p.answers > 2 else "null"}, '
        f'"message": "<p>{p.words}</p>", "author": {{"name": "{p.author}"}}, '
        f'"createdAt": "2008-03-15T22:{p.minute}:00"}}'
        for p in TREE[1:]
    )
    data = f'<script type="text/json" id="state">{{"response": {{"posts": [{posts}]}}}}</script>'
    document = page(f"<html><head><title>{TITLE}</title></head><body><p>Wait</p>{data}</body></html>", BOARD)
    assert [(author, words) for author, words, _ in talk(document)][-1] == ("Wilma Tarn", "Thanks!")
    assert "Every" in {words.split()[0]: above for _, words, above in talk(document)}


@pytest.mark.parametrize(
    "data", ["[" * 5000, '{"text": 1}', '[{"author": {}, "text": "x"}]', "null", '{"a":']
)
def test_data_of_any_form_cost_a_shell_nothing(data: str) -> None:
    words = "<p>The council of Mardle met on Tuesday and talked of the pool.</p>"
    document = page(f'{words}<script type="application/json">{data}</script>', BOARD)
    assert "The council of Mardle" in document.text


def test_a_thread_of_a_thousand_posts_is_read_whole() -> None:
    posts = [
        Post(i, f"sailor{i % 40}", f"Entry {i} of the log, wind from the north-east and fair.")
        for i in range(1, 1001)
    ]
    document = page(talk_boards.xenforo1(TITLE, posts), BOARD)
    assert sum(block.role == "comment" for block in document.blocks) == 999
