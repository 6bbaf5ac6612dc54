"""Bytes into text: what kind of page it is, in which character set, and what is no text at all.

The order of belief: a byte order mark; bytes that are valid UTF-8, whatever is declared (few legacy
texts are, by chance); the character set that the transport or the page declares, if the bytes fit it;
mostly valid UTF-8 with strays; the legacy set in which the letters look most like words.
"""

import codecs
import re
import unicodedata
from collections import Counter
from typing import Literal

from synoptic.config import Config
from synoptic.errors import EmptyPageError, NotTextError, PageTooLargeError
from synoptic.model import RawPage

Media = Literal["html", "text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: how files begin that people take for pages
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\x1f\x8b", "compressed"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a sound or image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"ID3", "a sound"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"SQLite format 3", "a database"),
)
#: labels as pages use them, to the superset that browsers decode them with
_WHATWG = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
    "macintosh": "mac_roman",
    "x-euc-jp": "euc_jp",
}
_GUESSES = (
    "cp1252",
    "cp1251",
    "cp1250",
    "gb18030",
    "cp932",
    "euc_jp",
    "cp949",
    "big5hkscs",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp874",
)
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([\w.:+-]{1,40})",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|article|h[1-6]|script|a|br)\b", re.IGNORECASE
)
_WHOLE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"<[a-zA-Z!/]")
_STRANGE = frozenset(("Cc", "Cn", "Co", "Cs"))
_LOOK = 4096
_SAMPLE = 60_000
_ODD = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))


def decode(raw: RawPage, config: Config) -> tuple[str, Media]:
    """A page's text and whether it is markup.

    Raises:
        PageTooLargeError: more bytes than ``max_page_bytes``.
        EmptyPageError: nothing in it.
        NotTextError: a picture, an archive or the like, or bytes that are no text.
    """
    body = raw.body
    if len(body) > config.max_page_bytes:
        raise PageTooLargeError(
            raw.name,
            f"{len(body):,} bytes are more than {config.max_page_bytes:,}; raise max_page_bytes to read it",
        )
    if not body.strip():
        raise EmptyPageError(raw.name, "the page is empty; fetch it again, or leave it out")
    for start, kind in _KINDS:
        if body.startswith(start):
            raise NotTextError(
                raw.name, f"this is {kind}, not a page of text; convert it to text or HTML first"
            )
    text = _text(body, raw)
    media = _media(text, raw.media)
    if media == "text":
        _within(text, raw.name, config)
    return text, media


def _within(text: str, name: str, config: Config) -> None:
    """Refuse plain text over the limits; those of HTML are kept where it is walked."""
    if len(text) > config.max_page_characters:
        raise PageTooLargeError(
            name,
            f"more than {config.max_page_characters:,} characters of text; "
            "raise max_page_characters to read it",
        )
    if text.count("\n") + text.count("\r") - text.count("\r\n") > config.max_text_lines:
        raise PageTooLargeError(
            name, f"more than {config.max_text_lines:,} lines of text; raise max_text_lines to read it"
        )


def _text(body: bytes, raw: RawPage) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace").replace("\0", "\ufffd")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace").replace("\0", "\ufffd")
    sample = body[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _ODD)) > 0.02 * len(sample):
        if wide := _wide_script(body):
            return body.decode(wide, "replace").replace("\0", "\ufffd")
        raise NotTextError(raw.name, "these bytes are no text; leave the file out, or convert it first")
    body = body.replace(b"\0", b"")
    declared = [_known(name) for name in (raw.encoding, _in_page(body)) if name]
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(body, [name for name in declared if name])
    if "iso2022_jp" in declared or ("\x1b$B" in text and "\x1b(B" in text):
        return body.decode("iso2022_jp", "replace")
    return text


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte is zero."""
    head = body[:_LOOK]
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    if even > 0.6 and odd < 0.05:
        return "utf-16-be"
    return None


def _wide_script(body: bytes) -> str | None:
    """UTF-16 without a mark in a script beyond Latin: by which of its two readings the bytes are a text."""
    head = body[: 2 * _LOOK]
    best, most = None, 0.1
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        try:
            text = head[: len(head) // 2 * 2].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 4:
                continue
            text = head[: error.start].decode(encoding)
        strange = sum(unicodedata.category(c) in _STRANGE and not c.isspace() for c in text)
        if strange > 0.01 * len(text):
            continue
        blocks = Counter(head[high::2])
        del blocks[0]
        _, held = max(blocks.items(), key=lambda each: each[1], default=(0, 0))
        alphabet = held / max(1, blocks.total()) > 0.7
        if (score := _wordlike(text) + alphabet) > most:
            best, most = encoding, score
    return best


def _in_page(body: bytes) -> str | None:
    found = _DECLARED.search(body[:_LOOK])
    return found[1].decode("ascii", "replace") if found else None


def _known(name: str) -> str | None:
    """Python's name of the character set that a label means; None: unknown."""
    label = name.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_WHATWG.get(label, label)).name
    except LookupError:
        return None


