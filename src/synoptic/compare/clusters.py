"""Pairs gathered into groups about one thing.

No chain of likenesses may pull two things into one row, so a group grows round its surest pair only, and a
newcomer must be tied to half of those inside. In a dispute the sides are kept apart: who tells a side's value
joins that side; who contradicts joins as a side of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from synoptic.compare.links import Link

Node = tuple[int, int]
Ties = Mapping[Node, Mapping[Node, Link]]

#: more than this is no row but a list
MOST = 8
#: an agreement shows at most so many sentences of one page
MOST_A_PAGE = 2
#: so many voices of one side are enough to show
MOST_A_SIDE = 4
#: how many times newcomers are looked for round those who came
ROUNDS = 3
#: a further side must contradict this firmly, against the pair that opened the dispute
FIRM = 0.6


def nodes(link: Link) -> tuple[Node, Node]:
    """What a link joins: figures by figure, sentences by sentence."""
    if len(link.slots) == 2:
        return link.slots[0], link.slots[1]
    return (link.one, -1), (link.other, -1)


def gatherings(links: Sequence[Link], page_of: Mapping[int, int]) -> Iterable[list[Link]]:
    """Agreeing links round the surest ones, surest first; every node in one group, few of one page."""
    tied = _ties(links)
    used: set[Node] = set()
    for seed in links:
        a, b = nodes(seed)
        if a in used or b in used:
            continue
        inside, group = [a, b], [seed]
        for node in _waiting((a, b), tied):
            ties = [tied[node][member] for member in inside if member in tied[node]]
            here = sum(page_of[member[0]] == page_of[node[0]] for member in inside)
            if (
                node not in used
                and 2 * len(ties) >= len(inside)
                and len(inside) < MOST
                and here < MOST_A_PAGE
            ):
                inside.append(node)
                group += ties
        used.update(inside)
        yield group


def disputes(
    seeds: Sequence[Link], agreeing: Sequence[Link], page_of: Mapping[int, int], used: set[Node]
) -> Iterable[list[Link]]:
    """Disputes round the surest contradictions, each with those who tell a side's value.

    ``page_of`` gives each statement's page: a side needs one voice of a page. ``used`` collects what is
    taken.
    """
    against, alike = _ties(seeds), _ties(agreeing)
    for seed in seeds:
        first, second = nodes(seed)
        if first in used or second in used:
            continue
        sides = [[first], [second]]
        group = [seed]
        seen = {first, second}
        for _ in range(ROUNDS):
            for node in _waiting([n for side in sides for n in side], alike, against):
                if node in seen or node in used or len(seen) >= 2 * MOST:
                    continue
                side = _side(node, sides, alike)
                if side is not None:
                    seen.add(node)
                    if page_of[node[0]] not in {page_of[n[0]] for n in side} and len(side) < MOST_A_SIDE:
                        group += [alike[node][n] for n in side if n in alike.get(node, {})]
                        side.append(node)
                    continue
                opposing = [against[node][n] for s in sides for n in s if n in against.get(node, {})]
                firm = [link for link in opposing if link.sure >= FIRM * seed.sure]
                if len(firm) * 2 >= len(sides) and _size(sides) < MOST:
                    seen.add(node)
                    sides.append([node])
                    group += firm[:1]
        used |= seen
        yield group


def _size(sides: Sequence[Sequence[Node]]) -> int:
    return sum(map(len, sides))


def _side(node: Node, sides: Sequence[list[Node]], alike: Ties) -> list[Node] | None:
    """The side whose value a node tells: tied to half of it, the most of all."""
    counted = [(sum(n in alike.get(node, {}) for n in side) / len(side), side) for side in sides]
    share, side = max(counted, key=lambda pair: pair[0])
    return side if share >= 0.5 else None


def _ties(links: Sequence[Link]) -> dict[Node, dict[Node, Link]]:
    tied: dict[Node, dict[Node, Link]] = defaultdict(dict)
    for link in links:
        a, b = nodes(link)
        tied[a].setdefault(b, link)
        tied[b].setdefault(a, link)
    return tied


def _waiting(inside: Iterable[Node], *ties: Ties) -> list[Node]:
    """Nodes tied to those inside, the firmest first."""
    firm: dict[Node, float] = defaultdict(float)
    members = set(inside)
    for tied in ties:
        for member in members:
            for node, link in tied.get(member, {}).items():
                if node not in members:
                    firm[node] = max(firm[node], link.sure)
    return sorted(firm, key=lambda node: (-firm[node], node))
