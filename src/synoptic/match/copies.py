"""Who took words from whom: copies, trimmed copies and digests among the pages of one story."""

from collections.abc import Sequence

from synoptic.match.signature import Signature
from synoptic.model import CopyOf

#: shorter sketches prove nothing
LEAST_RUNS = 4


def copies(members: Sequence[Signature], least: float) -> dict[str, CopyOf]:
    """The pages that copy or digest another, by id, each with its original; order does not matter.

    A page copies another when at least ``least`` of the word runs of the shorter one stand in the
    other; the earlier is the original, of one day the longer. A thread that carries a bot's digest of
    another page is its digest. Chains lead to their root.
    """
    runs = {page.document: frozenset(page.sketch) for page in members}
    taken: dict[str, CopyOf] = {}
    for page in members:
        digest = frozenset(page.digest)
        origins = [
            (containment(runs[page.document], runs[other.document]), other)
            for other in members
            if other is not page and _took(page, other, digest, runs, least)
        ]
        if origins:
            share, origin = max(origins, key=lambda o: (-_age(o[1])[0], o[0], o[1].words, o[1].document))
            taken[page.document] = CopyOf(document=origin.document, overlap=round(share, 3))
    return {page: _root(page, taken) for page in taken}


def containment(part: frozenset[int], whole: frozenset[int]) -> float:
    """Share of one page's word runs that stand in another's; 0 where there are too few to tell."""
    if len(part) < LEAST_RUNS:
        return 0.0
    return len(part & whole) / len(part)


def _took(
    page: Signature, other: Signature, digest: frozenset[int], runs: dict[str, frozenset[int]], least: float
) -> bool:
    """Whether the page has its words from the other."""
    mine, theirs = runs[page.document], runs[other.document]
    if page.digest:
        return not other.digest and containment(digest, theirs) >= least
    if other.digest:
        return False
    return max(containment(mine, theirs), containment(theirs, mine)) >= least and _age(other) < _age(page)


def _age(page: Signature) -> tuple[int, int, str]:
    """Sorts originals before their copies: earlier, then longer; undated pages come last."""
    return (page.day if page.day is not None else 10**7, -page.words, page.document)


def _root(page: str, taken: dict[str, CopyOf]) -> CopyOf:
    found = taken[page]
    seen = {page}
    while found.document in taken and found.document not in seen:
        seen.add(found.document)
        found = CopyOf(document=taken[found.document].document, overlap=found.overlap)
    return found
