# ruff: noqa: E501  markup keeps its own lines
"""A talk in the markup of boards, flat and with quotations, as their templates write it."""

from collections.abc import Sequence

from tests.read_html_threads.talk_posts import Post, paged, quoted


def vbulletin3(title: str, posts: Sequence[Post]) -> str:
    """Tables, one a post; signatures below a ruled line."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, at = quoted(posts, p)
            quote = (
                '<div style="margin:20px; margin-top:5px;"><div class="smallfont" style="margin-bottom:2px">'
                'Quote:</div><table cellpadding="6" cellspacing="0" border="0" width="100%"><tr>'
                f'<td class="alt2" style="border:1px inset"><div>Originally Posted by <strong>{who}</strong> '
                f'<a href="showthread.php?p={at}#post{at}" rel="nofollow"><img class="inlineimg" '
                f'src="v.gif" alt="View Post" /></a></div><div style="font-style:italic">{what}</div></td></tr>'
                "</table></div>"
            )
        head = (
            f'<div class="smallfont"><strong>{title}</strong></div><hr size="1" />' if p.number == 1 else ""
        )
        rows += (
            f'<div align="center"><div class="page" style="width:100%"><div style="padding:0px 25px 0px 25px">'
            f'<div id="edit{p.number}" style="padding:0px 0px 6px 0px"><table class="tborder" id="post{p.number}" '
            'cellpadding="6" cellspacing="0" border="0" width="100%" align="center"><tr>'
            f'<td class="thead" style="font-weight:normal"><a name="post{p.number}"><img class="inlineimg" '
            f'src="post_old.gif" alt="Old" border="0" /></a> 03-15-2008, 10:{p.minute} PM</td>'
            f'<td class="thead" align="right">#<a href="showpost.php?p={p.number}&amp;postcount={p.number}" '
            f'target="new"><strong>{p.number}</strong></a></td></tr><tr valign="top"><td class="alt2" width="175">'
            f'<div id="postmenu_{p.number}"><a class="bigusername" href="member.php?u={p.number}">{p.author}</a>'
            '</div><div class="smallfont">Senior Member</div><div class="smallfont">&nbsp;<br />'
            f"<div>Join Date: Jan 2005</div><div>Location: Pier {p.number}</div><div>Posts: 23{p.number}</div></div></td>"
            f'<td class="alt1" id="td_post_{p.number}">{head}<div id="post_message_{p.number}">{quote}{p.words}</div>'
            f"<div>__________________<br />Fair winds from {p.nick} and the crew of the old tug</div></td></tr><tr>"
            '<td class="alt2"><img class="inlineimg" src="off.gif" alt="is offline" /> &nbsp;</td>'
            '<td class="alt1" align="right"><a href="newreply.php?do=newreply"><img src="q.gif" '
            'alt="Reply With Quote" /></a></td></tr></table></div></div></div></div>'
        )
    return paged(
        title,
        f'<table><tr><td class="navbar"><strong>{title}</strong></td></tr></table><div id="posts">{rows}</div>',
    )


def vbulletin5(title: str, posts: Sequence[Post]) -> str:
    """List items with microdata."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, at = quoted(posts, p)
            quote = (
                '<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container">'
                '<div class="bbcode_quote_container vb-icon vb-icon-quote-large"></div>'
                f'<div class="bbcode_postedby">Originally posted by <strong>{who}</strong> '
                f'<a href="topic?p={at}#post{at}" rel="nofollow"><img alt="View Post" /></a></div>'
                f'<div class="message">{what}</div></div></div></div>'
            )
        rows += (
            f'<li data-node-id="{p.number}" data-node-publishdate="" class="b-post js-post js-comment-entry__parent '
            'h-restore--on-preview" itemscope itemtype="http://schema.org/Comment">'
            f'<a id="post{p.number}" class="b-post__anchor"></a><div class="b-post__body h-wordwrap">'
            '<div class="b-post__grid-container"><div class="b-userinfo b-userinfo--panel" itemprop="author" '
            'itemscope itemtype="http://schema.org/Person"><div class="b-userinfo__details">'
            f'<div class="author h-text-size--14"><strong><a href="/member/{p.number}-{p.nick}" '
            f'data-vbnamecard="{p.number}"><span itemprop="name">{p.author}</span></a></strong></div>'
            '<div class="usertitle">Senior Member</div></div><ul class="b-userinfo__additional-info-section">'
            f'<li class="b-userinfo__additional-info"><label>Join Date:</label> <span>Jan 2010</span></li>'
            f'<li class="b-userinfo__additional-info"><label>Posts:</label> <span>{p.number}2</span></li></ul></div>'
            '<div class="b-post__content js-post__content"><div class="b-media b-media--horizontal">'
            f'<div class="b-media__img--rev"><a class="b-post__count js-show-post-link" href="#post{p.number}">'
            f'#{p.number}</a></div><div class="b-media__body"><h2 class="b-post__title js-post-title" '
            f'itemprop="headline">{title}</h2><div class="b-post__timestamp"><time itemprop="dateCreated" '
            f'datetime="2008-03-15T22:{p.minute}:00">03-15-2008, 10:{p.minute} PM</time></div></div></div>'
            f'<div class="js-post__content-text OLD__post-content-text restore h-wordwrap" itemprop="text">{quote}'
            f'{p.words}</div></div></div><div class="b-post__footer"><ul class="b-post-control__list">'
            '<li class="b-post-control">Like</li><li class="b-post-control"><span>Comment</span></li></ul></div>'
            "</div></li>"
        )
    return paged(
        title,
        f'<h1 class="main-title">{title}</h1><ul class="conversation-list list-container thread-view">{rows}</ul>',
    )


