"""JSON-LD in the shapes in which pages have it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.read.html.dom.tree import Head
from synoptic.read.html.told.jsonld import nodes
from synoptic.read.html.told.said import said

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Ferry runs aground off Mardle",
    "datePublished": "2026-03-02T07:15:00+01:00",
    "author": {"@type": "Person", "name": "Ana Ruiz"},
}


def head(*scripts: object, **metas: str) -> Head:
    """What a page says out of sight."""
    made = Head()
    made.data = [script if isinstance(script, str) else json.dumps(script) for script in scripts]
    made.meta = [(name.replace("__", ":"), value) for name, value in metas.items()]
    return made


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Mardle Post"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": "WebPage", "mainEntity": [[ARTICLE]]},
        {**ARTICLE, "@type": ["http://schema.org/NewsArticle", "Thing"]},
        "<!-- " + json.dumps(ARTICLE) + " -->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE) + ";",
        json.dumps(ARTICLE).replace('"}', '",}'),
        json.dumps(ARTICLE).replace("aground off", "aground\n off"),
        json.dumps(ARTICLE).replace("{", "{ /* the story */ ", 1),
        json.dumps({"@type": "WebSite"}) + json.dumps(ARTICLE),
        json.dumps(ARTICLE).replace("Ferry", "Ferr\\y"),
    ],
)
def test_an_article_is_found_in_every_shape(script: object) -> None:
    told = said(head(script))
    assert told.article
    assert told.headline.endswith("runs aground off Mardle")
    assert told.authors == ("Ana Ruiz",)
    assert told.published is not None
    assert (told.published.date, told.published.time, told.published.zone) == (
        "2026-03-02",
        "07:15",
        "+01:00",
    )


def test_what_cannot_be_mended_is_read_by_its_keys() -> None:
    script = (
        '{"@type": "NewsArticle", "headline": "Mayor: "no money" for the pool", '
        '"datePublished": "2026-03-02", "author": {"@type": "Person", "name": "Ana Ruiz"'
    )
    told = said(head(script))
    assert told.headline == 'Mayor: "no money" for the pool'
    assert told.authors == ("Ana Ruiz",)
    assert told.published is not None


def test_references_within_a_graph_are_followed() -> None:
    graph = [
        {**ARTICLE, "author": {"@id": "#ana"}, "publisher": {"@id": "#post"}},
        {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"},
        {"@type": "Organization", "@id": "#post", "name": "Mardle Post"},
    ]
    told = said(head({"@graph": graph}))
    assert told.authors == ("Ana Ruiz",)
    assert told.site == "Mardle Post"


def test_of_several_articles_the_one_with_the_pages_title_is_the_page() -> None:
    other = {**ARTICLE, "headline": "Snow on the moor", "datePublished": "2020-01-01"}
    told = said(head([other, ARTICLE], og__title="Ferry runs aground off Mardle"))
    assert told.headline == "Ferry runs aground off Mardle"
    assert told.published is not None
    assert told.published.date == "2026-03-02"


def test_a_source_that_names_a_person_comes_before_one_that_names_a_body() -> None:
    article = {**ARTICLE, "author": {"@type": "Organization", "name": "Mardle Post"}}
    told = said(head(article, author="By Li Wei"))
    assert told.authors == ("Li Wei",)
    assert said(head(article)).bodies == ("Mardle Post",)


def test_cards_for_sharing_name_authors_under_a_label() -> None:
    told = said(head(twitter__label1="Written by", twitter__data1="Ana Ruiz"))
    assert told.authors == ("Ana Ruiz",)
    assert said(head(twitter__label1="Est. reading time", twitter__data1="4 minutes")).authors == ()


def test_change_section_site_and_access_are_told() -> None:
    article = {
        **ARTICLE,
        "dateModified": "2026-03-03T09:00:00+01:00",
        "articleSection": ["Harbour", "News"],
        "isAccessibleForFree": "http://schema.org/False",
        "wordCount": "812",
        "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".rest"},
    }
    told = said(head(article, og__site_name="Mardle Post"))
    assert told.modified is not None
    assert told.modified.date == "2026-03-03"
    assert (told.section, told.site, told.free) == ("Harbour", "Mardle Post", False)
    assert (told.length, told.walled) == (812, (".rest",))


@pytest.mark.parametrize(
    "script",
    ["[" * 200_000, '{"a":' * 50_000, "/*" * 100_000, '"' * 200_001, "<!--" * 50_000, '{"@type":"' * 20_000],
)
def test_hostile_scripts_cost_little(script: str) -> None:
    assert nodes([script]) == [] or len(nodes([script])) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("@type", "@graph", "@id", "author", "headline", "datePublished", "name", "publisher")
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_no_json_breaks_the_reading(value: object) -> None:
    told = said(head(value))
    assert all(name and name == name.strip() for name in told.authors)


@given(st.text(max_size=200))
def test_no_script_breaks_the_reading(script: str) -> None:
    nodes([script, '{"@type": "Article", ' + script])
