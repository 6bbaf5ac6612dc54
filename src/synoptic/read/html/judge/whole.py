"""What a page is like as a whole: its size, what it says it is, what its address says."""

import math
import re
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from synoptic.read.html.dom.sums import Page

_KIND = re.compile(r'"@type"\s*:\s*\[?\s*"(?:https?://schema\.org/)?(\w+)"')
_KINDS = (
    (
        "article",
        "newsarticle",
        "blogposting",
        "reportagenewsarticle",
        "opinionnewsarticle",
        "liveblogposting",
    ),
    ("product", "productgroup", "offer"),
    ("discussionforumposting", "qapage", "question", "comment"),
    ("itemlist", "collectionpage", "offercatalog", "searchresultspage"),
    ("techarticle", "howto", "faqpage", "apireference"),
    ("service", "localbusiness", "organization", "softwareapplication"),
)
_ADDRESSED = (
    (
        "forum",
        "forums",
        "thread",
        "threads",
        "topic",
        "discussion",
        "viewtopic",
        "showthread",
        "t",
        "comments",
        "r",
    ),
    ("product", "products", "shop", "p", "item", "dp"),
    ("category", "tag", "tags", "collections", "collection", "categories", "c", "archive", "topics"),
    ("docs", "documentation", "guide", "reference", "api", "manual", "wiki", "help"),
    ("services", "service", "solutions", "about", "pricing", "features"),
    ("news", "article", "articles", "story", "blog", "posts", "politics", "sport", "world"),
)


def whole(page: Page, address: str) -> NDArray[np.float32]:
    """The page as a whole: its size, what it says it is, what its address says."""
    pieces = page.tree.pieces
    n = len(pieces)
    text = max(1, page.all_text[-1])
    head = page.tree.head
    kinds = {kind.lower() for data in head.data for kind in _KIND.findall(data)}
    kinds |= {kind.lower() for kind in head.metas("og:type")}
    parts = (
        [part for part in re.split(r"[/._?=&-]", urlsplit(address).path.lower()) if part] if address else []
    )
    leaf = [part for part in urlsplit(address).path.split("/") if part] if address else []
    words = set(parts)
    return np.array(
        [
            math.log1p(n) / 6,
            math.log1p(page.total) / 9,
            page.total / text,
            page.all_links[-1] / text,
            sum(1 for amount in page.prose if amount) / n,
            max(page.direct.values(), default=0) / page.total,
            *(float(not kinds.isdisjoint(kind)) for kind in _KINDS),
            float(bool(page.body)),
            float(bool(address)),
            *(float(not words.isdisjoint(kind)) for kind in _ADDRESSED),
            min(5, len(leaf)) / 5,
            min(8, len(re.split(r"[-_]", leaf[-1]))) / 8 if leaf else 0.0,
            float(any(part.isdigit() and len(part) == 4 and part[:2] in ("19", "20") for part in parts)),
            float(any(part.isdigit() and len(part) > 4 for part in parts)),
        ],
        dtype=np.float32,
    )