def xenforo1(title: str, posts: Sequence[Post]) -> str:
    """Messages set as block quotes."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, at = quoted(posts, p)
            quote = (
                f'<div class="bbCodeBlock bbCodeQuote" data-author="{who}"><aside><div class="attribution type">'
                f'{who} said: <a href="goto/post?id={at}#post-{at}" class="AttributionLink">&uarr;</a></div>'
                f'<blockquote class="quoteContainer"><div class="quote">{what}</div><div class="quoteExpand">'
                "Click to expand...</div></blockquote></aside></div>"
            )
        rows += (
            f'<li id="post-{p.number}" class="message " data-author="{p.author}"><div class="messageUserInfo">'
            '<div class="messageUserBlock "><div class="avatarHolder"><span class="helper"></span></div>'
            f'<h3 class="userText"><a href="members/{p.nick}.{p.number}/" class="username" itemprop="name">{p.author}'
            '</a><em class="userTitle" itemprop="title">Well-Known Member</em></h3><div class="extraUserInfo">'
            f'<dl class="pairsJustified"><dt>Messages:</dt><dd>{p.number}14</dd></dl><dl class="pairsJustified">'
            "<dt>Likes Received:</dt><dd>9</dd></dl></div></div></div>"
            '<div class="messageInfo primaryContent"><div class="messageContent"><article>'
            f'<blockquote class="messageText SelectQuoteContainer ugc baseHtml">{quote}{p.words}'
            '<div class="messageTextEndMarker">&nbsp;</div></blockquote></article></div>'
            f'<div class="baseHtml signature messageText ugc"><aside>Signed on the quay, {p.nick}, since 2004.'
            '</aside></div><div class="messageMeta ToggleTriggerAnchor"><div class="privateControls">'
            f'<span class="item muted"><span class="authorEnd"><a href="members/{p.nick}.{p.number}/" '
            f'class="username author">{p.author}</a>,</span> <a href="threads/t.9/#post-{p.number}" '
            f'class="datePermalink"><span class="DateTime" title="Mar 15, 2008 at 10:{p.minute} PM">Mar 15, 2008</span>'
            f'</a></span></div><div class="publicControls"><a href="#post-{p.number}" class="item muted postNumber '
            f'hashPermalink">#{p.number}</a><a class="ReplyQuote item control reply">Reply</a></div></div></div></li>'
        )
    return paged(
        title,
        f'<div class="titleBar"><h1>{title}</h1><p id="pageDescription" class="muted ">Discussion in \''
        f'<a href="forums/tugs.3/">Tugs and Lighters</a>\' started by <a href="members/a.1/" class="username">'
        f'{posts[0].author}</a>, <span class="DateTime">Mar 15, 2008</span>.</p></div>'
        f'<ol class="messageList" id="messageList">{rows}</ol>',
    )


def smf2(title: str, posts: Sequence[Post]) -> str:
    """Post wrappers in one form."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, at = quoted(posts, p)
            quote = (
                '<div class="quoteheader"><div class="topslice_quote"><a href="index.php?topic=9.msg'
                f'{at}#msg{at}">Quote from: {who} on March 15, 2008, 10:1{at}:44 PM</a></div></div>'
                f'<blockquote class="bbc_standard_quote">{what}</blockquote><div class="quotefooter">'
                '<div class="botslice_quote"></div></div>'
            )
        on = f"Reply #{p.number - 1} on:" if p.number > 1 else "on:"
        rows += (
            f'<div class="windowbg{p.number % 2 or ""}"><span class="topslice"><span></span></span>'
            '<div class="post_wrapper"><div class="poster"><h4><img src="off.gif" alt="Offline" /> '
            f'<a href="index.php?action=profile;u={p.number}" title="View the profile of {p.author}">{p.author}</a></h4>'
            f'<ul class="reset smalltext" id="msg_{p.number}_extra_info"><li class="postgroup">Jr. Member</li>'
            f'<li class="stars"></li><li class="postcount">Posts: 8{p.number}</li></ul></div><div class="postarea">'
            '<div class="flow_hidden"><div class="keyinfo"><div class="messageicon"></div>'
            f'<h5 id="subject_{p.number}"><a href="index.php?topic=9.msg{p.number}#msg{p.number}" rel="nofollow">Re: '
            f'{title}</a></h5><div class="smalltext">&#171; <strong>{on}</strong> March 15, 2008, 10:{p.minute}:44 PM '
            f'&#187;</div><div id="msg_{p.number}_quick_mod"></div></div></div><div class="post"><div class="inner" '
            f'id="msg_{p.number}">{quote}{p.words}</div></div></div><div class="moderatorbar"><div class="smalltext '
            f'modified" id="modified_{p.number}"></div><div class="smalltext reportlinks">Logged</div>'
            f'<div class="signature" id="msg_{p.number}_signature">The sea is wide, says {p.nick}.</div></div></div>'
            '<span class="botslice"><span></span></span></div><hr class="post_separator" />'
        )
    return paged(
        title,
        f'<div id="forumposts"><div class="cat_bar"><h3 class="catbg"><span id="author">Author</span> Topic: {title}'
        f' &nbsp;(Read 214 times)</h3></div><form action="#" id="quickModForm">{rows}</form></div>',
    )


