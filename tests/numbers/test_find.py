"""What holds for the amounts of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichluc import load_rules
from trichluc.numbers import AmountFinder
from trichluc.tokens import read

FINDER = AmountFinder(load_rules())

PIECES = """
5 12 2017 33,293 1.250,5 9,990,000 0912 một hai ba năm mười mươi lăm linh trăm nghìn triệu tỷ rưỡi nửa đồng USD $ %
ha km2 m 2 dự án xã , người lượt khách hơn khoảng trên từ đến - / ( ) ; . : và mỗi một trở lên ước tương đương tháng
ngày Điều số lần thứ COVID-19 k tr + − bằng trong số
"""

HOSTILE = (
    "1" * 5000,
    "1." * 3000,
    "1," * 3000,
    "1/" * 3000,
    "1-" * 3000,
    "5 " * 3000,
    "000 " * 3000,
    "tỷ " * 3000,
    "5 tỷ " * 2000,
    "một " * 3000,
    "năm " * 3000,
    "mươi lăm trăm " * 1000,
    "nghìn tỷ " * 1500,
    "(" * 3000 + "5 tỷ" + ")" * 3000,
    "hơn " * 3000 + "5 tỷ đồng",
    "5 tỷ đồng/" * 1500,
    "mỗi người " * 1500,
    "ước 5 tỷ, " * 1500,
    "5 xã, xã, " * 1500,
    "$" * 3000,
    "m2" * 3000,
    "5%" * 3000,
    "\u00b2\u0665\u0967 ٣٤ १२ ５ tỷ ①",
    "5\u00a0tỷ\u200b đồng \ufeff 5\n\ntỷ",
)


def check(text: str, taken: list[tuple[int, int]]) -> None:
    """Assert that amounts are in order, apart from each other and from what is taken, and written plainly."""
    amounts = FINDER.find(read(text), taken)
    end = 0
    for place, amount in enumerate(amounts):
        assert end <= amount.start <= amount.number_start < amount.end <= len(text)
        assert not any(start < amount.end and stop > amount.start for start, stop in taken)
        assert "E" not in f"{amount.value}{amount.high}{amount.of}"
        assert amount.restates is None or 0 <= amount.restates < place
        end = amount.end


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile(text: str) -> None:
    check(text, [])


@given(
    st.lists(st.sampled_from(PIECES.split()), max_size=40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=3),
)
def test_any_words(words: list[str], ranges: list[tuple[int, int]]) -> None:
    check(" ".join(words), [(start, start + length) for start, length in ranges])


@given(st.text())
def test_any_text(text: str) -> None:
    check(text, [])


@pytest.mark.parametrize("number", ["5", "12 tỷ đồng", "3-4%", "hai xã"])
def test_taken_is_left_alone(number: str) -> None:
    text = f"Tỉnh giao {number} cho huyện."
    start = text.index(number)
    assert FINDER.find(read(text), [(start, start + len(number))]) == []
    assert FINDER.find(read(text), [(0, start)]) == FINDER.find(read(text))
