"""The net that judges pieces, and the choice made of what it says."""

import hashlib
import io
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.dom.walk import tree_of
from synoptic.read.html.judge import judge
from synoptic.read.html.judge import net as nets
from synoptic.read.html.judge.marks import Marks
from synoptic.read.html.judge.sight import look
from synoptic.read.html.judge.verdict import LEAST, chosen

PARAGRAPH = (
    "The ferry left the harbour of Osk at noon, and the crew of nine was safe, the owner said on Friday. "
)


def page_of(markup: str) -> Page:
    """A page with its sums."""
    return Page(tree_of(markup, Config(), "page.html"), "Ferry leaves Osk")


ARTICLE = (
    "<html><body><nav><ul>"
    + "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(8))
    + "</ul></nav><article><h1>Ferry leaves Osk</h1><p class='byline'>By Ada Lund</p>"
    + "".join(f"<p>{PARAGRAPH * n}</p>" for n in (2, 3, 1, 2, 4))
    + "</article><aside class='related'><h3>Related</h3>"
    + "".join(f"<a href='/x{i}'>A teaser of another story number {i}</a><br><br>" for i in range(5))
    + "</aside><footer>© 2031 The Osk Herald. All rights reserved.</footer></body></html>"
)


def test_a_plain_article_is_told_from_what_is_around_it() -> None:
    page = page_of(ARTICLE)
    judged = judge(page)
    inside = [p.text for p, own in zip(page.tree.pieces, judged.inside, strict=True) if own]
    assert all(text.startswith(("The ferry", "Ferry", "By Ada")) for text in inside)
    assert sum(text.startswith("The ferry") for text in inside) == 5
    assert max(judged.kinds, key=lambda kind: judged.kinds[kind]) == "article"
    assert sum(judged.kinds.values()) == pytest.approx(1, abs=1e-4)


def test_a_page_without_pieces_is_judged_empty() -> None:
    assert judge(page_of("<html><body></body></html>")).inside == []


def test_a_single_piece_is_judged() -> None:
    assert len(judge(page_of("<p>" + PARAGRAPH)).inside) == 1


def test_the_address_is_looked_at_only_for_the_page_as_a_whole() -> None:
    page = page_of(ARTICLE)
    here, there = look(page, "https://osk.example/forum/t/9"), look(page)
    assert (here.numbers == there.numbers).all()
    assert not (here.page == there.page).all()


def test_what_is_seen_is_finite_on_odd_pages() -> None:
    for markup in (
        "<p>x",
        "<table><tr><td>1<td>2</table>",
        "<h1>" + "a " * 9_000,
        "<p>。。。",
        "<p>" + "é\n" * 50,
    ):
        sight = look(page_of(markup))
        assert np.isfinite(sight.numbers).all()
        assert np.isfinite(sight.page).all()


@given(
    st.lists(st.tuples(st.integers(1, 99), st.integers(1, 500)), min_size=1, max_size=40),
)
def test_no_other_bound_has_a_better_expected_f1(pairs: list[tuple[int, int]]) -> None:
    chance = np.array([p / 100 for p, _ in pairs], dtype=np.float32)
    sizes = np.array([s for _, s in pairs], dtype=np.float32)

    def expected(inside: np.ndarray) -> float:
        return float(2 * (chance * sizes)[inside].sum() / (sizes[inside].sum() + (chance * sizes).sum()))

    if not chosen(chance, sizes).any():
        assert chance.max() < LEAST
        return
    mine = expected(chosen(chance, sizes))
    for bound in chance[chance >= LEAST]:
        assert mine >= expected(chance >= bound) - 1e-4


def test_a_page_of_menus_has_no_text_of_its_own() -> None:
    menus = "<nav><a href='/'>Home</a> <a href='/n'>News</a></nav><ul><li><a href='/a'>About us</a></ul>"
    assert not any(judge(page_of(f"<html><body>{menus}<footer>Imprint</footer></body></html>")).inside)


