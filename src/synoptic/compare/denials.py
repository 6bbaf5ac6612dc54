"""What a page tells and somebody on the same page denies.

A denial usually stands right after what it denies, and names it by a pronoun (*denied it*) or in words of its
own (*denied any shipment*). At the head of a paragraph it answers the paragraph before.
"""

import re
from collections.abc import Iterable, Sequence

from synoptic.compare import senses
from synoptic.compare.candidates import likeness
from synoptic.compare.entities import Joined
from synoptic.compare.links import Link
from synoptic.compare.statements import Statement
from synoptic.compare.wording import clip
from synoptic.model import Quote
from synoptic.text import plain, word_spans

#: a denial in words of its own answers one of so many sentences before it, with so much in common, and more
#: than one word or name: a crew may be spoken of twice without being spoken of alike
NEIGHBOURS, ANSWERED, MEETING = 2, 0.5, 2
SURE = 0.75


def denials(statements: Sequence[Statement], joined: Joined) -> Iterable[Link]:
    """What a page tells and who, on the same page, denies it."""
    for one in statements:
        if one.copied or one.role == "comment":
            continue
        target = _told_before(one, statements) if _denies_it(one) else _named_before(one, statements)
        if target is not None:
            who = joined.of(one.page, one.claim.holder) if one.claim is not None else None
            why = f"“{clip(target.text)}”: denied{f' by {who}' if who else ''}."
            yield Link(
                one=target.index, other=one.index, verdict="conflict", kind="account", why=why, sure=SURE
            )


def _named_before(one: Statement, statements: Sequence[Statement]) -> Statement | None:
    """What a denial in words of its own answers: a neighbour before it that tells of the same."""
    if one.claim is None or one.claim.stance != "denies":
        return None
    for before in reversed(statements[max(0, one.index - NEIGHBOURS) : one.index]):
        if before.page != one.page or before.role != one.role:
            return None
        alike = likeness(before, one)
        held = before.claim is not None and before.claim.holder == one.claim.holder
        met = len(alike.terms) + len(alike.near) + len(alike.names)
        if not held and alike.weight >= ANSWERED and met >= MEETING:
            return before
    return None


def _denies_it(one: Statement) -> bool:
    """Whether a statement denies something that it does not itself tell: denied it, denies this."""
    deny, whole = {plain(w) for w in one.language.speech.deny}, one.language.comparing.everything
    base = senses.base if one.language.code == "en" else (lambda word: word)
    for span in word_spans(one.raw):
        word = plain(span.of(one.raw))
        if word in deny or base(word) in deny:
            rest = plain(one.raw[span.end : span.end + 60])
            return any(re.match(rf"\s+{re.escape(phrase)}\s*(?:[.,;:!?)\"”»]|$)", rest) for phrase in whole)
    return False


def _told_before(one: Statement, statements: Sequence[Statement]) -> Statement | None:
    """What a bare denial answers: the one before it; at a paragraph's head, the last one's first."""
    at = one.index - 1
    if at < 0 or statements[at].page != one.page or statements[at].role != one.role:
        return None
    before = statements[at]
    if before.block == one.block:
        return before
    first = at
    while first and statements[first - 1].block == before.block and statements[first - 1].page == one.page:
        first -= 1
    quoted = any(isinstance(fact.what, Quote) and fact.what.direct for fact in before.facts)
    return statements[first] if quoted else before
