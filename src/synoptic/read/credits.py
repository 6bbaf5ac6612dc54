"""Credit lines of Chinese, Japanese and Korean news, where no blank parts a name from what stands by it.

``（記者王小明台北報導）``, ``文／山田太郎``, ``홍길동 기자``: a word for a reporter stands before or after
the name, a place and a word for reporting behind it, brackets around it all. Where nothing but the word for
a reporter stands by the name, a mark must part them, or brackets hold both: ``记者获悉`` names nobody.
"""

import functools
import re

from synoptic.lang import all_languages

LONGEST = 60
"""Characters of a credit line."""

EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN = "[\u3400-\u9fff々]"
_HANGUL = "[\uac00-\ud7af]"
_NAMES = re.compile(rf"{_HAN}{{2,4}}")
_BRACKETS = " \u3000()（）[]【】〔〕「」〈〉"
_MARKS = ":：/／=＝・"


def credited(line: str) -> tuple[str, ...]:
    """The names in a credit line of these languages; () where it is none."""
    text = line.strip()
    if not text or len(text) > LONGEST or not EAST.search(text):
        return ()
    bare = text.strip(_BRACKETS)
    parted, glued, held = _han()
    for form in (parted, glued, held) if bare != text else (parted, glued):
        if found := form.fullmatch(bare):
            return tuple(dict.fromkeys(_NAMES.findall(found["names"])))
    if found := _hangul().fullmatch(text):
        return (found["name"],)
    return ()


@functools.cache
def _han() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Names parted from the label by a mark; between label and report; after the label in brackets."""
    eastern = [language for language in all_languages() if language.code in ("zh", "ja")]
    labels = {
        word.strip(_MARKS + " ") for each in eastern for word in (*each.chrome.byline, *each.signing.roles)
    }
    label = rf"{_HAN}{{0,6}}?(?:{_any(labels)})"
    long = rf"{_HAN}{{0,6}}?(?:{_any({word for word in labels if len(word) > 1})})"
    reports = _any({word for each in eastern for word in each.signing.reports})
    place = rf"\s?[／/]?\s?{_HAN}{{2,3}}\s?(?:\d{{1,2}}日)?(?:{reports})"
    more = "[、，,／/\\s]"
    return (
        re.compile(
            rf"{label}(?:\s?[{_MARKS}｜|]\s?|\s)(?P<names>{_HAN}{{2,4}}(?:{more}{_HAN}{{2,4}}){{0,5}}?)(?:{place})?"
        ),
        re.compile(rf"{long}(?P<names>{_HAN}{{2,3}}(?:{more}{_HAN}{{2,3}}){{0,5}}?){place}"),
        re.compile(rf"{long}(?P<names>{_HAN}{{2,4}}(?:{more}{_HAN}{{2,4}}){{0,5}})"),
    )


@functools.cache
def _hangul() -> re.Pattern[str]:
    """A place and a medium in brackets, a name, a word for a reporter, an address."""
    roles = {word for each in all_languages() if each.code == "ko" for word in each.signing.roles}
    return re.compile(
        rf"(?:[\[(（][^\[\]()（）]{{1,20}}[\])）]\s?)?(?P<name>{_HANGUL}{{2,4}})\s?(?:{_any(roles)})"
        r"(?:\s?[=＝])?(?:\s?[(\[]?\S{1,30}@\S{1,40})?"
    )


def _any(words: set[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words if EAST.search(word)), key=len, reverse=True))