def mybb(title: str, posts: Sequence[Post]) -> str:
    """Posts of the classic layout."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, at = quoted(posts, p)
            quote = (
                f'<blockquote class="mycode_quote"><cite><span> (03-15-2008, 10:1{at} PM)</span>{who} Wrote: '
                f'<a href="showthread.php?pid={at}#pid{at}" class="quick_jump"></a></cite>{what}</blockquote>'
            )
        rows += (
            f'<a name="pid{p.number}" id="pid{p.number}"></a><div class="post classic " id="post_{p.number}">'
            '<div class="post_author scaleimages"><div class="author_avatar"></div><div class="author_information">'
            f'<strong><span class="largetext"><a href="member.php?action=profile&amp;uid={p.number}">{p.author}</a>'
            '</span></strong> <a href="online.php"><img title="Offline" alt="Offline" /></a><br />'
            '<span class="smalltext">Junior Member<br /><img alt="**" /></span></div>'
            f'<div class="author_statistics">Posts: {p.number}6<br />Threads: 2<br />Joined: Mar 2006</div></div>'
            '<div class="post_content"><div class="post_head"><div class="float_right"><strong>'
            f'<a href="showthread.php?pid={p.number}#pid{p.number}">#{p.number}</a></strong></div>'
            f'<span class="post_date">03-15-2008, 10:{p.minute} PM <span class="post_edit"></span></span></div>'
            f'<div class="post_body scaleimages" id="pid_{p.number}">{quote}{p.words}</div>'
            f'<div class="signature scaleimages">Low tide is a state of mind, {p.nick}.</div></div>'
            '<div class="post_controls"><div class="postbit_buttons author_buttons"><a class="postbit_find">'
            '<span>Find</span></a></div><div class="postbit_buttons post_management_buttons">'
            '<a class="postbit_quote"><span>Reply</span></a></div></div></div>'
        )
    return paged(
        title,
        f'<table class="tborder"><tr><td class="thead"><strong>{title}</strong></td></tr></table>'
        f'<div id="posts">{rows}</div>',
    )


def invision4(title: str, posts: Sequence[Post]) -> str:
    """Articles with an author's pane."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, at = quoted(posts, p)
            quote = (
                f'<blockquote class="ipsQuote" data-ipsquote="" data-ipsquote-contentcommentid="{at}" '
                f'data-ipsquote-username="{who}"><div class="ipsQuote_citation">On 3/15/2008 at 10:1{at} PM, {who} '
                f'said:</div><div class="ipsQuote_contents"><p>{what}</p></div></blockquote>'
            )
        rows += (
            f'<a id="findComment-{p.number}"></a><a id="comment-{p.number}"></a><article id="elComment_{p.number}" '
            'class="cPost ipsBox ipsResponsive_pull ipsComment ipsComment_parent ipsClearfix ipsColumns">'
            '<aside class="ipsComment_author cAuthorPane ipsColumn ipsColumn_medium ipsResponsive_hidePhone">'
            f'<h3 class="ipsType_sectionHead cAuthorPane_author"><strong><a href="/profile/{p.number}-{p.nick}/" '
            f'class="ipsType_break">{p.author}</a></strong></h3><ul class="cAuthorPane_info ipsList_reset">'
            '<li data-role="group">Members</li><li data-role="stats"><ul class="ipsList_reset"><li>10</li></ul></li>'
            '</ul></aside><div class="ipsColumn ipsColumn_fluid ipsMargin:none">'
            f'<div id="comment-{p.number}_wrap" data-controller="core.front.core.comment" class="ipsComment_content '
            'ipsType_medium"><div class="ipsComment_meta ipsType_light"><div class="ipsType_reset ipsResponsive_">'
            f'<a href="?do=findComment&comment={p.number}" class="ipsType_blendLinks">Posted <time '
            f'datetime="2008-03-15T22:{p.minute}:00Z" title="03/15/08 10:{p.minute} PM">March 15, 2008</time></a></div>'
            f'</div><div class="cPost_contentWrap"><div data-role="commentContent" class="ipsType_normal '
            f'ipsType_richText ipsContained">{quote}<p>{p.words}</p></div><div class="ipsItemControls">'
            '<div class="ipsReact"></div><ul class="ipsComment_controls ipsClearfix"><li><a>Quote</a></li></ul></div>'
            '<div data-role="memberSignature" class="ipsBorder_top"><div class="ipsType_light ipsType_richText">'
            f"<p>Every rope has two ends and {p.nick} has both.</p></div></div></div></div></div></article>"
        )
    return paged(
        title, f'<h1 class="ipsType_pageTitle"><span>{title}</span></h1><div class="cTopic">{rows}</div>'
    )


