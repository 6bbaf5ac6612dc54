# ruff: noqa: E501  markup keeps its own lines
"""A talk in the markup of comment systems and others that set answers below what they answer."""

from collections.abc import Sequence

from tests.read_html_threads.talk_posts import Post, paged, tree


def shreddit(title: str, posts: Sequence[Post]) -> str:
    """Elements of the site's own, with depth and parent as attributes."""
    op, rest = posts[0], [p._replace(answers=0 if p.answers == 1 else p.answers) for p in posts[1:]]

    def item(p: Post, inner: str, depth: int) -> str:
        parent = f"t1_c{p.answers}" if p.answers else "t3_op"
        return (
            f'<shreddit-comment author="{p.nick}" thingid="t1_c{p.number}" depth="{depth}" parentid="{parent}" '
            f'score="5" permalink="/r/tugs/comments/op/c{p.number}/"><div slot="commentAvatar"></div>'
            '<div slot="commentMeta"><div class="flex flex-row items-center"><div class="author-name-meta">'
            f'<a href="/user/{p.nick}/" class="truncate font-bold">{p.nick}</a></div><span>•</span>'
            f'<faceplate-timeago ts="2008-03-15T22:{p.minute}:00"><time datetime="2008-03-15T22:{p.minute}:00">16y ago'
            f'</time></faceplate-timeago></div></div><div id="t1_c{p.number}-comment-rtjson-content" slot="comment">'
            f'<div id="-post-rtjson-content"><p>{p.words}</p></div></div><shreddit-comment-action-row><button>Upvote'
            f"</button> 5 <button>Downvote</button> <button>Reply</button> Award Share</shreddit-comment-action-row>{inner}"
            "</shreddit-comment>"
        )

    return paged(
        title,
        f'<shreddit-app><main><shreddit-post author="{op.nick}" post-title="{title}" id="t3_op" '
        f'created-timestamp="2008-03-15T22:{op.minute}:00"><div slot="credit-bar"><a href="/r/tugs/">r/tugs</a> • '
        f'<faceplate-timeago><time datetime="2008-03-15T22:{op.minute}:00">16y ago</time></faceplate-timeago> '
        f'<a href="/user/{op.nick}/" class="author-name">{op.nick}</a></div><h1 slot="title">{title}</h1>'
        f'<div slot="text-body"><div class="md"><p>{op.words}</p></div></div></shreddit-post>'
        f"<shreddit-comment-tree>{tree(rest, item)}</shreddit-comment-tree></main></shreddit-app>",
    )


def lobsters(title: str, posts: Sequence[Post]) -> str:
    """Trees of list items, each with a box before its own list."""
    op, rest = posts[0], [p._replace(answers=0 if p.answers == 1 else p.answers) for p in posts[1:]]

    def item(p: Post, inner: str, depth: int) -> str:
        return (
            f'<li class="comments_subtree"><input id="fold_{p.number}" class="comment_folder_button" type="checkbox">'
            f'<div id="c_{p.number}" class="comment" data-shortid="{p.number}"><div class="voters"><a class="upvoter">5'
            '</a></div><div class="details"><div class="byline"><a href="/~'
            f'{p.nick}"></a> <a class="u-author h-card" href="/~{p.nick}">{p.author}</a> <a href="/c/{p.number}">16 years '
            f'ago</a> | <a class="comment_replier" tabindex="0">reply</a></div><div class="comment_text"><p>{p.words}</p>'
            f'</div></div></div><ol class="comments">{inner}</ol></li>'
        )

    return paged(
        title,
        '<ol class="stories list"><li class="story"><div class="story_liner h-entry"><div class="details">'
        f'<h1 class="link h-cite u-repost-of"><a class="u-url" href="https://tugs.example/steam">{title}</a></h1>'
        f'<div class="byline">via <a class="u-author h-card" href="/~{op.nick}">{op.nick}</a> '
        '<span title="2008-03-15 22:11:00 -0500">16 years ago</span> | 4 comments</div></div></div></li></ol>'
        f'<ol class="comments comments1">{tree(rest, item)}</ol>',
    )


