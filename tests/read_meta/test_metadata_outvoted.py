"""Title, authors and times: metadata held against what the page shows."""

import json

import pytest

from synoptic.config import Config
from synoptic.model import Document, RawPage
from synoptic.read import read

PROSE = (
    "<p>The council of Mardle met on Tuesday and talked for three hours about the roof of the pool.</p>"
    "<p>Members said that the beams had been known to be weak since the winter, and asked who had paid.</p>"
    "<p>A report is to be laid before the council in spring, and the pool will stay closed until then.</p>"
) * 2
TITLE = "Council of Mardle argues about the roof of the pool"


def page(
    top: str = "",
    *,
    head: str = "",
    title: str = TITLE,
    end: str = "",
    prose: str = PROSE,
    address: str = "https://mardlepost.example/story",
    collected: str | None = "2026-03-20T10:00:00",
) -> Document:
    """A document from the parts of a page."""
    markup = (
        f"<html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article>"
    )
    markup += f"<h1>{title}</h1>{top}<div class='text'>{prose}</div>{end}</article></body></html>"
    return read(
        RawPage(address=address, name="page.html", body=markup.encode(), media="html", collected=collected),
        Config(),
    )


def ld(**fields: object) -> str:
    """A script of JSON-LD for an article."""
    told = json.dumps({"@type": "NewsArticle", "headline": TITLE, **fields})
    return f'<script type="application/ld+json">{told}</script>'


# ── titles ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_sites_name_is_no_part_of_the_title() -> None:
    head = f"<title>{TITLE} | Mardle Post</title><meta property='og:site_name' content='Mardle Post'>"
    assert page(head=head).title == TITLE


def test_words_that_all_metadata_sets_before_the_title_belong_to_it() -> None:
    whole = f"Closed pool: {TITLE}"
    head = ld(headline=whole) + f"<meta property='og:title' content='{whole}'>"
    assert page(head=head).title == whole
    assert page(head=f"<meta property='og:title' content='{whole}'>").title == TITLE


def test_a_heading_that_no_metadata_knows_is_not_the_title_of_news() -> None:
    head = ld() + f"<meta property='og:title' content='{TITLE}'><title>{TITLE} - Mardle Post</title>"
    assert page(head=head, title="Storm warning").title == TITLE


# ── authors ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("top", "head"),
    [
        ("<p>By Ana Ruiz</p>", ""),
        ("<p>By Ana Ruiz · 2 March 2026 · 3 min read</p>", ""),
        ("<p>Von Ana Ruiz</p>", ""),
        ("<p>Автор: Ana Ruiz</p>", ""),
        ("<p>Written by</p><p>Ana Ruiz</p>", ""),
        ("<span itemprop='author'>Ana Ruiz</span>", ""),
        ("<span itemprop='author' itemscope><meta itemprop='name' content='Ana Ruiz'></span>", ""),
        ("<div><a href='/author/ana-ruiz'>Ana Ruiz</a></div>", ""),
        ("<div class='byline'>Ana Ruiz</div>", ""),
        ("", ld(author={"@type": "Person", "name": "Ana Ruiz"})),
        ("", "<meta name='author' content='Ana Ruiz'>"),
        ("", "<meta name='sailthru.author' content='Ana Ruiz'>"),
        ("<p>By Ana Ruiz</p>", ld(author={"@type": "Organization", "name": "Mardle Post"})),
        ("<p>By Ana Ruiz</p>", "<meta name='author' content='admin'>"),
        ("<p>By Ana Ruiz</p>", "<meta name='author' content='Li Wei'>"),
    ],
)
def test_who_wrote_it(top: str, head: str) -> None:
    site = "<meta property='og:site_name' content='Mardle Post'>"
    assert page(top, head=site + head).authors == ("Ana Ruiz",)


def test_a_box_below_the_text_names_the_author() -> None:
    end = "<div class='author-box'><h4>Ana Ruiz</h4><p>She has written of harbours for ten years.</p></div>"
    assert page(end=end).authors == ("Ana Ruiz",)


