"""From a time as written to the days it covers and its ISO 8601 form."""

from __future__ import annotations

import calendar
import datetime
from bisect import bisect_left
from collections.abc import Sequence

from trichluc.dates.mention import Grain
from trichluc.dates.written import Written

Days = tuple[datetime.date, datetime.date]
AHEAD = datetime.timedelta(days=120)  # how far ahead of its article a time without a year may lie


def days_of(written: Written, years: tuple[int, int]) -> Days | None:
    """Return the first and the last day of a time in the given years; None where there is no such day.

    >>> days_of(Written(0, 5, "month", "month", months=(2, 2)), (2024, 2024))
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if written.open:
        return None
    first_month, last_month = written.months or (1, 12)
    first_day, last_day = written.days or (1, 0)
    if years[0] == years[1] and (first_month, first_day) > (last_month, last_day or 31):
        years = years[0] - 1, years[1]  # "từ tháng 11 đến tháng 3"
    first_day = first_day or calendar.monthrange(years[0], first_month)[1]
    last_day = last_day or calendar.monthrange(years[1], last_month)[1]
    try:
        return datetime.date(years[0], first_month, first_day), datetime.date(years[1], last_month, last_day)
    except ValueError:
        return None


def iso(first: datetime.date, last: datetime.date, grain: Grain) -> str:
    """Return the ISO 8601 form of days, as precise as they were written.

    >>> day = datetime.date
    >>> iso(day(2022, 4, 1), day(2022, 6, 30), "quarter"), iso(day(2022, 1, 1), day(2022, 6, 30), "half")
    ('2022-Q2', '2022-01/2022-06')
    >>> iso(day(2021, 1, 1), day(2025, 12, 31), "years"), iso(day(2022, 8, 31), day(2022, 8, 31), "day")
    ('2021/2025', '2022-08-31')
    """
    if grain == "quarter":
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if grain == "week":
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    width = {"day": 10, "month": 7, "half": 7}.get(grain, 4)
    start, end = first.isoformat()[:width], last.isoformat()[:width]
    return start if start == end else f"{start}/{end}"


def nearest_year(
    written: Written,
    reference: datetime.date | None,
    evidence: Sequence[tuple[int, int]],
    ahead: datetime.timedelta = AHEAD,
) -> int | None:
    """Return the year of a time that was written without one, None where nothing tells.

    From the reference (the day of the article) the past is preferred: its year unless the time would then lie
    further than ``ahead`` behind it. Else the nearest of ``evidence``, the sorted (offset, year) of times written
    with their year.
    """
    if reference is not None:
        days = days_of(written, (reference.year, reference.year))
        too_far = days is not None and days[0] > reference + ahead
        return reference.year - 1 if too_far else reference.year
    if not evidence:
        return None
    at = bisect_left(evidence, (written.start, 0))
    return min(evidence[max(0, at - 1) : at + 1], key=lambda place: abs(place[0] - written.start))[1]


def next_year(written: Written, reference: datetime.date) -> int | None:
    """Return the year in which a time comes next, None where that is more than half a year ahead.

    For "ngày 5/1 tới"; half a year keeps "ngày 5/1 tới thăm", of which nothing is to come, from the next year.
    """
    for year in (reference.year, reference.year + 1):
        days = days_of(written, (year, year))
        if days is not None and days[1] >= reference:
            return year if days[0] <= reference + datetime.timedelta(days=183) else None
    return None


def stepped(unit: str, steps: int, day: datetime.date) -> Days | None:
    """Return the unit (day, week, month, quarter or year) that lies ``steps`` from a day.

    >>> stepped("quarter", -1, datetime.date(2017, 2, 2))
    (datetime.date(2016, 10, 1), datetime.date(2016, 12, 31))
    """
    try:
        if unit == "day":
            found = day + datetime.timedelta(days=steps)
            return found, found
        if unit == "week":
            monday = day - datetime.timedelta(days=day.weekday()) + datetime.timedelta(weeks=steps)
            return monday, monday + datetime.timedelta(days=6)
        length = {"month": 1, "quarter": 3, "year": 12}[unit]
        first = (day.year * 12 + day.month - 1) // length * length + steps * length
        return _month_start(first), _month_start(first + length) - datetime.timedelta(days=1)
    except (OverflowError, ValueError):
        return None


def stretch(unit: str, steps: int, day: datetime.date) -> Days | None:
    """Return the whole units before (steps < 0) or after a day: "6 tháng qua", "3 năm tới"."""
    near, far = (-1, steps) if steps < 0 else (1, steps)
    one, other = stepped(unit, min(near, far), day), stepped(unit, max(near, far), day)
    return None if one is None or other is None else (one[0], other[1])


def _month_start(months: int) -> datetime.date:
    return datetime.date(months // 12, months % 12 + 1, 1)