def wix(title: str, posts: Sequence[Post]) -> str:
    """Classes that a bundler made up; data about what each box is for."""
    op, rest = posts[0], [p._replace(answers=0 if p.answers == 1 else p.answers) for p in posts[1:]]

    def item(p: Post, inner: str, depth: int) -> str:
        replies = (
            f'<div data-hook="replies" class="s3Kqv"><div class="sMzu1">{inner}</div></div>' if inner else ""
        )
        return (
            f'<div class="sQ2Zt" data-hook="comment" id="comment-{p.number}"><div class="sB7xx"><div class="sPp1o">'
            f'<div data-hook="comment-author-avatar" class="sZ0">{p.author[0]}</div><div class="sY1"><span class="sA_o2" '
            f'data-hook="user-name">{p.author}</span><span class="sK1r" data-hook="time-ago">Mar 15, 2008</span></div></div>'
            f'<div class="sL9" data-hook="rich-content"><div class="kD3"><p class="g9"><span>{p.words}</span></p></div></div>'
            '<div class="sV4"><button data-hook="like-button" class="sX">Like</button><button data-hook="reply-button" '
            f'class="sX">Reply</button></div></div>{replies}</div>'
        )

    body = "".join(f"<p>{s}.</p>" for s in (op.words * 4).split(". "))
    return paged(
        title,
        f'<article class="sJ8"><h1 class="sT1" data-hook="post-title"><span>{title}</span></h1><div class="sU2">'
        f'<span data-hook="user-name" title="{op.author}">{op.author}</span> <span data-hook="time-ago">Mar 15, 2008</span>'
        f'</div><div data-hook="post-description">{body}</div></article><section data-hook="comments-list" class="sN0">'
        f'<h2>{len(rest)} Comments</h2><div contenteditable="true" class="sW">Write a comment...</div>{tree(rest, item)}'
        "</section>",
    )


def hyperkitty(title: str, posts: Sequence[Post]) -> str:
    """A mailing list's thread: mails set in by their depth."""
    op, rest = posts[0], posts[1:]

    def mail(p: Post, depth: int) -> str:
        return (
            f'<a name="M{p.number}" id="M{p.number}"></a><div class="{"even" if p.number % 2 else "odd"}">'
            f'<div class="email" id="{p.number}"><div id="m{p.number}" class="email-header"><div class="gravatar-wrapper">'
            f'</div><div class="email-author"><span class="name"><a href="/users/{p.number}a77/" title="See the profile">'
            f'{p.author}</a></span></div><div class="email-date right"><div class="time"><span title="Sender\'s time: '
            f'March 15, 2008, 10:{p.minute} p.m.">15 Mar 2008</span> <span>10:{p.minute} p.m.</span></div></div></div>'
            f'<div class="email-body "><p>{p.words}</p></div><div class="email-info"><a class="reply" href="#">Reply</a>'
            "</div></div></div>"
        )

    depths: dict[int, int] = {1: 0}
    rows = ""
    for p in rest:
        depths[p.number] = depths[p.answers or 1] + 1
        rows += f'<div class="email-thread-depth depth-{depths[p.number]}">{mail(p, depths[p.number])}</div>'
    return paged(
        title,
        f'<div id="thread-content"><div class="thread-header"><h3>{title}</h3></div>'
        f'<section id="thread-overview">{mail(op, 0)}</section><section class="replies">{rows}</section></div>',
    )