def test_a_bold_line_of_names_before_the_text_is_a_byline() -> None:
    assert page(prose="<p><strong>Mpho Sebetsa/Thato Lekane</strong></p>" + PROSE).authors == (
        "Mpho Sebetsa",
        "Thato Lekane",
    )
    assert page(prose="<p><strong>Pool Roof</strong></p>" + PROSE).authors == ()


def test_where_nobody_is_named_the_body_signs() -> None:
    assert page(head=ld(author={"@type": "Organization", "name": "AFP"})).authors == ("AFP",)
    assert page().authors == ()


def test_those_who_wrote_other_stories_are_not_named() -> None:
    cards = "".join(
        f"<div itemscope itemtype='https://schema.org/Article'><h3 itemprop='headline'>Story {n}</h3>"
        f"<span itemprop='author'>Jane Doe</span><time itemprop='datePublished' datetime='2020-01-0{n}'>"
        "</time></div>"
        for n in range(1, 6)
    )
    document = page("<p>By Ana Ruiz</p>", end=f"<aside>{cards}</aside>")
    assert document.authors == ("Ana Ruiz",)


# ── times ────────────────────────────────────────────────────────────────────────────────────────────


def told(document: Document) -> tuple[str | None, str | None, str | None]:
    """Day, clock and zone of publication."""
    when = document.published
    return (when.date, when.time, when.zone) if when else (None, None, None)


def test_the_pages_own_clock_is_told_with_the_zone_that_follows() -> None:
    head = ld(datePublished="2026-03-02T06:15:00Z")
    assert told(page("<p>2 March 2026, 07:15</p>", head=head)) == ("2026-03-02", "07:15", "+01:00")


def test_a_clock_that_cannot_be_the_same_moment_gives_way_to_metadata() -> None:
    head = ld(datePublished="2026-03-02T08:52:00+02:00")
    top = "<p><time datetime='2026-03-02T08:52:00+00:00'>2 March 2026</time></p>"
    assert told(page(top, head=head)) == ("2026-03-02", "08:52", "+02:00")


def test_two_times_in_one_line_are_kept_apart() -> None:
    head = ld(datePublished="2026-03-06T08:39:42Z", dateModified="2026-03-06T08:41:00Z")
    document = page("<p>08:39, 06 Mar 2026Updated 08:41, 06 Mar 2026</p>", head=head)
    assert told(document)[1] == "08:39"
    assert document.modified is not None
    assert document.modified.time == "08:41"


def test_metadata_that_repeats_the_last_change_is_outvoted() -> None:
    head = ld(datePublished="2026-03-09T10:00:00Z", dateModified="2026-03-09T10:00:00Z")
    assert told(page("<p>Published 2 March 2026</p>", head=head))[0] == "2026-03-02"


def test_metadata_from_after_the_collection_is_outvoted() -> None:
    head = ld(datePublished="2027-03-09T10:00:00Z")
    assert told(page("<p>2 March 2026</p>", head=head))[0] == "2026-03-02"


def test_a_strip_with_the_day_of_collection_is_no_publication() -> None:
    strip = "<div>Friday, 20 March 2026</div>"
    markup = f"<html><body>{strip}<article><h1>{TITLE}</h1>{PROSE}</article></body></html>"
    raw = RawPage(
        address="https://mardlepost.example/s",
        name="p",
        body=markup.encode(),
        media="html",
        collected="2026-03-20",
    )
    assert read(raw, Config()).published is None


def test_a_date_in_the_titles_own_box_is_of_the_page_even_on_the_day_of_collection() -> None:
    head = f"<header><p>20 March 2026</p><h1>{TITLE}</h1></header>"
    markup = f"<html><body><nav><a href='/'>Home</a></nav><article>{head}{PROSE}</article></body></html>"
    raw = RawPage(
        address="p.html", name="p", body=markup.encode(), media="html", collected="2026-03-20T12:00:00"
    )
    document = read(raw, Config())
    assert document.published is not None
    assert document.published.date == "2026-03-20"


def test_a_clock_of_the_server_is_no_publication() -> None:
    head = "<meta name='date' content='2026-03-20T11:00:01+01:00'>"
    assert page(head=head, collected="2026-03-20T10:00:00").published is None
    day = page(head="<meta name='date' content='2026-03-20'>", collected="2026-03-20T10:00:00").published
    assert day is not None
    assert day.date == "2026-03-20"