def test_a_convolution_reaches_as_far_as_told() -> None:
    rng = np.random.default_rng(5)
    values = rng.normal(size=(7, 3)).astype(np.float32)
    weights = rng.normal(size=(3, 3, 2)).astype(np.float32)
    for reach in (1, 2, 8):
        padded = np.pad(values, ((reach, reach), (0, 0)))
        slow = sum(padded[k * reach : k * reach + 7] @ weights[k] for k in range(3))
        assert np.allclose(nets._convolved(values, weights, reach), slow, atol=1e-5)


def test_unknown_words_add_nothing() -> None:
    vectors = np.array([[1.0], [2.0], [0.0]], dtype=np.float32)
    rows = {"red": 0, "green": 1}
    sums = nets._sums(vectors, rows, [["red", "green"], [], ["blue"], ["green", "green"]])
    assert sums.ravel().tolist() == [3, 0, 0, 4]


def test_the_reader_says_what_was_trained() -> None:
    """The net in numpy is the net in torch."""
    torch = pytest.importorskip("torch")
    from training.body import Vocabulary, tensors
    from training.body_net import BodyNet, packed

    page = page_of(ARTICLE)
    sight = look(page, "https://osk.example/news/2031/ferry-leaves-osk")
    known = Vocabulary(["<p>", "<article>", "=related", "byline"], ["a:the", "o:related", "z:friday"])
    torch.manual_seed(3)
    trained = BodyNet(sight.numbers.shape[1], len(sight.page), len(known.boxes), len(known.texts)).eval()
    from training.body import Example

    n = len(sight.places)
    one = Example("osk.example", 0, sight, [0.0] * n, [1] * n, None, None)
    boxes, texts = ({word: row for row, word in enumerate(each)} for each in known)
    with torch.no_grad():
        pieces, kinds = trained(tensors(one, boxes, texts))
    told = nets.run(nets.load(packed(trained, known.boxes, known.texts)), sight)
    assert np.allclose(told.pieces, pieces.numpy(), atol=0.02)
    assert np.allclose(told.kinds, kinds.numpy(), atol=0.02)


def test_weights_stay_small() -> None:
    from importlib import resources

    body = (resources.files("synoptic.read.html.judge") / "net.npz").read_bytes()
    card = (resources.files("synoptic.read.html.judge") / "CARD.md").read_text("utf-8")
    assert hashlib.sha256(body).hexdigest() in card, "the card tells of other weights"
    assert len(body) < 2_000_000
    assert {"box_vectors", "text_vectors", "mean", "std"} <= nets.load(body).arrays.keys()
    with np.load(io.BytesIO(body)) as file:
        assert all(np.isfinite(file[name]).all() for name in file.files)


@given(
    st.lists(st.text(alphabet="aZ9,.?!:… \n\t|©«é、漢😀", min_size=1, max_size=40), min_size=1, max_size=6)
)
def test_marks_are_counted_as_one_by_one(texts: list[str]) -> None:
    whole = "\n\n".join(texts)
    box, at, pieces = Box(0, "p", None, {}, 0, inline=False), 0, []
    for index, text in enumerate(texts):
        pieces.append(Piece(index, at, text, box, [], 0))
        at += len(text) + 2
    marks = Marks(whole, pieces)
    plain = [text.replace("😀", " ") for text in texts]
    assert marks.words().tolist() == [len(re.findall(r"\w+", text)) for text in plain]
    assert marks.capitals().tolist() == [len(re.findall(r"\bZ", text)) for text in plain]
    assert marks.count("digit").tolist() == [text.count("9") for text in texts]
    assert marks.count("comma").tolist() == [text.count(",") + text.count("、") for text in texts]
    assert marks.count("tab", whole=True).tolist() == [text.count("\t") for text in texts]
    assert marks.last("colon").tolist() == [text.endswith(":") for text in texts]