def wordpress_jetpack(title: str, posts: Sequence[Post]) -> str:
    """Articles nested in list items, with likes that are still loading."""
    op, rest = posts[0], [p._replace(answers=0 if p.answers == 1 else p.answers) for p in posts[1:]]

    def item(p: Post, inner: str, depth: int) -> str:
        children = f'<ol class="children">{inner}</ol>' if inner else ""
        return (
            f'<li id="comment-{p.number}" class="comment byuser even thread-even depth-{depth + 1}"><article '
            f'id="div-comment-{p.number}" class="comment-body"><footer class="comment-meta"><div class="comment-author '
            f'vcard"><b class="fn"><a href="http://{p.nick}.example" class="url" rel="ugc external nofollow">{p.author}</a>'
            '</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-'
            f'{p.number}"><time datetime="2008-03-15T22:{p.minute}:00+00:00">March 15, 2008 at 10:{p.minute} pm</time></a>'
            f'</div></footer><div class="comment-content"><p>{p.words}</p><p id="comment-like-{p.number}" '
            f'class="comment-likes comment-not-liked"><a class="comment-like-link"><span>Like</span></a>'
            '<span class="comment-like-feedback">Liked by 1 person</span></p></div><div class="reply"><a rel="nofollow" '
            f'class="comment-reply-link">Reply</a></div></article>{children}</li>'
        )

    body = "".join(f"<p>{s}.</p>" for s in (op.words * 5).split(". "))
    return paged(
        title,
        f'<article id="post-9" class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{title}'
        f'</h1><div class="entry-meta">Posted on <time class="entry-date" datetime="2008-03-15T22:11:00+00:00">March 15, 2008'
        f'</time> by <span class="author vcard"><a class="url fn n" href="/author/{op.nick}/">{op.author}</a></span></div>'
        f'</header><div class="entry-content">{body}</div></article><div id="comments" class="comments-area">'
        f'<h2 class="comments-title">{len(rest)} thoughts on “{title}”</h2><ol class="comment-list">{tree(rest, item)}</ol>'
        '<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a comment</h3><form><p>Your email address '
        "will not be published. Required fields are marked *</p><textarea></textarea></form></div></div>",
        'class="single single-post"',
    )


def question2answer(title: str, posts: Sequence[Post]) -> str:
    """A question, answers of another kind, comments below them; who wrote comes after the words."""
    op = posts[0]

    def meta(p: Post, prefix: str, what: str) -> str:
        return (
            f'<span class="{prefix}-meta"><a class="{prefix}-what" href="#a{p.number}">{what}</a> <span class="{prefix}-when">'
            f'<span class="{prefix}-when-data"><time datetime="2008-03-15T22:{p.minute}:00+0000">Mar 15, 2008</time></span>'
            f'</span> <span class="{prefix}-who"><span class="{prefix}-who-pad">by </span><span class="{prefix}-who-data">'
            f'<a href="/user/{p.nick}" class="qa-user-link">{p.author}</a></span> <span class="{prefix}-who-points">'
            f'<span class="{prefix}-who-points-data">1,240</span> <span>points</span></span></span></span>'
        )

    rows = ""
    for a in (p for p in posts[1:] if p.answers in (0, 1)):
        comments = "".join(
            f'<div class="qa-c-list-item" id="c{c.number}"><form><div class="qa-c-item-content"><div itemprop="text"><p>'
            f'{c.words}</p></div></div><div class="qa-c-item-footer">{meta(c, "qa-c-item", "commented")}</div></form></div>'
            for c in posts[1:]
            if c.answers == a.number
        )
        rows += (
            f'<div class="qa-a-list-item" id="a{a.number}"><div class="qa-a-item-main"><form><div class="qa-a-item-content">'
            f'<div itemprop="text"><p>{a.words}</p></div></div>{meta(a, "qa-a-item", "answered")}</form>'
            f'<div class="qa-a-item-c-list">{comments}</div></div></div>'
        )
    return paged(
        title,
        f'<div class="qa-main"><h1><a href="/9/x"><span itemprop="name">{title}</span></a></h1><div class="qa-part-q-view">'
        f'<div class="qa-q-view" id="q9"><div class="qa-q-view-main"><form><div class="qa-q-view-content"><div '
        f'itemprop="text"><p>{op.words}</p></div></div>{meta(op, "qa-q-view", "asked")}</form></div></div></div>'
        f'<div class="qa-part-a-list"><h2>2 Answers</h2><div class="qa-a-list">{rows}</div></div></div>',
        'class="qa-template-question"',
    )
