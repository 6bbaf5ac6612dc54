"""Who signs: the people, bodies and accounts that a signature names, wherever it was taken from.

A signature is what metadata or a byline gives as author: one name or several, with roles, places, addresses
and words of authorship around them. A person is told from a body (an agency, a newsroom, the site itself) by
the words of the name, never by a list of known writers.
"""

import functools
import re
from collections.abc import Iterable

from synoptic.lang import all_languages, given_names
from synoptic.model import Record
from synoptic.read.byline import is_name, unlabelled
from synoptic.read.credits import EAST
from synoptic.read.labels import is_label, is_outlet
from synoptic.text import fold, plain

LONGEST = 300
"""A longer signature is none."""
MOST = 20
"""Names of a signature that are read."""

_NO_WORD = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>]{0,300}>")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]|(?<!\w)@\w+|\S+@\S+\.\w+|https?://\S*")
_COMMAS = re.compile(r"\s*(?:[,;|/／•·+]|&amp;|&|、|，|；|\u3000|\s[-–—]\s|\t)\s*")
_ENDS = re.compile(r"\s*(?:[|•·–—]|\s-\s|:|(?<=\w\w\w)\.\s).*", re.DOTALL)
_PLACE = re.compile(r"\s(?:in|at|from|aus|à|em|en|desde|w|v|в|у)\s+[^\W\d_].*", re.DOTALL)
#: a role that style alone sets apart from the name: Ana RuizSenior Editor
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Þ][a-zà-ÿ]+)")
_LETTERS = re.compile(r"(?:[^\W\d_]\.?){2,6}")
_EAST_ROLE = re.compile(
    r"^(?:文|图|記者|记者|編輯|编辑|作者|撰文|特約記者|特约记者)\s*[/／:：｜|]?\s*|\s*(?:기자|특파원|記者|记者|編輯|编辑|報道|报道|/文|／文|撰)$"
)
_ACCOUNT = re.compile(r"(?!\d+$)[^\W_][\w.\-]{1,39}(?: \([^()]{1,30}\))?")
_OPENINGS = frozenset(("the", "for"))
"""Words that begin names of bodies, and no person's."""


class Signed(Record, frozen=True, kw_only=True):
    """Those whom signatures name."""

    people: tuple[str, ...] = ()
    """Names of persons, in order."""
    bodies: tuple[str, ...] = ()
    """Agencies, newsrooms, companies, the site itself."""
    accounts: tuple[str, ...] = ()
    """Names of accounts: one word, as people call themselves on a site."""

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.people or self.bodies or self.accounts)

    def __add__(self, other: "Signed") -> "Signed":
        """Both, each name once."""
        return Signed(
            people=_once((*self.people, *other.people)),
            bodies=_once((*self.bodies, *other.bodies)),
            accounts=_once((*self.accounts, *other.accounts)),
        )


def squash(text: str) -> str:
    """Letters and digits only, plain."""
    return _NO_WORD.sub("", plain(text))


def signed(text: str, sites: frozenset[str] = frozenset(), *, body: bool = False) -> Signed:
    """Those whom a signature names.

    Args:
        text: as metadata or a byline gives it; markup and entities are taken out.
        sites: squashed names of the site, which are no person's.
        body: whether the source says that it is an organisation.
    """
    from html import unescape

    text = fold(_TAG.sub(" ", unescape(text))) if "&" in text or "<" in text else fold(text)
    if not text or len(text) > LONGEST or "://" in text.split(" ", 1)[0]:
        return Signed()
    text = _ASIDE.sub("", unlabelled(text)).strip(" ,;.:-–—|\"“”'")
    if not text:
        return Signed()
    if body:
        return Signed(bodies=(text,)) if len(text) <= 80 and not _is_nobody(text) else Signed()
    found = [_one(part, first=i == 0, sites=sites) for i, part in enumerate(_parts(text, sites)[:MOST])]
    return sum(found, Signed())


def everybody(texts: Iterable[str], sites: frozenset[str] = frozenset()) -> Signed:
    """Those whom several signatures name."""
    return sum((signed(text, sites) for text in texts), Signed())


def _parts(text: str, sites: frozenset[str]) -> list[str]:
    """The names of a signature: cut at marks, and at words for *and* where names stand on both sides."""
    parts: list[str] = []
    for part in filter(None, _COMMAS.split(text)):
        cut = [each for each in _and().split(part) if each]
        whole = squash(part) in sites
        if len(cut) > 1 and not whole and all(_may_sign(each) for each in cut):
            parts += cut
        else:
            parts.append(part)
    return parts


def _may_sign(text: str) -> bool:
    return is_name(text) or (is_outlet(text) and len(text.split()) <= 3) or bool(_LETTERS.fullmatch(text))


