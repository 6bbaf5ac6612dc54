"""The shape of a language's words for what stands around a text. Every field says what it holds."""

from synoptic.model import Record


class Chrome(Record, frozen=True, kw_only=True):
    """What stands around a text without being part of it (read by reading).

    Phrases are compared lower-cased, without accents, white space folded and end punctuation dropped.
    Where a field holds whole lines, a phrase that ends in `` …`` stands for every short line beginning so.
    """

    exact: tuple[str, ...] = ()
    """A line that is just this is chrome: share, leave a comment, most popular articles."""
    starts: tuple[str, ...] = ()
    """A short line that begins so is chrome: sign up for, follow us on."""
    teaser_heads: tuple[str, ...] = ()
    """Headings over other stories: related articles, more from, read also, latest."""
    teaser_starts: tuple[str, ...] = ()
    """A line that begins so is a teaser: read more:, also read:."""
    comment_heads: tuple[str, ...] = ()
    """Headings over comments; a trailing or leading count is ignored: comments, join the conversation."""
    comment_form: tuple[str, ...] = ()
    """Labels of comment forms: post a comment, no comments."""
    byline: tuple[str, ...] = ()
    """Words before an author's name: by, from our correspondent."""
    digest: tuple[str, ...] = ()
    """Phrases by which a TL;DR bot's digest opens or closes, as regular expressions on the plain text.

    Named groups ``original``, ``summary`` and ``saved`` catch the footer's counts."""
    words: tuple[str, ...] = ()
    """Words and phrases of services around a text; a short line with them is chrome: cookies, sign in."""
    boilerplate: tuple[str, ...] = ()
    """Headings after which a release speaks of its sender: about, notes to editors, press contact."""
    outlets: tuple[str, ...] = ()
    """Words in the names of media, by which a line is no author: times, herald, news, agency."""
    sections: tuple[str, ...] = ()
    """Names of sections: world, politics, sport."""
    reply: tuple[str, ...] = ()
    """Labels under a comment: reply, report, permalink."""
    points: tuple[str, ...] = ()
    """What a number beside a comment's author counts: points, likes, votes."""
    says: tuple[str, ...] = ()
    """Words between a commenter's name and the comment: says, wrote."""
    answers: tuple[str, ...] = ()
    """Words before the name of the one whom a comment answers: in reply to, replying to."""
    issue: tuple[str, ...] = ()
    """Words before the number of an issue, whose date is that of its texts: no., issue, volume."""
    captions: tuple[str, ...] = ()
    """Words before the maker of a picture, by which a line is a caption: photo:, picture:."""
    reader: tuple[str, ...] = ()
    """Words by which a line turns to the reader, or speaks for the site: you, your, our list."""
    gone: tuple[str, ...] = ()
    """What stands where a comment or its author was taken away: deleted, removed."""
    bots: tuple[str, ...] = ()
    """Words in the names and marks of accounts that are programs: bot."""
    live: tuple[str, ...] = ()
    """Words in the titles of live blogs: live updates, minute by minute, as it happened."""
    profile: tuple[str, ...] = ()
    """Labels in the box that boards set beside a post: joined, messages, location, thread starter."""
