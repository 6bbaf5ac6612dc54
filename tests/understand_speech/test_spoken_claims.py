"""What a page says itself, puts into mouths, and tells as denied."""

from hypothesis import given, settings
from hypothesis import strategies as st
from spoken_pages import claims, page

from synoptic.config import Config
from synoptic.model import Claim
from synoptic.understand import understand


def only(text: str) -> Claim:
    ((worded, claim),) = claims(page(text))
    assert worded == text
    return claim


def test_the_page_says_it_itself() -> None:
    claim = only("The bridge fell on Saturday.")
    assert (claim.stance, claim.holder, claim.subject, claim.verb) == ("says", None, "The bridge", "fall")


def test_what_somebody_says_is_attributed() -> None:
    claim = only("The Western Canal Board said the barge carried 90 people.")
    assert (claim.stance, claim.holder) == ("attributes", "Western Canal Board")
    claim = only("Eleven people were killed in the fall, police said.")
    assert (claim.stance, claim.holder, claim.verb) == ("attributes", "police", "kill")
    claim = only("According to the harbour board, nine boats were lost.")
    assert (claim.stance, claim.holder) == ("attributes", "the harbour board")


def test_a_denial_belongs_to_those_who_deny() -> None:
    claim = only("The statement was certain, but Norway and Sweden flatly denied it.")
    assert (claim.stance, claim.holder) == ("denies", "Norway and Sweden")


def test_a_rejected_offer_is_no_denial() -> None:
    assert only("The board of Tessmetal rejected the offer.").stance == "says"


def test_negated_hedged_and_judged() -> None:
    assert only("The bank has never shown the letter.").negated
    assert only("Nobody answered the call.").negated
    assert only("The lorry may have carried timber.").hedged
    assert not only("The lorry carried timber.").hedged
    assert only("It was undoubtedly a strange wedding.").evaluative
    assert not only("Nine carriages left the rails.").evaluative


def test_comments_and_bylines_claim_nothing() -> None:
    text = "By Ann Hill, 3 May\nThe bridge fell down.\nI saw it fall myself."
    found = page(text, roles=("dateline", "paragraph", "comment"))
    assert [worded for worded, _ in claims(found)] == ["The bridge fell down."]


def test_one_claim_a_sentence() -> None:
    found = page("The bridge fell. Nobody was hurt. It was late.")
    assert [worded for worded, _ in claims(found)] == ["The bridge fell.", "Nobody was hurt.", "It was late."]


@given(
    st.text(alphabet="ab AB.,:;!?\"“”‘’'«»\n- saidtl", max_size=200),
    st.sampled_from(["en", "es", "zh", None]),
)
@settings(max_examples=40, deadline=None)
def test_any_text_is_understood(text: str, language: str | None) -> None:
    from spoken_pages import document

    found = understand(document(text, language), Config())
    assert found.failures == ()
    assert list(found.facts) == sorted(found.facts, key=lambda fact: (fact.span, fact.stage))
    for fact in found.facts:
        assert 0 <= fact.span.start < fact.span.end <= len(text)


def test_understanding_is_pure() -> None:
    text = "Ann Hill said the bridge fell. “It fell,” she said."
    assert page(text) == page(text)
