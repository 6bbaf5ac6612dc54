"""What the pages of boards and comment systems have in common: posts, and a site around them.

A post is ``(number, author, words, answers, quotes)``: ``answers`` is the number of the post whose branch it
stands in (0: none), ``quotes`` the number of the one whose first words it sets over its own (0: none).
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple


class Post(NamedTuple):
    """A post or comment."""

    number: int
    author: str
    words: str
    answers: int = 0
    quotes: int = 0

    @property
    def nick(self) -> str:
        """The author's name as addresses spell it."""
        return self.author.lower().replace(" ", "-")

    @property
    def minute(self) -> str:
        """When it was written: the minute of ten in the evening."""
        return f"{self.number + 10}"


def paged(title: str, body: str, attributes: str = "") -> str:
    """A page around a body, with a menu and a footer as sites have them."""
    return (
        f"<!DOCTYPE html><html><head><title>{escape(title)} - Harbour Talk</title></head><body {attributes}>"
        '<header><a href="/">Harbour Talk</a><nav><ul><li><a href="/new">New</a></li>'
        '<li><a href="/login">Log in</a></li><li><a href="/members">Members</a></li></ul></nav></header>'
        f"{body}<footer><p>Powered by goodwill. <a href='/terms'>Terms</a> <a href='/privacy'>Privacy</a></p>"
        "</footer></body></html>"
    )


def quoted(posts: Sequence[Post], post: Post) -> tuple[str, str, int]:
    other = posts[post.quotes - 1]
    return other.author, other.words.split(". ")[0] + ".", other.number


def tree(posts: Sequence[Post], item: Callable[[Post, str, int], str], under: int = 0, depth: int = 0) -> str:
    inner = [post for post in posts if post.answers == under]
    return "".join(item(post, tree(posts, item, post.number, depth + 1), depth) for post in inner)
