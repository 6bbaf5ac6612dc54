"""What readers are shown, on small stories made for it."""

import time
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsprint import Noted, claim, clock, count, day, name, page, quote

from synoptic.compare import compare
from synoptic.model import ClaimGroup, Comparison, Page, Status
from synoptic.text import fold


def rows(story: Sequence[Page], status: Status) -> list[ClaimGroup]:
    return [group for group in compare(story).claims if group.status == status]


def tonnes(words: str, low: float, holder: str | None = None, **more: object) -> Noted:
    return count(words, low, "", unit="t", measure="measure", holder=holder, **more)


FERRY = ("The ferry Alca weighed 640 tonnes when it sank off Torvik, the harbour office said.", [
    name("Torvik", kind="place"), name("harbour office", kind="organisation"),
    tonnes("640 tonnes", 640, "harbour office"),
])  # fmt: skip


def test_two_weights_of_one_ferry_conflict() -> None:
    other = ("The ferry Alca weighed 410 tonnes when it sank off Torvik, its builder said.", [
        name("Torvik", kind="place"), tonnes("410 tonnes", 410, "its builder"),
    ])  # fmt: skip
    (row,) = rows([page("a", FERRY), page("b", other)], "disputed")
    assert row.kind == "figure"
    assert {m.span.document for m in row.mentions} == {"a", "b"}
    assert "640 tonnes" in row.why
    assert "410 tonnes" in row.why


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry Alca weighed nearly 645 tonnes when it sank off Torvik, its builder said.",
        "The ferry Alca weighed at least 600 tonnes when it sank off Torvik, its builder said.",
        "The ferry Alca weighed 12 tonnes more than permitted when it sank off Torvik, its builder said.",
        "The new ferry Alca weighs 410 tonnes and will sail off Torvik, its builder said.",
        "The ferry Alca carried a limit of 410 tonnes when it sank off Torvik, its builder said.",
    ],
)
def test_rounding_bounds_changes_other_things_and_limits_do_not(sentence: str) -> None:
    words = next(w for w in ("645 tonnes", "600 tonnes", "12 tonnes", "410 tonnes") if w in sentence)
    modifier = "nearly" if "nearly" in sentence else "at least" if "at least" in sentence else "exactly"
    noted = [name("Torvik", kind="place"), tonnes(words, float(words.split()[0]), modifier=modifier)]
    assert rows([page("a", FERRY), page("b", (sentence, noted))], "disputed") == []


def test_values_of_two_days_are_a_series_not_a_conflict() -> None:
    story = [
        page("a", ("On 3 May divers had found 11 passengers of the Alca dead.", [
            count("11 passengers", 11, "passengers"), day("3 May", "2024-05-03"),
        ]), published="2024-05-03"),
        page("b", ("By 5 May divers had found 14 passengers of the Alca dead.", [
            count("14 passengers", 14, "passengers"), day("5 May", "2024-05-05"),
        ]), published="2024-05-05"),
    ]  # fmt: skip
    assert rows(story, "disputed") == []
    (row,) = rows(story, "updated")
    assert [m.date for m in row.mentions] == ["2024-05-03", "2024-05-05"]


def test_two_holders_side_by_side_conflict_on_one_page() -> None:
    told = page(
        "a",
        ("The union said that 90 percent of the workers took part.", [
            name("union", kind="organisation"),
            count("90 percent", 90, "workers", unit="percent", measure="share", holder="union"),
        ]),
        ("The company counted 55 percent.", [
            name("company", kind="organisation"),
            count("55 percent", 55, unit="percent", measure="share", holder="company"),
        ]),
    )  # fmt: skip
    (row,) = rows([told], "disputed")
    assert "union" in row.why
    assert "company" in row.why


def test_a_bare_number_goes_on_from_the_one_before() -> None:
    told = page(
        "a",
        ("The port says 1,900 litres of oil leaked from the Alca.", [
            count("1,900 litres", 1900, "oil", unit="l", measure="measure", holder="port"),
        ]),
        ("The fire brigade told us that it was 2,700.", [count("2,700", 2700, "", holder="fire brigade")]),
    )  # fmt: skip
    (row,) = rows([told], "disputed")
    assert row.kind == "figure"


