"""Names under which pages say things of themselves: meta elements, and types of schema.org; lower case."""

#: of titles
TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "headline",
    "sailthru.title",
    "title",
)
#: of authors
AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
    "citation_author",
    "byl",
    "cxenseparse:author",
    "authors",
    "dc.author",
    "og:author",
)
#: of times of publication
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "sailthru.date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "og:published_time",
    "rnews:datepublished",
    "published_time",
    "publish_date",
    "date.issued",
    "datecreated",
    "article.published",
    "published",
    "last-published",
    "displaydate",
    "iso-8601-publish-date",
    "originalpublicationdate",
)
#: of times that may be of the site or the file
WEAK = (
    "date",
    "dc.date",
    "dcterms.date",
    "og:pubdate",
    "pub_date",
    "creation_date",
    "og:regdate",
    "release_date",
)
#: of times of change
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "article:modified",
)
#: of the site's name
SITES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "apple-mobile-web-app-title",
    "citation_journal_title",
    "copyright",
)
#: of sections
SECTIONS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "cxenseparse:section",
    "dc.subject.section",
    "articlesection",
)
#: types of what is told, as schema.org names them
ARTICLES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "backgroundnewsarticle",
    "reviewnewsarticle",
    "blogposting",
    "liveblogposting",
    "report",
    "techarticle",
    "scholarlyarticle",
    "satiricalarticle",
    "advertisercontentarticle",
    "askpublicnewsarticle",
    "medicalscholarlyarticle",
)
#: types of talk, as schema.org names them
TALKS = ("discussionforumposting", "qapage", "socialmediaposting")
