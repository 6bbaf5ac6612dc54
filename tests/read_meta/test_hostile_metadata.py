"""Pages whose metadata is meant to cost much: bounded work, and never a crash."""

import time

import msgspec
import pytest

from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import RawPage
from synoptic.read import read

PROSE = (
    "<p>The council of Mardle met on Tuesday and talked for three hours about the roof of the pool.</p>" * 5
)
SECONDS = 20
"""What a page may take on a slow machine under load; each takes less than one elsewhere."""

HOSTILE = {
    "a title of sites": "<title>Pool" + " | mardlepost" * 50_000 + "</title>" + PROSE,
    "a long title": "<title>" + "pool roof " * 50_000 + "</title><h1>Pool roof</h1>" + PROSE,
    "headings without end": "<h1>Pool</h1>" * 20_000 + PROSE,
    "deep headings": "<div class='menu'>" * 400 + "<h2>Pool roof</h2>" * 5_000 + "</div>" * 400 + PROSE,
    "authors in the body": "<span itemprop='author'>Ana Ruiz</span> " * 20_000 + PROSE,
    "authors in comments": "<div itemtype='x/Comment'>"
    + "<i itemprop='author'>A</i>" * 20_000
    + "</div>"
    + PROSE,
    "authors in metadata": "<meta name='author' content='Ana Ruiz, Li Wei'>" * 20_000 + PROSE,
    "one author of many": f"<meta name='author' content='{'Ana Ruiz, ' * 20_000}'>" + PROSE,
    "microdata out of sight": "<div itemscope><meta itemprop='datePublished' content='2026-03-02'>" * 300
    + PROSE,
    "dates in a line": "<h1>Pool</h1><p>" + "2 March 2026 " * 20_000 + "</p>" + PROSE,
    "dates in pieces": "<h1>Pool</h1>"
    + "<time datetime='2026-03-02'>2 March 2026</time><br><br>" * 5_000
    + PROSE,
    "dates in scripts": "<script>" + '"publishedAt":"2026-03-02"' * 50_000 + "</script>" + PROSE,
    "runs in a byline": "<h1>Pool</h1><p>" + "<b>A</b>" * 20_000 + "</p>" + PROSE,
    "walls without end": PROSE + "<p>Subscribe to continue reading</p>" * 5_000,
    "selectors": '<script type="application/ld+json">{"@type":"WebPageElement","isAccessibleForFree":false,'
    '"cssSelector":"' + ".a" * 90 + '"}</script>' + PROSE + "<div class='a b c'></div>" * 5_000,
    "years out of range": '<script type=\'application/ld+json\'>{"@type":"Article","datePublished":'
    '"99999-99-99T99:99:99+99:99","author":[[[[]]]],"headline":{"a":1}}</script><h1>Pool</h1>' + PROSE,
    "lone surrogates": '<script type="application/ld+json">{"@type":"Article","headline":"Po\\ud800ol",'
    '"author":"Ana\\udfff Ruiz","articleSection":"\\u0000"}</script>' + PROSE,
    "nothing but nulls": "<meta name='author' content='\x00\x00'><title>\x00</title><h1>\x00Pool</h1>"
    + PROSE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_metadata_costs_little(name: str) -> None:
    body = HOSTILE[name].encode("utf-8", "surrogatepass")
    raw = RawPage(
        address="https://x.example/2026/02/30/a", name="p", body=body, media="html", collected="soon"
    )
    start = time.process_time()
    try:
        document = read(raw, Config())
    except PageError:
        document = None
    assert time.process_time() - start < SECONDS
    assert document is None or len(document.authors) <= 60
    assert document is None or msgspec.json.encode(document)