def test_a_shared_telling_value_is_an_agreement() -> None:
    story = [
        page("a", ("The harbour serves 3,152 homes.", [count("3,152 homes", 3152, "homes")])),
        page(
            "b", ("Power failed in 3,152 houses near the harbour.", [count("3,152 houses", 3152, "houses")])
        ),
    ]
    (row,) = rows(story, "agreed")
    assert len(row.mentions) == 2


MAYOR = name("Olga Marsh")


def test_one_remark_in_two_wordings_is_a_quote_conflict() -> None:
    story = [
        page("a", ("“A ferry does not sink because of one wave,” said Olga Marsh, the mayor.", [
            MAYOR, quote("A ferry does not sink because of one wave,", "Olga Marsh"),
        ])),
        page("b", ("“It was not one wave that sank this ferry,” Olga Marsh told the council.", [
            MAYOR, quote("It was not one wave that sank this ferry,", "Olga Marsh"),
        ])),
    ]  # fmt: skip
    (row,) = rows(story, "disputed")
    assert row.kind == "quote"


def test_the_same_words_agree_and_in_another_mouth_conflict() -> None:
    words = "A ferry does not sink because of one wave,"
    first = page("a", (f"“{words}” said Olga Marsh.", [MAYOR, quote(words, "Olga Marsh")]))
    same = page("b", (f"Olga Marsh said: “{words}” and left.", [MAYOR, quote(words, "Olga Marsh")]))
    theirs = page("b", (f"“{words}” said Peter Lund.", [name("Peter Lund"), quote(words, "Peter Lund")]))
    assert [r.status for r in compare([first, same]).claims][:1] == ["agreed"]
    assert [r.kind for r in rows([first, theirs], "disputed")] == ["quote"]


def test_a_bare_denial_contradicts_what_stands_before_it() -> None:
    told = page(
        "a",
        ("The harbour office said the crew had been drinking.", [
            name("harbour office", kind="organisation"),
            claim("The harbour office said", stance="attributes", holder="harbour office"),
        ]),
        ("The owner flatly denied it.", [
            claim("The owner flatly denied it.", stance="denies", holder="the owner"),
        ]),
    )  # fmt: skip
    (row,) = rows([told], "disputed")
    assert row.kind == "account"
    assert [m.stance for m in row.mentions] == ["attributes", "denies"]


def test_one_says_no_to_what_the_other_says() -> None:
    yes = "The crew were invited to a hearing in Torvik, the harbour office said."
    no = "No invitation to a hearing in Torvik has reached the crew."
    torvik = name("Torvik", kind="place")
    story = [
        page("a", (yes, [torvik, claim(yes, verb="invite", subject="The crew")]), published="2024-05-04"),
        page("b", (no, [
            torvik, claim(no, verb="reach", subject="No invitation", object="the crew", negated=True),
        ]), published="2024-05-04"),
    ]  # fmt: skip
    (row,) = rows(story, "disputed")
    assert row.kind == "account"


def test_what_was_not_yet_so_and_is_later_is_an_update() -> None:
    no = "They have not lifted the wreck out of the fjord."
    yes = "The wreck was lifted out of the fjord on 9 May."
    story = [
        page("a", (no, [claim(no, verb="lift", object="the wreck", negated=True)]), published="2024-05-04"),
        page("b", (yes, [claim(yes, verb="lift"), day("9 May", "2024-05-09")]), published="2024-05-10"),
    ]
    assert rows(story, "disputed") == []
    assert len(rows(story, "updated")) == 1


def test_two_clocks_for_one_filing() -> None:
    told = page(
        "a",
        ("The registry said that the file arrived at 14:25.", [
            claim("The registry said", stance="attributes", holder="The registry"),
            clock("14:25", "14:25"),
        ]),
        ("The club insists that it sent the file at 14:02.", [
            claim("The club insists that it sent the file at 14:02.", stance="attributes", holder="The club"),
            clock("14:02", "14:02"),
        ]),
    )  # fmt: skip
    (row,) = rows([told], "disputed")
    assert "14:25" in row.why


