from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichluc.numbers import parse

VALUES = {
    "1 tỷ rưỡi": "1500000000",
    "hai mươi lăm": "25",
    "hai lăm": "25",
    "bảy mươi mốt": "71",
    "chín mươi tư": "94",
    "mười một": "11",
    "một trăm linh năm": "105",
    "ba trăm lẻ bốn": "304",
    "tám trăm rưỡi": "850",
    "năm triệu": "5000000",
    "nửa tỷ": "500000000",
    "566 tỷ 384 triệu": "566384000000",
    "761 tỷ 036 triệu": "761036000000",
    "39 triệu 816 ngàn": "39816000",
    "5,9 nghìn tỷ": "5900000000000",
    "244 ngàn tỉ": "244000000000000",
    "40 vạn": "400000",
    "hai chục": "20",
    "4.484.305,92": "4484305.92",
    "33,293": "33.293",
    "1.26 tỷ": "1260000000",
    "9,990,000": "9990000",
    "64 .000": "64000",
    "400 000": "400000",
    "1, 5 tỉ": "1500000000",
    "hai phẩy năm": "2.5",
    "một nghìn không trăm linh hai": "1002",
    "hai tỷ, ba trăm triệu": "2300000000",
    "âm 12": "-12",
    "- 1.200": "-1200",
    "10k": "10000",
    "không": "0",
    "18TR": "18000000",
}
NO_NUMBERS = (
    "",
    "đồng",
    "5 tỷ đồng",
    "năm 2017",
    "15/9",
    "tỷ lệ",
    "5 tỷ lệ",
    "một hai ba bốn",
    "rưỡi",
    "12 34",
    "2 năm",
)


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_value(text: str, value: str) -> None:
    assert parse(text) == Decimal(value)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text: str) -> None:
    assert parse(text) is None


@given(st.text())
def test_never_raises(text: str) -> None:
    value = parse(text)
    assert value is None or "E" not in str(value)
