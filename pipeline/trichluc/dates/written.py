"""Times as they are written, before a missing year is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from trichluc.dates.mention import Grain

MONTH_NAMES = {
    name: number
    for number, name in enumerate(
        ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"], 1
    )
}
COUNTS = {**MONTH_NAMES, "bốn": 4}
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "nhất": 1}
UNITS = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}


@dataclass(frozen=True, slots=True)
class Written:
    """A time as written, characters ``start`` to ``end``; parts that the text leaves out are None.

    ``months`` and ``days`` are first and last, day 0 being the last of its month; ``years`` first and last where
    two are written. ``steps`` is (unit, count) for a stretch told from today: ("month", -6). ``weak``: digits that
    may be a ratio as well. ``open``: no day can be told, as of the lunar calendar. ``told``: a number
    of months that is a time only where the text tells them elsewhere as months of a year ("9 tháng đầu năm").
    """

    start: int
    end: int
    grain: Grain
    rule: str
    years: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    steps: tuple[str, int] | None = None
    weak: bool = False
    same: bool = False
    open: bool = False
    told: bool = False


Reader = Callable[[re.Match[str], str], "Written | None"]


def whole_days(match: re.Match[str], rule: str) -> Written | None:
    """Read one day or several: "15/9/2022", "16 - 22.4", "30/4 - 3/5/2023", "15 tháng 9 năm 2022"."""
    groups = match.groupdict()
    day, month = int(groups["d"]), _month(groups["m"])
    first_day, first_month = int(groups.get("d1") or day), _month(groups.get("m1") or groups["m"])
    last = _year(match)
    first = _year(match, "y1") or last
    years = (first[0], last[0]) if first and last else None
    if not _exists(years[1] if years else 2000, month, day) or not _exists(2000, first_month, first_day):
        return None
    if first_month == month and first_day > day and (years is None or years[0] == years[1]):
        return None
    weak = rule in ("day-month", "day-range") and years is None
    days = (first_day, day)
    return Written(match.start(), match.end(), "day", rule, years, (first_month, month), days, weak=weak)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def months(match: re.Match[str], rule: str) -> Written | None:
    """Read one month or several: "tháng 7/2017", "tháng 10/2016 đến tháng 6/2017"."""
    groups = match.groupdict()
    last, first = _month(match["m"]), _month(groups.get("m1") or match["m"])
    years, first_years = _year(match), _year(match, "y1")
    if years and first_years:
        years = first_years[0], years[1]
    return Written(match.start(), match.end(), "month", rule, years, (first, last))


def end_of_month(match: re.Match[str], rule: str) -> Written:
    """Read the first or the last day of a month, "ngày đầu tiên của tháng 3"."""
    month, day = _month(match["m"]), 1 if match["which"] == "đầu tiên" else 0
    return Written(match.start(), match.end(), "day", rule, _year(match), (month, month), (day, day))


def lunar(match: re.Match[str], rule: str) -> Written:
    """Read a month or day of the lunar calendar: a time, of which no day is told."""
    return Written(match.start(), match.end(), "month", rule, open=True)


def quarters(match: re.Match[str], rule: str) -> Written | None:
    """Read one quarter or several: "quý II/2022", "quý I và II"."""
    last, first = _quarter(match["q"]), _quarter(match.groupdict().get("q1") or match["q"])
    if first > last:
        return None
    grain: Grain = "quarter" if first == last else "half"
    return Written(match.start(), match.end(), grain, rule, _year(match), (3 * first - 2, 3 * last))


def part_of_year(match: re.Match[str], rule: str) -> Written | None:
    """Read months at one end of a year: "6 tháng đầu năm", "hai quý đầu năm 2022", "nửa cuối năm"."""
    groups = match.groupdict()
    count = 6 if groups.get("n") is None else _count(groups["n"]) * (3 if groups["u"] == "quý" else 1)
    if not 1 <= count <= 12:
        return None
    spanned = (13 - count, 12) if groups.get("side") in ("cuối", "còn lại") else (1, count)
    return Written(match.start(), match.end(), "half" if count != 1 else "month", rule, _year(match), spanned)


def told_months(match: re.Match[str], rule: str) -> Written | None:
    """Read months without a year, "chi ngân sách 9 tháng"."""
    count = _count(match["n"])
    if not 1 < count < 12:
        return None
    return Written(match.start(), match.end(), "half", rule, months=(1, count), told=True)


def one_year(match: re.Match[str], rule: str) -> Written | None:
    """Read a year, "năm 2016", "cùng kỳ 2016"."""
    same = match.groupdict().get("same") is not None
    return Written(match.start(), match.end(), "year", rule, _year(match), same=same)


def some_years(match: re.Match[str], rule: str) -> Written | None:
    """Read several years: "2016-2020", "năm học 2016 - 2017"."""
    first, last = int(match["a"]), int(match["b"])
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 150:
        return None
    return Written(match.start(), match.end(), "years", rule, (first, last))


def stretch(match: re.Match[str], rule: str) -> Written | None:
    """Read whole units told from today: "6 tháng qua", "3 - 5 ngày tới"."""
    unit = UNITS[match["u"]]
    count = _count(match["n"]) * (1 if match["way"] in ("tới", "tiếp theo", "sắp tới") else -1)
    grain: Grain = "day" if unit in ("day", "week") else "years" if unit == "year" else "month"
    return Written(match.start(), match.end(), grain, rule, steps=(unit, count))


def _year(match: re.Match[str], group: str = "y") -> tuple[int, int] | None:
    groups = match.groupdict()
    written = groups.get(group) or (groups.get("y2") if group == "y" else None)
    if not written:
        return None
    year = int(written)
    return (year, year) if year > 99 else (2000 + year, 2000 + year)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else MONTH_NAMES[written]


def _quarter(written: str) -> int:
    return int(written) if written.isdigit() else QUARTERS[written]


def _count(written: str) -> int:
    return int(written) if written.isdigit() else COUNTS[written]
