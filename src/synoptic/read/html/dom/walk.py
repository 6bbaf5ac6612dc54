"""The walk: one pass over the nodes of a page, without recursion.

It is the loop that runs thousands of times a page, so it is written out as one: its state in local names,
every kind of element a number (:mod:`visible`). What is done for each stretch of text is in :mod:`lines`,
what is kept of unseen elements in :mod:`head`.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from synoptic.config import Config
from synoptic.errors import PageTooLargeError
from synoptic.read.html.dom.head import keep_meta, keep_noted
from synoptic.read.html.dom.lines import LineSetter
from synoptic.read.html.dom.prose import prose
from synoptic.read.html.dom.tree import Box, Head, Tree
from synoptic.read.html.dom.visible import (
    BLOCK,
    BREAK,
    CELL,
    INLINE,
    KEPT,
    LINK,
    META,
    NOTED,
    OWN,
    PAGE,
    SORTS,
    TEXT,
    UNVEILED,
    VEIL,
    is_hidden,
    sort_of,
)

LITTLE = 1_500
"""Characters of prose below which a page may be hiding its text until a script shows it."""
_CODE = frozenset(("code", "pre", "samp", "tt"))


def walk(markup: str, config: Config, name: str, *, unveil: bool = False) -> Tree:
    """Read a page's elements into pieces and boxes.

    Elements below ``config.max_html_depth``, and those after the first ``config.max_html_boxes``, are read as
    part of the element around them.

    Args:
        markup: the page, already defused.
        config: its limits hold.
        name: what errors call the page.
        unveil: also read what style hides and what is kept for readers without scripts, for pages that show
            their text by script only.

    Raises:
        PageTooLargeError: over ``max_html_nodes``, ``max_html_pieces`` or ``max_page_characters``.
    """
    return _walk(_root(markup), config, name, unveil=unveil)[0]


def tree_of(markup: str, config: Config, name: str) -> Tree:
    """The page's tree; of a page that keeps its text hidden until a script shows it, with that text.

    Raises:
        PageTooLargeError: over ``max_html_nodes``, ``max_html_pieces`` or ``max_page_characters``.
    """
    root = _root(markup)
    tree, veiled = _walk(root, config, name, unveil=False)
    if not veiled:
        return tree
    shown = 0
    for piece in tree.pieces:
        shown += prose(piece)
        if shown >= LITTLE:
            return tree
    unveiled, _ = _walk(root, config, name, unveil=True)
    hidden = sum(map(prose, unveiled.pieces))
    return unveiled if hidden > (2 * shown if shown < LITTLE // 4 else 5 * shown) else tree


def _root(markup: str) -> LexborNode | None:
    return LexborHTMLParser(markup.encode("utf-8", "replace")).root


def _walk(root: LexborNode | None, config: Config, name: str, *, unveil: bool) -> tuple[Tree, bool]:
    """The tree below a root, and whether anything was left out because it is hidden."""
    setter, head = LineSetter(), Head()
    pieces = setter.pieces
    boxes: list[Box] = []
    # open elements: node, sort, the innermost box around it and the innermost block
    above: list[tuple[LexborNode, int, Box | None, Box | None]] = []
    box: Box | None = None
    block: Box | None = None
    left: Box | None = None  # the inline box that ended last, while nothing came after it
    links = kept = 0  # open elements of these sorts
    veiled = False
    most_boxes, deepest = config.max_html_boxes, config.max_html_depth
    most_pieces, most_text = config.max_html_pieces, config.max_page_characters
    sorts = UNVEILED if unveil else SORTS
    node = root
    for _ in range(config.max_html_nodes):
        if node is None:
            break
        entered = False
        tag = node.tag or ""
        sort = sorts.get(tag) or sort_of(tag)
        if sort == TEXT:
            text = node.text_content
            if text and block is not None and box is not None:
                if kept or not text.isspace():
                    left = None
                    setter.add(text, block, box, links > 0, kept > 0)
                    if setter.at + setter.length > most_text:
                        raise _too_large(name, f"{most_text} characters of text", "max_page_characters")
                    if len(pieces) > most_pieces:
                        raise _too_large(name, f"{most_pieces} paragraphs or lines", "max_html_pieces")
                else:
                    setter.space = True
        elif sort < BREAK:
            attributes = node.attributes
            if not unveil and is_hidden(tag, attributes) and sort != PAGE:
                veiled = True
            else:
                entered = True
                if sort >= OWN:  # what a page makes up stands in the line where a paragraph holds it
                    sort = INLINE if block is not None and block.tag == "p" else BLOCK
                above.append((node, sort, box, block))
                links += sort == LINK
                kept += sort == KEPT
                if sort < INLINE and setter.length:
                    setter.cell_end() if sort == CELL else setter.flush()
                if box is None or (box.depth + 1 < deepest and len(boxes) < most_boxes):
                    box = Box(len(boxes), tag, box, attributes, len(pieces), sort >= INLINE)
                    boxes.append(box)
                    if sort < INLINE:
                        block = box
                    elif left is not None:
                        if _set_apart(left, box):
                            setter.space = True
                        left = None
                child = node.first_child
                if child is not None:
                    node = child
                    continue
        elif sort == BREAK:
            setter.line_break()
        elif sort == META:
            keep_meta(head, node.attributes, box)
        elif sort == NOTED:
            keep_noted(head, node, tag)
        elif sort == VEIL:
            veiled = True
        # to the next node; where none follows, the element around it ends
        while True:
            if entered:
                node, sort, outer, outer_block = above.pop()
                links -= sort == LINK
                kept -= sort == KEPT
                if sort < INLINE:
                    if setter.length:
                        setter.cell_end() if sort == CELL else setter.flush()
                    left = None
                elif box is not outer:
                    left = box
                if box is not outer and box is not None:
                    box.last = len(pieces)
                box, block = outer, outer_block
            follower = node.next if above else None
            if follower is not None or not above:
                node = follower
                break
            entered = True
    if node is not None:
        raise _too_large(name, f"{config.max_html_nodes} elements and texts", "max_html_nodes")
    setter.flush()
    if len(pieces) > most_pieces:
        raise _too_large(name, f"{most_pieces} paragraphs or lines", "max_html_pieces")
    if boxes:
        head.language = boxes[0].get("lang") or boxes[0].get("xml:lang")
    return Tree(setter.text(), pieces, boxes, head), veiled


def _set_apart(left: Box, right: Box) -> bool:
    """Whether a page's style keeps two neighbours in the line apart: links, spans of different classes."""
    if left.parent is not right.parent or right.tag in _CODE:
        return False
    if right.parent is not None and right.parent.tag in _CODE:
        return False
    if left.tag == right.tag == "a":
        return True
    one, other = left.get("class"), right.get("class")
    return bool(one and other) and one != other


def _too_large(name: str, what: str, setting: str) -> PageTooLargeError:
    return PageTooLargeError(name, f"more than {what}; raise {setting} to read it")