def punbb(title: str, posts: Sequence[Post]) -> str:
    """Block posts with definition lists."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, _ = quoted(posts, p)
            quote = f'<div class="quotebox"><cite>{who} wrote:</cite><blockquote><div><p>{what}</p></div></blockquote></div>'
        rows += (
            f'<div id="p{p.number}" class="blockpost rowodd{" firstpost" if p.number == 1 else ""}"><h2><span>'
            f'<span class="conr">#{p.number}</span> <a href="viewtopic.php?pid={p.number}#p{p.number}">2008-03-15 '
            f'22:{p.minute}:10</a></span></h2><div class="box"><div class="inbox"><div class="postbody">'
            f'<div class="postleft"><dl><dt><strong><a href="profile.php?id={p.number}">{p.author}</a></strong></dt>'
            '<dd class="usertitle"><strong>Member</strong></dd><dd><span>From: Upper Quay</span></dd>'
            "<dd><span>Registered: 2006-11-02</span></dd><dd><span>Posts: 34</span></dd></dl></div>"
            f'<div class="postright"><h3>Re: {title}</h3><div class="postmsg">{quote}<p>{p.words}</p></div>'
            f'<div class="postsignature postmsg"><hr /><p>Not lost, merely drifting. {p.nick}</p></div></div></div></div>'
            '<div class="inbox"><div class="postfoot clearb"><div class="postfootleft"><p><span>Offline</span></p>'
            '</div><div class="postfootright"><ul><li class="postreport"><span><a>Report</a></span></li>'
            '<li class="postquote"><span><a>Quote</a></span></li></ul></div></div></div></div></div>'
        )
    return paged(title, f'<div id="brdmain"><div class="linkst"><h1>{title}</h1></div>{rows}</div>')


def bbpress(title: str, posts: Sequence[Post]) -> str:
    """Reply headers beside replies, as siblings in a list."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, _ = quoted(posts, p)
            quote = f"<blockquote><p>{who} wrote:<br>{what}</p></blockquote>"
        rows += (
            f'<li><div id="post-{p.number}" class="bbp-reply-header"><div class="bbp-meta">'
            f'<span class="bbp-reply-post-date">March 15, 2008 at 10:{p.minute} pm</span> <a href="#post-{p.number}" '
            f'class="bbp-reply-permalink">#{p.number}</a> <span class="bbp-admin-links"></span></div></div>'
            f'<div class="odd bbp-parent-forum-3 post-{p.number} reply type-reply status-publish hentry">'
            f'<div class="bbp-reply-author"><a href="/users/{p.nick}/" title="View profile" class="bbp-author-link">'
            f'<span class="bbp-author-name">{p.author}</span></a><div class="bbp-author-role">Participant</div></div>'
            f'<div class="bbp-reply-content">{quote}<p>{p.words}</p></div></div></li>'
        )
    return paged(
        title,
        f'<h1 class="entry-title">{title}</h1><div id="bbpress-forums"><ul id="topic-9-replies" class="forums '
        'bbp-replies"><li class="bbp-header"><div class="bbp-reply-author">Author</div>'
        f'<div class="bbp-reply-content">Posts</div></li><li class="bbp-body"><ul>{rows}</ul></li></ul></div>',
    )