def _one(text: str, *, first: bool, sites: frozenset[str]) -> Signed:
    """What one name is: a person, a body, an account, or nobody."""
    text = _EAST_ROLE.sub("", _ENDS.sub("", text)).strip(" ,;.:-–—|\"“”'") + (
        "." if re.search(r"\b(?:Jr|Sr)\.$", text) else ""
    )
    if not text or _is_nobody(text) or is_label(text):
        return Signed()
    words = text.split()
    if EAST.search(text):
        if squash(text) in sites or not is_name(text):
            return Signed(bodies=(text,)) if first and len(text) <= 30 else Signed()
        return Signed(people=(text,))
    if (glued := _GLUED.search(text)) and is_role(text[glued.end() :]):
        text = text[: glued.end()]
        words = text.split()
    placed = _PLACE.sub("", text)
    if " " in placed and placed != text and is_name(placed):
        text, words = placed, placed.split()
    if _is_person(words):
        return Signed(people=(text,))
    if is_site(text, sites):
        return Signed(bodies=(text,))
    if not first and is_role(text):
        return Signed()
    if _is_body(text, words):
        return Signed(bodies=(text,))
    if is_name(text) and len(words) > 1:
        return Signed(people=(text,))
    if not first or is_role(text):
        return Signed()
    if _ACCOUNT.fullmatch(text):
        return Signed(accounts=(text,))
    named = words[0][:1].isupper() or words[0][:1].isdigit()
    return Signed(bodies=(text,)) if named and len(words) <= 7 else Signed()


def _is_person(words: list[str]) -> bool:
    """Whether a name of two words or more begins with a given name, which outweighs words of bodies."""
    if not 2 <= len(words) <= 5 or plain(words[-1]) in _body_words():
        return False
    return plain(words[0]) in given_names() and all(word[:1].isupper() or len(word) <= 3 for word in words)


def has_given_name(text: str) -> bool:
    """Whether a text may be a person's full name: it begins with a given name, and goes on."""
    return _is_person(text.split())


def is_body(text: str) -> bool:
    """Whether a word of a name says that it is a body's: an editorial team, an agency."""
    line = plain(text)
    words = {word.strip(".,") for word in (*line.split(), *line.replace("-", " ").split())}
    return line in _body_words() or not words.isdisjoint(_body_words())


def _is_body(text: str, words: list[str]) -> bool:
    """Whether words of the name, or its form, say that it is a body's."""
    if is_body(text) or is_outlet(text):
        return True
    if len(words) == 1:
        return (
            bool(_LETTERS.fullmatch(text))
            and (text.isupper() or text.islower())
            and len(text) <= 5
            and not is_vowelled(text)
        )
    return any(plain(word) in _OPENINGS for word in words[:1])


def is_vowelled(text: str) -> bool:
    """Whether a short word in small letters may be spoken as a name."""
    return text.islower() and len(text) > 3


def is_site(text: str, sites: frozenset[str]) -> bool:
    """Whether a name is the site's, or is made of the site's and a word of a body.

    A site of one person's bears the person's name: what begins with a given name is not the site's.
    """
    name = squash(text)
    if not sites or has_given_name(text):
        return False
    if name in sites:
        return True
    for site in sites:
        if len(site) >= 5 and name.startswith(site):
            rest = squash(name[len(site) :])
            if (
                not rest
                or rest in _body_words()
                or rest in ("com", "de", "net", "org", "at", "fr", "es", "it", "ru")
            ):
                return True
    return len(name) >= 6 and any(site.startswith(name) and len(site) - len(name) <= 6 for site in sites)


@functools.cache
def _body_words() -> frozenset[str]:
    return frozenset(plain(word) for each in all_languages() for word in each.signing.bodies)


@functools.cache
def _nobody() -> frozenset[str]:
    return frozenset(squash(word) for each in all_languages() for word in each.signing.nobody)


def _is_nobody(text: str) -> bool:
    return squash(text) in _nobody()


@functools.cache
def _roles() -> frozenset[str]:
    every = (word for each in all_languages() for word in (*each.signing.roles, *each.people.roles))
    return frozenset(plain(word) for word in every)


def is_role(text: str) -> bool:
    """Whether a text is what somebody is rather than who: political editor, MD."""
    words = [plain(word).strip(".,") for word in text.split()]
    if not words:
        return False
    if len(words) <= 2 and all(_LETTERS.fullmatch(w) and w.isupper() for w in text.replace(",", " ").split()):
        return True
    return words[-1] in _roles() or words[0] in _roles()


@functools.cache
def _and() -> re.Pattern[str]:
    """Words for *and* of all languages, between blanks."""
    words = {word for each in all_languages() for word in each.signing.joints}
    joints = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\s+(?:{joints})\s+|(?<=[\u3040-\u9fff])[和與与及](?=[\u3040-\u9fff])")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once; of two that differ in marks and accents only, the first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(squash(name), name)
    return tuple(found.values())
