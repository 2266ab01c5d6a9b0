from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichluc.numbers.digits import read_digits

VALUES = {
    "7": "7",
    "08": "8",
    "036": "36",
    "3.415,27": "3415.27",
    "3,415.27": "3415.27",
    "12.750.000.000": "12750000000",
    "9,750,000": "9750000",
    "45.000": "45000",
    "45,000": "45.000",
    "0,5": "0.5",
    "0.123": "0.123",
    "1.75": "1.75",
    "22,5": "22.5",
}
NO_NUMBERS = ("30.4.1975", "0912.345.678", "0912345678", "1,2,3", "5.6.7,8", "9" * 40)


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_value(text: str, value: str) -> None:
    digits = read_digits(text)
    assert digits is not None
    assert digits.value == Decimal(value)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text: str) -> None:
    assert read_digits(text) is None


@pytest.mark.parametrize(
    ("text", "other"), [("33,293", "33293"), ("5.123", "5.123"), ("4,5", None), ("9,750,000", None)]
)
def test_other_reading(text: str, other: str | None) -> None:
    digits = read_digits(text)
    assert digits is not None
    assert digits.other == (None if other is None else Decimal(other))


@given(st.integers(min_value=0, max_value=10**15))
def test_thousands_parted_by_dots(number: int) -> None:
    digits = read_digits(f"{number:,}".replace(",", "."))
    assert digits is not None
    assert digits.value == number


@given(st.from_regex(r"\d+([.,]\d+)*", fullmatch=True))
def test_never_raises(text: str) -> None:
    digits = read_digits(text)
    assert digits is None or digits.value >= 0
