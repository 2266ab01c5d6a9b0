"""Which of overlapping times wins, and what "cùng kỳ" is the same period of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trichluc.dates.mention import TimeMention
from trichluc.dates.resolve import Days, iso


def with_days(mention: TimeMention, days: Days | None) -> TimeMention:
    """Return the mention with its days and their ISO form; as it is where no days are known."""
    if days is None:
        return mention
    return replace(mention, value=iso(*days, mention.grain), first=days[0], last=days[1])


def longest(found: Sequence[TimeMention]) -> list[TimeMention]:
    """Return the times that no longer one, or as long an earlier one, overlaps."""
    kept: list[TimeMention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end, one.rule != "day-range")):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def compared(found: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """Give "cùng kỳ" its value: the period before it, a year earlier or of the year that it names."""
    before: TimeMention | None = None
    for mention in found:
        if not mention.same_period:
            before = mention if not mention.aside and mention.value else before
            yield mention
        elif before is None or before.first is None or before.last is None:
            yield mention
        else:
            back = mention.first.year - before.first.year if mention.first is not None else -1
            first, last = years_on(before.first, back), years_on(before.last, back)
            yield with_days(replace(mention, grain=before.grain), (first, last))


def years_on(day: datetime.date, years: int) -> datetime.date:
    """Return the day as many years later; of 29 February, the 28th where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