def discourse(title: str, posts: Sequence[Post]) -> str:
    """As a browser saves it: posts with cards of users and a tab of whom each answers."""
    rows = ""
    for p in posts:
        quote = tab = ""
        if p.quotes:
            who, what, at = quoted(posts, p)
            quote = (
                f'<aside class="quote no-group" data-username="{who}" data-post="{at}" data-topic="9">'
                f'<div class="title"><div class="quote-controls"></div>{who}:</div><blockquote><p>{what}</p>'
                "</blockquote></aside>"
            )
        elif p.answers:
            who = posts[p.answers - 1].author
            tab = f'<a class="reply-to-tab" role="button" title="Load parent post"><span>{who}</span></a>'
        rows += (
            f'<div class="topic-post clearfix regular"><article id="post_{p.number}" data-post-id="{p.number + 700}" '
            f'data-topic-id="9" data-user-id="{p.number}" class="boxed onscreen-post" aria-label="post #{p.number} by '
            f'@{p.nick}"><div class="row"><div class="topic-avatar"></div><div class="topic-body clearfix">'
            '<div role="heading" class="topic-meta-data"><div class="names trigger-user-card"><span class="first '
            f'username"><a href="/u/{p.nick}" data-user-card="{p.nick}">{p.author}</a></span><span class="user-title">'
            f'Harbour pilot</span></div><div class="post-infos">{tab}<div class="post-info post-date">'
            f'<a href="/t/x/9/{p.number}" class="post-date"><span title="Mar 15, 2008 10:{p.minute} pm" '
            'class="relative-date">Mar 2008</span></a></div></div></div><div class="regular contents">'
            f'<div class="cooked">{quote}<p>{p.words}</p></div><section class="post-menu-area clearfix">'
            '<nav class="post-controls"><div class="actions"><button class="widget-button like">3</button>'
            '<button class="widget-button reply"><span class="d-button-label">Reply</span></button></div></nav>'
            "</section></div></div></div></article></div>"
        )
    return paged(
        title,
        f'<div id="topic-title"><h1><a href="/t/x/9" class="fancy-title">{title}</a></h1><div class="topic-category">'
        f'<span class="badge-category__name">Tugs</span></div></div><div class="post-stream">{rows}</div>',
    )


def flarum(title: str, posts: Sequence[Post]) -> str:
    """A stream of posts; mentions instead of quotations."""
    rows = ""
    for p in posts:
        quote = ""
        if p.quotes:
            who, what, at = quoted(posts, p)
            quote = (
                f'<blockquote class="uncited"><div><p><a href="/d/9/{at}" class="PostMention" data-id="{at}">{who}</a> '
                f"{what}</p></div></blockquote>"
            )
        rows += (
            f'<div class="PostStream-item" data-index="{p.number - 1}" data-time="2008-03-15T22:{p.minute}:00.000Z" '
            f'data-number="{p.number}" data-id="{p.number}" data-type="comment"><article class="CommentPost Post">'
            '<div><header class="Post-header"><ul><li class="item-user"><div class="PostUser"><h3 class="PostUser-name">'
            f'<a href="/u/{p.nick}"><span class="username">{p.author}</span></a></h3><ul class="PostUser-badges"></ul>'
            '</div></li><li class="item-meta"><div class="Dropdown PostMeta"><a class="Dropdown-toggle"><time '
            f'datetime="2008-03-15T22:{p.minute}:00.000Z" title="Wednesday, March 15, 2008 10:{p.minute} PM">15 Mar 2008'
            f'</time></a></div></li></ul></header><div class="Post-body">{quote}<p>{p.words}</p></div>'
            '<aside class="Post-actions"><ul><li class="item-reply"><button><span>Reply</span></button></li></ul></aside>'
            '<footer class="Post-footer"><ul></ul></footer></div></article></div>'
        )
    return paged(
        title,
        f'<div class="DiscussionPage"><header class="Hero DiscussionHero"><h2 class="DiscussionHero-title">{title}</h2>'
        f'</header><div class="PostStream">{rows}</div></div>',
    )
