"""Boards without tags: what stands beside every post tells the posts."""

from synoptic.config import Config
from synoptic.model import Document, RawPage
from synoptic.read import read

FIRST = "My old planer leaves a ridge at both ends of every board, whatever I do. What am I missing?"
SECOND = "See whether the outfeed table stands level with the knives at top dead centre. Mine had sunk."
THIRD = "That was it, thank you both. A strip of brass under the wedge and the ridge is gone."
POSTS = (
    ("Anselm", "Junior Member", "2019", "14", "Mar 2, 2026", FIRST),
    ("gretel_w", "Senior Member", "2008", "3,120", "Mar 2, 2026", SECOND),
    (
        "Oakley",
        "Senior Member",
        "2011",
        "877",
        "Mar 3, 2026",
        "Or the wedge has worn. It costs nothing to look.",
    ),
    ("Anselm", "Junior Member", "2019", "15", "Mar 5, 2026", THIRD),
)
MENU = ["Home", "Forums", "New posts", "Log in", "Register", "Planer leaves a ridge at both ends"]


def _read(lines: list[str]) -> Document:
    body = "\n".join(lines).encode()
    return read(RawPage(address="https://example.org/t/1", body=body, name="page", media="text"), Config())


def _board(quoting: bool = False) -> list[str]:
    lines = list(MENU)
    for number, (name, rank, since, count, day, words) in enumerate(POSTS, start=1):
        lines += [name, rank, f"Joined {since}", f"Messages {count}", day, f"#{number}"]
        if quoting and number == 4:
            lines += ["gretel_w said:", SECOND]
        lines += [words, "Quote", "Reply"]
    return [*lines, "Similar threads", "Sharpening a hand plane", "Replies 4", "Views 200"]


def _told(document: Document) -> list[tuple[str, str | None, str]]:
    return [
        (b.role, b.author, document.text[b.start : b.end])
        for b in document.blocks
        if b.role not in ("chrome", "dateline", "title")
    ]


def test_posts_are_told_apart_by_what_stands_beside_them() -> None:
    document = _read(_board())
    assert document.kind == "thread"
    assert document.title == "Planer leaves a ridge at both ends"
    assert document.authors == ("Anselm",)
    assert _told(document) == [
        ("paragraph", None, FIRST),
        ("comment", "gretel_w", SECOND),
        ("comment", "Oakley", POSTS[2][-1]),
        ("comment", "Anselm", THIRD),
    ]


def test_a_post_that_begins_by_quoting_answers_what_it_quotes() -> None:
    document = _read(_board(quoting=True))
    last = [b for b in document.blocks if b.role == "comment"][-1]
    assert document.text[last.start : last.end] == THIRD
    assert last.reply_to is not None
    assert document.blocks[last.reply_to].author == "gretel_w"


def test_a_board_in_another_language() -> None:
    lines = ["Startseite", "Foren", "Hobel hinterlässt Absatz"]
    words = (
        "Mein alter Hobel hinterlässt an beiden Enden jedes Brettes einen Absatz, was ich auch einstelle.",
        "Prüfe, ob der Abnahmetisch auf einer Höhe mit den Messern steht. Meiner war abgesackt.",
        "Oder der Keil ist verschlissen. Nachsehen kostet nichts.",
    )
    for name, text in zip(("Anselm", "gretel_w", "Eichner"), words, strict=True):
        lines += [name, "Registriert seit: 2011", "Beiträge: 877", "2. März 2026, 10:12", text, "Zitieren"]
    document = _read(lines)
    assert document.kind == "thread"
    assert [text for _, _, text in _told(document)] == list(words)
    assert [author for _, author, _ in _told(document)[1:]] == ["gretel_w", "Eichner"]


def test_an_article_under_which_readers_talk_is_no_board() -> None:
    body = [
        f"The council looked at plan number {n} for the old mill and found that it would cost far more than "
        "had been said in spring, while the roof could not wait for another winter of rain."
        for n in ("one", "two", "three", "four", "five")
    ]
    talk = [
        line
        for name, day in (
            ("Ada Flint", "March 3, 2026"),
            ("Cora Wells", "March 4, 2026"),
            ("Bo Hale", "March 5, 2026"),
        )
        for line in (
            name,
            day,
            f"I have lived beside that mill for years, and nobody asked me. {name[0]}.",
            "Reply",
        )
    ]
    document = _read(["The mill and its roof", "By Nora Quill", "March 2, 2026", *body, "3 Comments", *talk])
    assert document.kind == "article"
    main = [text for role, _, text in _told(document) if role == "paragraph"]
    assert main == body


def test_a_list_with_places_is_no_board() -> None:
    lines = ["Fairs of the coming year"]
    for n, town in enumerate(("Harwick", "Lund Bay", "Corrie", "Stowe"), start=1):
        lines += [f"Fair number {n}", "Location", town, "Date", f"March {n}, 2026"]
        lines += ["A fair for people who build boats, with talks, tools and much tea for all who come."]
    assert _read(lines).kind != "thread"
