"""The table of corpus/phrases/times.toml, and what holds for the times of any text."""

from __future__ import annotations

import datetime
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import CORPUS
from tests.strategies import vietnamese_text
from trichluc.dates import TimeMention, find

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PHRASES: list[dict[str, Any]] = tomllib.loads((CORPUS / "phrases" / "times.toml").read_text(encoding="utf-8"))["phrase"]
DAY = datetime.date(2017, 7, 24)

PIECES = """
ngày tháng năm quý tuần nửa đầu cuối hết đến từ và , - / . ( ) 1 5 12 15/9 30.6 3-7 31/12/2016 2016 2016-2020 Giêng I II
hai ba mười nay qua tới ngoái trước sau cùng kỳ so với sáng chiều Sáng trong tính giai đoạn âm lịch 0 99 00/00 29/2 của
"""

HOSTILE = (
    "1" * 50_000,
    "1/" * 50_000,
    "1.1." * 20_000,
    "1 - " * 20_000,
    "1, " * 20_000,
    "tháng " * 50_000,
    "tháng 1, " * 10_000,
    "năm " * 50_000,
    "2016-" * 10_000,
    "quý i, " * 10_000,
    "ngày 1, 2, 3, " * 5_000,
    "sáng nay (" * 5_000,
    "đến hết " * 10_000 + "ngày 1/1/2017",
    "cùng kỳ " * 10_000,
    "ngày 1/1, năm 2016, tháng 2/2016, " * 3_000,
    "nghị quyết " * 5_000 + "năm 2017 " * 2_000,
    "Trong đó: " * 5_000 + "năm 2017",
    " " * 50_000 + "1 /" + "\n" * 50_000 + "1/2017",
    "ngày ٣/٤/٢٠١٧, tháng ５, năm 二〇一七, ngày ²/³",
)


def line(text: str, time: TimeMention) -> str:
    role = "aside" if time.aside else time.role
    hours = f" {time.hours[0]}-{time.hours[1]}" if time.hours else ""
    return f"{text[time.start : time.end]} => {time.value or '?'} {role}{hours}"


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["text"][:50])
def test_phrases(phrase: dict[str, Any]) -> None:
    found = find(phrase["text"], phrase.get("reference"))
    assert [line(phrase["text"], time) for time in found] == phrase.get("times", [])


def test_phrases_are_their_own() -> None:
    texts = [phrase["text"] for phrase in PHRASES]
    assert len(texts) == len(set(texts))


def check(text: str, reference: datetime.date | None) -> None:
    """Assert that times are in order and apart from each other, and that their days agree with their value."""
    end = 0
    for time in find(text, reference):
        assert end <= time.start < time.end <= len(text)
        assert (time.value is None) == (time.first is None) == (time.last is None)
        if time.first is not None and time.last is not None:
            assert time.first <= time.last
        end = time.end


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:14].strip() or "blank")
def test_hostile(text: str) -> None:
    check(text, DAY)
    check(text, None)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=30), st.sampled_from([" ", ""]), st.dates() | st.none())
def test_any_words(words: list[str], gap: str, reference: datetime.date | None) -> None:
    check(gap.join(words), reference)


@given(vietnamese_text(), st.dates() | st.none())
def test_any_officialese(text: str, reference: datetime.date | None) -> None:
    check(text, reference)


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from("/-."))
def test_every_day(day: datetime.date, mark: str) -> None:
    """A full date is read as itself, whatever stands for its marks."""
    written = f"{day.day}{mark}{day.month}{mark}{day.year}"
    assert [time.value for time in find(f"Tỉnh họp ngày {written}.")] == [day.isoformat()]


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 12, 31)), st.integers(0, 200))
def test_past_is_preferred(reference: datetime.date, days: int) -> None:
    """A day of the last half year is told without its year."""
    day = reference - datetime.timedelta(days=days)
    assert [time.first for time in find(f"Ngày {day.day}/{day.month}, xã họp.", reference)] == [day]
