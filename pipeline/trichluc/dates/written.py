"""Times as they are written: patterns over the folded text, before a missing year is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from trichluc.dates.mention import Grain

_S = r"[ \n]{0,3}"  # the folded text has no other space
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_FREE, _ENDS = r"(?<![\w.,/])", r"(?![\w/]|[.,]\d)"  # not inside a longer number or code
_SEP = r"[/.\-]"
MONTH_NAMES = {
    name: number
    for number, name in enumerate(
        ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"], 1
    )
}
_COUNTS = {**MONTH_NAMES, "bốn": 4}
_NAMES = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "nhất": 1}
_TO = rf"{_S}(?:-|đến|tới|và){_S}(?:hết )?"
_OF_YEAR = rf"(?:{_S}(?:,{_S})?(?:năm |/|-|của năm ){_S}(?P<y>{_YEAR})(?!\d))?"


@dataclass(frozen=True, slots=True)
class Written:
    """A time as written, characters ``start`` to ``end``; parts that the text leaves out are None.

    ``months`` and ``days`` are first and last, day 0 being the last of its month; ``years`` first and last where
    two are written. ``steps`` is (unit, count) for a stretch told from today: ("month", -6). ``weak``: digits that
    may be a ratio as well.
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


def _year(match: re.Match[str], group: str = "y") -> tuple[int, int] | None:
    groups = match.groupdict()
    written = groups.get(group) or (groups.get("y2") if group == "y" else None)
    if not written:
        return None
    year = int(written)
    return (year, year) if year > 99 else (2000 + year, 2000 + year)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else MONTH_NAMES[written]


def _count(written: str) -> int:
    return int(written) if written.isdigit() else _COUNTS[written]


def _whole_days(match: re.Match[str], rule: str) -> Written | None:
    """One day or two, "15/9/2022", "16 - 22.4", "30/4 - 3/5/2023", "15 tháng 9 năm 2022"."""
    groups = match.groupdict()
    day, month = int(groups["d"]), _month(groups["m"])
    first_day, first_month = int(groups.get("d1") or day), int(groups.get("m1") or month)
    last = _year(match)
    first = _year(match, "y1") or last
    years = (first[0], last[0]) if first and last else None
    if not _exists(years[1] if years else 2000, month, day) or not _exists(2000, first_month, first_day):
        return None
    if (years is None or years[0] == years[1]) and (first_month, first_day) > (month, day):
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


def _months(match: re.Match[str], rule: str) -> Written | None:
    last = _month(match["m"])
    first = _month(match.groupdict().get("m1") or match["m"])
    if first > last:
        return None
    return Written(match.start(), match.end(), "month", rule, _year(match), (first, last))


def _end_of_month(match: re.Match[str], rule: str) -> Written:
    """Read the first or the last day of a month, "ngày đầu tiên của tháng 3"; the last is day 0."""
    month, day = _month(match["m"]), 1 if match["which"] == "đầu tiên" else 0
    return Written(match.start(), match.end(), "day", rule, _year(match), (month, month), (day, day))


def _quarter(match: re.Match[str], rule: str) -> Written | None:
    written = match["q"]
    quarter = int(written) if written.isdigit() else _ROMAN[written]
    return Written(match.start(), match.end(), "quarter", rule, _year(match), (3 * quarter - 2, 3 * quarter))


def _part_of_year(match: re.Match[str], rule: str) -> Written | None:
    """Months at one end of a year: "6 tháng đầu năm", "hai quý đầu năm 2022", "nửa cuối năm", "9 tháng năm 2022"."""
    groups = match.groupdict()
    count = 6 if groups.get("n") is None else _count(groups["n"]) * (3 if groups["u"] == "quý" else 1)
    if not 1 <= count <= 12:
        return None
    months = (13 - count, 12) if groups.get("side") == "cuối" else (1, count)
    return Written(match.start(), match.end(), "half" if count != 1 else "month", rule, _year(match), months)


def _one_year(match: re.Match[str], rule: str) -> Written | None:
    same = match.groupdict().get("same") is not None
    return Written(match.start(), match.end(), "year", rule, _year(match), same=same)


def _some_years(match: re.Match[str], rule: str) -> Written | None:
    first, last = int(match["a"]), int(match["b"])
    if not first < last <= first + 60:
        return None
    return Written(match.start(), match.end(), "years", rule, (first, last))


_UNITS: dict[str, str] = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}


def _stretch(match: re.Match[str], rule: str) -> Written | None:
    unit = _UNITS[match["u"]]
    count = _count(match["n"]) * (1 if match["way"] in ("tới", "tiếp theo", "sắp tới") else -1)
    grain: Grain = "day" if unit in ("day", "week") else "years" if unit == "year" else "month"
    return Written(match.start(), match.end(), grain, rule, steps=(unit, count))