def test_warm_and_cold_accounts_of_one_visit() -> None:
    warm = "Olga Marsh’s trip to Torvik was a success, and friends embraced her warmly."
    cold = "Olga Marsh’s visit to Torvik was a failure and yielded no results."
    both = [name("Olga Marsh"), name("Torvik", kind="place")]
    (row,) = rows([page("a", (warm, both)), page("b", (cold, both))], "disputed")
    assert row.kind == "account"


def test_scenes_set_apart_do_not_contradict() -> None:
    here = "In Torvik, Olga Marsh signed a treaty on fishing rights."
    there = "In Varde, Olga Marsh signed no treaty on fishing rights."
    noted = [name("Olga Marsh"), name("Torvik", kind="place")]
    away = [name("Olga Marsh"), name("Varde", kind="place"), claim(there, verb="sign", negated=True)]
    assert rows([page("a", (here, noted)), page("b", (there, away))], "disputed") == []


def test_a_copy_is_no_second_source() -> None:
    sentence = ("The harbour of Torvik serves 3,152 homes.", [count("3,152 homes", 3152, "homes")])
    assert rows([page("a", sentence), page("b", sentence, copy_of="a")], "agreed") == []
    assert len(rows([page("a", sentence), page("b", sentence)], "agreed")) == 1


def test_what_one_tells_alone_is_single_unless_it_is_idle_talk() -> None:
    story = [
        page("a", ("The Alca was built by Lund & Sons in 1974 for 310 passengers.", [
            name("Lund & Sons", kind="organisation"), count("310 passengers", 310, "passengers"),
        ]), ("What will happen next?", [])),
        page("b", ("Olga Marsh opened a school in Varde on Monday.", [MAYOR, name("Varde", kind="place")])),
    ]  # fmt: skip
    told = [row.mentions[0].text for row in rows(story, "single")]
    assert len(told) == 2
    assert not any("next" in text for text in told)


# ── invariants ───────────────────────────────────────────────────────────────────────────────────────

SENTENCES: list[tuple[str, list[Noted]]] = [
    FERRY,
    (
        "The ferry Alca weighed 410 tonnes when it sank, its builder said.",
        [tonnes("410 tonnes", 410, "builder")],
    ),
    ("Divers found 14 passengers dead.", [count("14 passengers", 14, "passengers")]),
    ("At least 11 passengers are dead.", [count("11 passengers", 11, "passengers", modifier="at least")]),
    ("“It was not one wave,” said Olga Marsh.", [MAYOR, quote("It was not one wave,", "Olga Marsh")]),
    ("“One wave never sank it,” said Marsh.", [name("Marsh"), quote("One wave never sank it,", "Marsh")]),
    ("The crew were invited to Torvik.", [name("Torvik", kind="place")]),
    ("No invitation to Torvik reached the crew.", [name("Torvik", kind="place")]),
    ("The owner denied it.", [claim("The owner denied it.", stance="denies", holder="the owner")]),
    ("Nichts\n davon\tstimmt.", []),
]
stories = st.lists(
    st.tuples(
        st.lists(st.integers(0, len(SENTENCES) - 1), min_size=0, max_size=5),
        st.sampled_from([None, "2024-05-03", "2024-05-05"]),
        st.sampled_from([None, "p0", "p1", "nobody"]),
    ),
    min_size=0, max_size=5,
)  # fmt: skip


def story_of(drawn: list[tuple[list[int], str | None, str | None]]) -> list[Page]:
    return [
        page(
            f"p{i}", *(SENTENCES[k] for k in told), published=when, copy_of=copy if copy != f"p{i}" else None
        )
        for i, (told, when, copy) in enumerate(drawn)
    ]