def _legacy(body: bytes, declared: list[str]) -> str:
    """Bytes that are not valid UTF-8, in the set that fits them best."""
    strays = _strays(body)
    for encoding in declared:
        if encoding == "utf-8":
            continue
        try:
            text = body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if strays is None or encoding not in ("cp1252", "cp1254") or _likely(body) == encoding:
            return text
    if strays is not None:
        return strays
    encoding = _likely(body)
    return body.decode(encoding, "replace")


def _strays(body: bytes) -> str | None:
    """The text as UTF-8 with some bytes of another set; None: too few of its bytes are UTF-8."""
    high = sum(1 for byte in body[:_SAMPLE] if byte >= 0x80)
    wrong = 0

    def stray(error: UnicodeError) -> tuple[str, int]:
        nonlocal wrong
        assert isinstance(error, UnicodeDecodeError)
        wrong += error.end - error.start
        return error.object[error.start : error.end].decode("cp1252", "replace"), error.end

    codecs.register_error("synoptic-stray", stray)
    head = body[:_SAMPLE].decode("utf-8", "synoptic-stray")
    if high and wrong > 0.3 * high:
        return None
    return body.decode("utf-8", "synoptic-stray") if len(body) > _SAMPLE else head


def _likely(body: bytes) -> str:
    """The legacy set in which the bytes beyond ASCII read most like words."""
    lines = [line for line in body[: 4 * _SAMPLE].splitlines() if any(byte >= 0x80 for byte in line)]
    sample = b"\n".join(lines)[:_SAMPLE]
    best, most = "cp1252", float("-inf")
    for encoding in _GUESSES:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < 0.98 * len(sample):
                continue
            text = sample[: error.start].decode(encoding)
        if (score := _wordlike(text)) > most:
            best, most = encoding, score
    return best


#: letters that make up most of running text in their scripts; a wrong set seldom gives them
_COMMON = frozenset(
    "áàâäãåæçéèêëíîïñóòôöõøúùûüßœаеинострвлкмдпуяызьбгчй的一是不了在人有我他这中大来上国和地到说"
    "のにはをたがでてとしるいかなっ日本의이다는에을가고하를한은로االيمنتربαοιετσνηρąćęłńśźżčďěňřšťůžőűığş"
    "の的是了我不在‘’“”–—…«» "
)


def _wordlike(text: str) -> float:
    """How much a text looks written: common letters for it, odd signs and broken words against it."""
    score = 0.0
    before = " "
    for character in text:
        if character >= "\x80":
            category = unicodedata.category(character)
            if character in _COMMON:
                score += 1
            elif character == "\ufffd" or category in ("Cc", "Cn", "Co", "Cs"):
                score -= 5
            elif category[0] in "SN" or category == "Lm":
                score -= 1
            elif category == "Lu" and before.islower():
                score -= 2
            if character.isalpha() and before.isalpha() and _far(before, character):
                score -= 1
        before = character
    # sets of two bytes a letter have half as many letters to be judged by
    return score / max(1, sum(c >= "\x80" for c in text))


def _far(one: str, two: str) -> bool:
    """Whether two neighbours in a word come from different scripts."""
    return (one < "\u0250") != (two < "\u0250")


def _media(text: str, declared: Media | None) -> Media:
    head = text[: 4 * _LOOK]
    if _WHOLE.match(head):
        return "html"
    if declared == "html":
        return "html" if _ANY_TAG.search(text) else "text"
    if declared == "text":
        return "text"
    return "html" if len(_TAG.findall(head)) >= 2 else "text"