_Reader = Callable[[re.Match[str], str], Written | None]
# Rule id -> pattern and reader; where two overlap, the longer wins, then the earlier in this list.
_PATTERNS: dict[str, tuple[str, _Reader]] = {
    "day-range": (
        rf"{_FREE}(?P<d1>{_DAY})(?:{_SEP}(?P<m1>{_MONTH})(?:{_SEP}(?P<y1>{_YEAR}))?)?{_TO}(?:ngày )?"
        rf"(?P<d>{_DAY}){_S}{_SEP}{_S}(?P<m>{_MONTH})(?:{_S}{_SEP}{_S}(?P<y>{_YEAR}))?{_ENDS}",
        _whole_days,
    ),
    "full-date": (
        rf"{_FREE}(?P<d>{_DAY}){_S}(?P<s>{_SEP}){_S}(?P<m>{_MONTH}){_S}(?P=s){_S}(?P<y>{_YEAR}|\d\d){_ENDS}",
        _whole_days,
    ),
    "day-month": (
        rf"{_FREE}(?P<d>{_DAY})(?: {_SEP} |{_SEP})(?P<m>{_MONTH})(?:{_S}(?:năm ){_S}(?P<y>{_YEAR}))?{_ENDS}",
        _whole_days,
    ),
    "day-of-month": (
        rf"(?:{_FREE}(?P<d1>{_DAY}){_TO}(?:ngày )?)?{_FREE}(?P<d>{_DAY}){_S}tháng "
        rf"(?P<m>{_MONTH}|{_NAMES})(?!\d){_OF_YEAR}",
        _whole_days,
    ),
    "day-of-end": (
        rf"(?<!\w)ngày (?P<which>đầu tiên|cuối cùng) (?:của )?tháng (?P<m>{_MONTH}|{_NAMES})(?!\d){_OF_YEAR}",
        _end_of_month,
    ),
    "month-year": (rf"(?<![\w.,/])(?:tháng |t)?(?P<m>{_MONTH}){_S}[/\-]{_S}(?P<y>{_YEAR}){_ENDS}", _months),
    "month-range": (
        rf"tháng (?P<m1>{_MONTH}){_TO}(?:tháng )?(?P<m>{_MONTH})(?![\d.,]){_OF_YEAR}",
        _months,
    ),
    "month": (rf"(?<!\w)tháng (?P<m>{_MONTH}|(?!năm \d){_NAMES})(?![\w/]|[.,]\d){_OF_YEAR}", _months),
    "quarter": (rf"(?<!\w)quý (?P<q>iv|i{{1,3}}|[1-4]|một|hai|ba|tư|bốn|nhất)(?!\w){_OF_YEAR}", _quarter),
    "quarter-short": (rf"(?<!\w)q(?P<q>[1-4]){_S}[/\-]{_S}(?P<y>{_YEAR})(?!\d)", _quarter),
    "part-of-year": (
        rf"(?<![\w.,])(?P<n>{_COUNT}) (?P<u>tháng|quý) "
        rf"(?:(?P<side>đầu|cuối) (?:của )?năm(?: (?P<y>{_YEAR}))?|năm (?P<y2>{_YEAR}))(?!\d)",
        _part_of_year,
    ),
    "half-of-year": (rf"(?<!\w)nửa (?P<side>đầu|cuối) năm(?: (?P<y>{_YEAR}))?(?!\d)", _part_of_year),
    "years": (
        rf"(?<![\d.,/])(?:(?:giai đoạn|nhiệm kỳ|nhiệm kì|thời kỳ|năm học|niên khóa|mùa vụ|từ|từ năm|các năm|năm)[ \n])?"
        rf"(?P<a>{_YEAR}){_S}(?:-|đến|tới){_S}(?:năm )?(?P<b>{_YEAR})(?![\d/]|[.,]\d)",
        _some_years,
    ),
    "year": (
        rf"(?<!\w)(?:(?P<same>cùng k[ỳì] )?năm|(?<=đầu )|(?<=giữa )|(?<=cuối )){_S}(?P<y>{_YEAR})(?![\d/]|[.,]\d)",
        _one_year,
    ),
    "year-in-list": (
        rf"(?<=\d{{4}}, )(?P<y>{_YEAR})(?=,| và)|(?<=\d{{4}} và )(?P<y2>{_YEAR})(?![\d/]|[.,]\d)",
        _one_year,
    ),
    "stretch": (
        rf"(?<![\w.,])(?<!thứ )(?P<n>{_COUNT}) (?P<u>ngày|tuần|tháng|quý|năm) "
        rf"(?P<way>qua|vừa qua|gần đây|trở lại đây|tới|tiếp theo|sắp tới)(?!\w)",
        _stretch,
    ),
}
# What a text must hold for a pattern to be tried on it at all.
_NEEDS = {
    "day-of-month": "tháng",
    "month-range": "tháng",
    "month": "tháng",
    "quarter": "quý",
    "quarter-short": "q",
    "half-of-year": "nửa",
    "part-of-year": "năm",
    "year-in-list": "năm",
}
_READERS = [(rule, _NEEDS.get(rule, ""), re.compile(pattern), reader) for rule, (pattern, reader) in _PATTERNS.items()]


def written_times(folded: str) -> Iterator[Written]:
    """Yield every time that a pattern reads in a folded text; they may overlap."""
    for rule, needs, pattern, reader in _READERS:
        for match in pattern.finditer(folded) if needs in folded else ():
            found = reader(match, rule)
            if found is not None:
                yield found