@settings(max_examples=60, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(
    drawn: list[tuple[list[int], str | None, str | None]], random: Random
) -> None:
    story = story_of(drawn)
    shuffled = list(story)
    random.shuffle(shuffled)
    assert compare(story) == compare(shuffled)


@settings(max_examples=60, deadline=None)
@given(stories)
def test_what_is_told_stands_in_its_page_and_agreement_has_two_sources(
    drawn: list[tuple[list[int], str | None, str | None]],
) -> None:
    story = story_of(drawn)
    made: Comparison = compare(story)
    texts = {p.document.id: p.document.text for p in story}
    copies = {p.document.id: p.document.copy_of for p in story}
    for group in made.claims:
        assert group.mentions
        assert group.why.endswith((".", "”."))
        assert (group.kind is not None) == (group.status == "disputed")
        for mention in group.mentions:
            whole = texts[mention.span.document]
            assert 0 <= mention.span.start < mention.span.end <= len(whole)
            assert mention.text == fold(whole[mention.span.start : mention.span.end])
        if group.status == "agreed":
            own = {m.span.document for m in group.mentions if copies[m.span.document] is None}
            assert len(own) >= 2


# ── what sets things apart ───────────────────────────────────────────────────────────────────────────


def wounded(source: str, words: str, low: float, sentence: str, when: str) -> Page:
    return page(source, (sentence, [count(words, low, "sailors")]), published=when)


def test_sailors_wounded_and_sailors_on_watch_are_other_sailors() -> None:
    torvik = name("Torvik", kind="place")
    more = [f"The sailors of boat {n} sang." for n in range(8)]
    hurt = ("Seven sailors were wounded off Torvik.", [count("Seven sailors", 7, "sailors"), torvik])
    watch = ("Four sailors stood watch off Torvik.", [count("Four sailors", 4, "sailors"), torvik])
    assert rows([page("a", *more, hurt), page("b", watch)], "disputed") == []


def test_a_bound_is_raised_later() -> None:
    story = [
        wounded("a", "At least 3 sailors", 3, "At least 3 sailors were wounded off Torvik.", "2024-05-03"),
        wounded("b", "5 sailors", 5, "In the end 5 sailors were wounded off Torvik.", "2024-05-06"),
    ]
    assert rows(story, "disputed") == []


def test_twice_as_likely_is_a_hundred_percent_more() -> None:
    story = [
        page("a", ("Sailors are twice as likely to fall ill at sea, a study finds.", [
            count("twice", 2, unit="times", measure="measure"),
        ])),
        page("b", ("Sailors are 60 percent more likely to fall ill at sea, a study finds.", [
            count("60 percent", 60, unit="percent", measure="share"),
        ])),
    ]  # fmt: skip
    (row,) = rows(story, "disputed")
    assert row.kind == "figure"


def test_a_dispute_keeps_its_sides_and_gathers_who_tells_them() -> None:
    def told(source: str, low: float) -> Page:
        words = f"{low:.0f} tonnes"
        sentence = f"The ferry Alca weighed {words} when it sank off Torvik."
        return page(source, (sentence, [name("Torvik", kind="place"), tonnes(words, low)]))

    (row,) = rows([told("a", 640), told("b", 410), told("c", 640), told("d", 530)], "disputed")
    assert {m.span.document for m in row.mentions} == {"a", "b", "c", "d"}


def test_two_sources_give_two_times_of_one_call() -> None:
    def told(source: str, at: str) -> Page:
        sentence = f"The captain called the harbour office of Torvik at {at}."
        return page(source, (sentence, [name("Torvik", kind="place"), clock(at, at)]))

    (row,) = rows([told("a", "16:05"), told("b", "17:20")], "disputed")
    assert row.kind == "account"
    assert rows([told("a", "16:05"), told("b", "18:05")], "disputed") == []  # two time zones, perhaps


def test_one_remark_in_two_settings() -> None:
    lead = "Back in Torvik, Olga Marsh praised her crew."
    goes_on = "She said that sailors must rely on themselves."
    story = [
        page("a", ("As she boarded, Olga Marsh said: “Sailors depend on themselves alone.”", [
            MAYOR, quote("Sailors depend on themselves alone.", "Olga Marsh"),
        ])),
        page("b", (lead, [name("Torvik", kind="place"), MAYOR]),
             (goes_on, [quote("sailors must rely on themselves", "Olga Marsh", direct=False)])),
    ]  # fmt: skip
    (row,) = [row for row in rows(story, "disputed") if row.kind == "quote"]
    assert "Back in Torvik" in row.why


def test_some_of_those_counted_are_compared_as_the_whole() -> None:
    story = [
        page("a", ("Police arrested eleven dockers in Torvik after the strike.", [
            name("Torvik", kind="place"), count("eleven dockers", 11, "dockers"),
        ]), published="2026-03-01"),
        page("b", ("Prosecutors charged four of the 19 dockers arrested in Torvik after the strike.", [
            name("Torvik", kind="place"), count("four", 4, "dockers"), count("19 dockers", 19, "dockers"),
        ]), published="2026-03-20"),
    ]  # fmt: skip
    assert rows(story, "disputed") == []
    (row,) = rows(story, "updated")
    assert row.why.startswith("eleven dockers and 19 dockers")


def test_what_is_put_off_is_not_denied() -> None:
    march = "Dockers marched against the ferry toll of Torvik."
    put_off = "Torvik will not charge its ferry toll before October."
    story = [
        page("a", (march, [
            name("Torvik", kind="place"), claim(march, verb="march"),
        ]), published="2026-03-01"),
        page("b", (put_off, [
            name("Torvik", kind="place"), day("October", "2026-10"),
            claim(put_off, verb="charge", object="its ferry toll", negated=True),
        ]), published="2026-03-20"),
    ]  # fmt: skip
    assert rows(story, "disputed") == []


def test_not_only_and_numbered_things_are_no_denials() -> None:
    story = [
        page(
            "a", ("Pier no. 3 of Torvik harbour was closed by the council.", [name("Torvik", kind="place")])
        ),
        page(
            "b", ("Not only the council closed the pier of Torvik harbour.", [name("Torvik", kind="place")])
        ),
    ]
    assert rows(story, "disputed") == []


def test_a_role_in_common_is_no_agreement() -> None:
    story = [
        page("a", ("Mayor Olga Marsh opened a school.", [MAYOR])),
        page("b", ("The mayor, Olga Marsh, missed her train.", [MAYOR])),
    ]
    assert rows(story, "agreed") == []


def test_languages_meet_in_names_numbers_and_cognates() -> None:
    story = [
        page("a", ("The contract of Olga Marsh has a release clause of 64 million euros.", [
            MAYOR, count("64 million euros", 64e6, "release clause", unit="EUR", measure="money"),
        ])),
        page("b", ("El contrato de Olga Marsh tiene una cláusula de 71 millones de euros.", [
            MAYOR, count("71 millones de euros", 71e6, "cláusula", unit="EUR", measure="money"),
        ]), language="es"),
    ]  # fmt: skip
    (row,) = rows(story, "disputed")
    assert row.kind == "figure"


def test_no_pages_and_empty_pages_compare_to_nothing() -> None:
    assert compare([]).claims == ()
    assert compare([page("a"), page("b")]).claims == ()


def test_forty_long_pages_take_no_longer_than_a_reader_waits() -> None:
    spelt = [
        "harbour",
        "ferry",
        "captain",
        "storm",
        "council",
        "bridge",
        "school",
        "train",
        "union",
        "market",
        "river",
        "tower",
    ]

    def sentence(i: int, k: int) -> str:
        a, b, c = (spelt[n % len(spelt)] for n in (i + k, i * k, 3 * k + i))
        return f"The {a} of {b} {k} met {c} number {i * k}."

    story = [page(f"p{i}", *(sentence(i, k) for k in range(60))) for i in range(40)]
    started = time.process_time()
    compare(story)
    assert time.process_time() - started < 20  # on the slowest machine; two seconds on a usual one