def test_the_address_dates_what_nothing_else_does() -> None:
    document = page(address="https://mardlepost.example/2026/03/02/pool")
    assert document.published is not None
    assert (document.published.date, document.published.basis) == ("2026-03-02", "address")


def test_a_change_alone_dates_the_page_where_nothing_else_does() -> None:
    document = page("<p>Updated 3 March 2026, 18:20</p>")
    assert told(document)[:2] == ("2026-03-03", "18:20")
    assert document.modified is None


def test_a_card_below_the_text_does_not_date_the_page() -> None:
    end = "<div class='card'><h3>Snow on the moor</h3><p>5 March 2026</p></div>"
    assert told(page("<p>2 March 2026</p>", end=end))[0] == "2026-03-02"


def test_scripts_date_a_page_that_shows_nothing() -> None:
    script = '<script>window.state = "{\\"publishedAt\\":\\"2026-03-02T07:15:00Z\\"}"</script>'
    assert told(page(head=script)) == ("2026-03-02", "07:15", "+00:00")


# ── cut texts ────────────────────────────────────────────────────────────────────────────────────────

CUT = PROSE[:-4].rpartition(" and the pool")[0] + " and the…</p>"


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading",
        "Dieser Artikel ist nur für Abonnenten lesbar",
        "La suite est réservée aux abonnés",
        "Suscríbete para seguir leyendo",
        "この記事は有料会員限定です",
        "Читать дальше могут подписчики: оформите подписку, чтобы продолжить",
    ],
)
def test_a_wall_where_the_text_breaks_off(wall: str) -> None:
    if wall.startswith("Читать"):
        wall = "Оформите подписку, чтобы продолжить"
    assert page(prose=CUT, end=f"<div class='offer'><p>{wall}</p></div>").truncated == "paywall"


def test_metadata_and_a_wall_say_so_even_where_the_cut_is_clean() -> None:
    head = ld(isAccessibleForFree=False)
    wall = "<div class='paywall'><p>Subscribe to continue reading this story.</p></div>"
    assert page(head=head, end=wall).truncated == "paywall"


def test_a_text_told_to_be_far_longer_is_cut() -> None:
    head = ld(isAccessibleForFree=False, wordCount=1200)
    assert page(head=head, prose=PROSE * 2).truncated == "paywall"
    assert page(head=ld(isAccessibleForFree=False, wordCount=100)).truncated is None


def test_an_excerpt_whose_rest_stands_elsewhere() -> None:
    assert page(prose=CUT, end="<p><a href='/whole'>Continue reading</a></p>").truncated == "excerpt"


@pytest.mark.parametrize(
    "end",
    [
        "<p><a href='/other'>Read more</a></p>",
        "<p><a href='/whole'>Continue reading</a></p>",
        "<aside><h3>Snow on the moor</h3><a href='/snow'>Continue reading</a></aside>",
        "<footer><a href='/abo'>Already a subscriber? Sign in</a></footer>",
    ],
)
def test_a_whole_text_is_whole_whatever_buttons_stand_below_it(end: str) -> None:
    assert page(prose=PROSE * 4, end=end).truncated is None


def test_what_is_free_is_not_walled() -> None:
    head = ld(isAccessibleForFree=True)
    assert page(head=head, prose=CUT, end="<p>For subscribers only: the crossword</p>").truncated is None


def test_plain_text_that_breaks_off_says_so() -> None:
    lines = ["Mardle Post", "", TITLE, "", "2 March 2026", ""]
    prose = (
        "The council of Mardle met on Tuesday and talked for three hours about the roof of the pool. "
        "Members said that the beams had been known to be weak since the winter."
    )
    cut = "A report is to be laid before the council in spring, and the pool will stay closed until"
    text = "\n".join([*lines, prose, "", prose, "", cut, "", "Subscribe to continue reading", ""])
    raw = RawPage(address="p.txt", name="p.txt", body=text.encode(), media="text")
    assert read(raw, Config()).truncated == "paywall"
    whole = text.replace(cut, prose)
    assert (
        read(RawPage(address="p.txt", name="p.txt", body=whole.encode(), media="text"), Config()).truncated
        is None
    )
