"""Credit lines of Chinese, Japanese and Korean news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.read.credits import credited


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（記者王小明台北報導）", ("王小明",)),
        ("記者王小明／台北報導", ("王小明",)),
        ("(記者：王小明、李大華)", ("王小明", "李大華")),
        ("【本报记者 张三 北京报道】", ("张三",)),
        ("新华社记者 张三", ("张三",)),
        ("撰文：王小明", ("王小明",)),
        ("【記者 山田太郎】", ("山田太郎",)),
        ("文／山田太郎", ("山田太郎",)),
        ("(서울=뉴스) 홍길동 기자 =", ("홍길동",)),
        ("홍길동 기자 hong@example.kr", ("홍길동",)),
    ],
)
def test_names_are_cut_out_of_credit_lines(line: str, names: tuple[str, ...]) -> None:
    assert credited(line) == names


@pytest.mark.parametrize(
    "line",
    ["记者获悉", "文章来源", "作者简介", "記者会見", "文化部長官", "기자 회견", "本报讯", "By Ana Ruiz", ""],
)
def test_what_is_no_credit_line(line: str) -> None:
    assert credited(line) == ()


@given(st.text(alphabet="記者王小明台北報導、／：（） 1日기자홍", max_size=70))
def test_names_are_short(line: str) -> None:
    assert all(2 <= len(name) <= 4 for name in credited(line))
