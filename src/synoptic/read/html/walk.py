"""The walk: one pass over the elements of a page, without recursion."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from synoptic.config import Config
from synoptic.errors import PageTooLargeError
from synoptic.read.html.lines import LineSetter
from synoptic.read.html.prose import prose
from synoptic.read.html.tree import Box, Head, Tree
from synoptic.read.html.visible import INLINE, UNSEEN, is_hidden

_CELLS = frozenset(("td", "th"))
_KEPT = frozenset(("pre", "listing", "xmp", "plaintext"))
_DATA = "application/ld+json"
_CODE = frozenset(("code", "pre", "samp", "tt"))


def walk(markup: str, config: Config, name: str, *, unveil: bool = False) -> Tree:
    """Read a page's elements into pieces and boxes.

    Elements below ``config.max_html_depth`` are read as if they stood at that depth.

    Args:
        markup: the page, already defused.
        config: its limits hold.
        name: what errors call the page.
        unveil: also read what style hides and what is kept for readers without scripts, for pages that show
            their text by script only.

    Raises:
        PageTooLargeError: over ``max_html_nodes`` or ``max_page_characters``.
    """
    walker = _Walker(config, name, unveil=unveil)
    root = LexborHTMLParser(markup).root
    if root is not None:
        walker.run(root)
    walker.setter.flush()
    return Tree(walker.setter.text(), walker.setter.pieces, walker.boxes, walker.head)


LITTLE = 1_500
"""Characters of prose below which a page may be hiding its text until a script shows it."""


def tree_of(markup: str, config: Config, name: str) -> Tree:
    """The page's tree; of a page that keeps its text hidden until a script shows it, with that text."""
    tree = walk(markup, config, name)
    shown = sum(map(prose, tree.pieces))
    if shown < LITTLE:
        unveiled = walk(markup, config, name, unveil=True)
        hidden = sum(map(prose, unveiled.pieces))
        if hidden > (2 * shown if shown < LITTLE // 4 else 5 * shown):
            return unveiled
    return tree


class _Walker:
    def __init__(self, config: Config, name: str, *, unveil: bool) -> None:
        self.setter = LineSetter()
        self.head = Head()
        self.boxes: list[Box] = []
        self.open: list[Box] = []
        self.blocks: list[Box] = []
        self.entered: list[tuple[str, Box | None]] = []
        self.links = 0
        self.kept = 0
        self.left: Box | None = None
        self.config = config
        self.name = name
        self.unveil = unveil

    def run(self, root: LexborNode) -> None:
        """Visit every node in order; the climb back from a last child leaves its parent."""
        most = self.config.max_html_nodes
        node: LexborNode = root
        for _ in range(most):
            if self.visit(node):
                child = node.child
                if child is not None:
                    node = child
                    continue
                self.leave()
            while (follower := node.next) is None:
                parent = node.parent
                if parent is None or not self.entered:
                    return
                node = parent
                self.leave()
            if not self.entered:
                return
            node = follower
        raise PageTooLargeError(
            self.name, f"more than {most} elements and texts; raise max_html_nodes to read it"
        )

    def visit(self, node: LexborNode) -> bool:
        """Take a node in; True: it is an open element now."""
        tag = node.tag or ""
        if tag == "-text":
            self.text(node.text_content or "")
            return False
        if not tag or tag[0] in "-_!":
            return False
        if tag == "br":
            self.setter.line_break()
            return False
        if tag in UNSEEN and not (self.unveil and tag == "noscript"):
            self.note(node, tag)
            return False
        return self.enter(tag, node.attributes)

    def text(self, text: str) -> None:
        """A text node."""
        if not self.open:
            return
        if not text.isspace():
            self.left = None
        self.setter.add(text, self.blocks[-1], self.open[-1], linked=self.links > 0, kept=self.kept > 0)
        if self.setter.at > self.config.max_page_characters:
            raise PageTooLargeError(
                self.name,
                f"more than {self.config.max_page_characters} characters of text; "
                "raise max_page_characters to read it",
            )

    def enter(self, tag: str, attributes: dict[str, str | None]) -> bool:
        """Open an element; False: nothing inside is to be seen."""
        if tag == "meta":
            self.meta(attributes)
            return False
        if tag == "html":
            self.head.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag != "body" and not self.unveil and is_hidden(tag, attributes):
            return False
        # an element of a page's own making stands in the line where it stands in a paragraph
        inline = tag in INLINE or (
            bool(self.blocks) and self.blocks[-1].tag == "p" and ("-" in tag or tag == "button")
        )
        if not inline:
            if tag in _CELLS:
                self.setter.cell_end()
            else:
                self.setter.flush()
        self.links += tag == "a"
        self.kept += tag in _KEPT
        if len(self.open) >= self.config.max_html_depth:
            self.entered.append((tag, None))
            return True
        parent = self.open[-1] if self.open else None
        box = Box(len(self.boxes), tag, parent, attributes, len(self.setter.pieces), inline=inline)
        if inline:
            self.part(box)
        else:
            self.blocks.append(box)
        self.boxes.append(box)
        self.open.append(box)
        self.entered.append((tag, box))
        return True

    def leave(self) -> None:
        """Close the innermost open element."""
        tag, box = self.entered.pop()
        self.links -= tag == "a"
        self.kept -= tag in _KEPT
        if box is None:
            if tag not in INLINE:
                self.setter.flush()
            return
        self.open.pop()
        if box.inline:
            self.left = box
        else:
            if tag in _CELLS:
                self.setter.cell_end()
            else:
                self.setter.flush()
            self.blocks.pop()
            self.left = None
        box.last = len(self.setter.pieces)

    def part(self, box: Box) -> None:
        """Keep two neighbours in the line apart where a page's style does it: links, labelled spans."""
        left = self.left
        self.left = None
        if left is None or left.parent is not box.parent or box.tag in _CODE:
            return
        if box.parent is not None and box.parent.tag in _CODE:
            return
        if left.tag == box.tag == "a" or (
            left.get("class") != box.get("class") and left.get("class") and box.get("class")
        ):
            self.setter.gap()

    def note(self, node: LexborNode, tag: str) -> None:
        """Keep what an unseen element says of the page."""
        if tag == "title":
            if not self.head.title and (node.parent is None or node.parent.tag != "svg"):
                self.head.title = " ".join((node.text() or "").split())
        elif tag == "script":
            if (node.attributes.get("type") or "").strip().lower() == _DATA:
                self.head.data.append(node.text() or "")
        elif tag == "link":
            attributes = node.attributes
            if (attributes.get("rel") or "").lower() == "canonical":
                self.head.canonical = attributes.get("href") or ""

    def meta(self, attributes: dict[str, str | None]) -> None:
        """Keep a meta element's names and content."""
        content = (attributes.get("content") or "").strip()
        if not content:
            return
        for key in ("property", "name", "http-equiv"):
            if value := attributes.get(key):
                self.head.meta.append((value.strip().lower(), content))
        if value := attributes.get("itemprop"):
            # outside of the body it speaks of the page; inside, of the item that it stands in
            if len(self.open) > 1 and self.open[1].tag == "body":
                self.head.items.append((value.strip().lower(), content, self.open[-1]))
            else:
                self.head.meta.append((value.strip().lower(), content))
