"""Plain text over the limits is refused before it is read."""

import pytest

from synoptic.config import Config
from synoptic.errors import PageTooLargeError
from synoptic.model import RawPage
from synoptic.read.decode import decode


def raw(text: str) -> RawPage:
    return RawPage(name="page.txt", address="page.txt", body=text.encode(), media="text")


def test_text_of_just_as_many_characters_is_read():
    assert decode(raw("word " * 20), Config(max_page_characters=100))[1] == "text"


def test_text_of_more_characters_is_refused():
    with pytest.raises(PageTooLargeError, match="max_page_characters"):
        decode(raw("word " * 20 + "."), Config(max_page_characters=100))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_text_of_more_lines_is_refused_however_they_end(end):
    assert decode(raw(f"word{end}" * 10), Config(max_text_lines=10))[1] == "text"
    with pytest.raises(PageTooLargeError, match="max_text_lines"):
        decode(raw(f"word{end}" * 11), Config(max_text_lines=10))
