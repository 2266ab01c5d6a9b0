"""The Time part of the comparison with duckling."""

from __future__ import annotations

import datetime
import re
from typing import Any, Literal

from trichluc.dates import TimeMention, find

Verdict = Literal["right", "wrong", "out of scope"]
_YEAR = datetime.timedelta(days=366)  # duckling takes a time without a year for the next one, news for the last
_WEEKDAY = re.compile(r"(?:thứ \w+|ch[ủú]a? nhật)(?: (?:của )?(?:tuần )?(?:này|tới))?\Z")
_CLOCK = re.compile(r"\d:\d|\b(?:giờ|phút|giây|tiếng|s|lúc này)\b")


def judge_time(case: dict[str, Any]) -> tuple[Verdict, str]:
    """Judge the times found in a phrase: the verdict, and what was found or why the phrase is out of scope."""
    reason = _out_of_scope(case["input"])
    if reason is not None:
        return "out of scope", reason
    times = find(case["input"], _day(case["reference_time"]), _YEAR)
    told = "; ".join(f"{time.value} {time.grain} {time.hours or ''}".strip() for time in times)
    return ("right" if len(times) == 1 and _same(times[0], case["expected"]) else "wrong"), told


def _out_of_scope(phrase: str) -> str | None:
    if _CLOCK.search(phrase):
        return "clock time"
    return "weekday arithmetic" if _WEEKDAY.search(phrase) else None


def _same(time: TimeMention, expected: dict[str, Any]) -> bool:
    if expected["type"] == "value":
        return time.first == _day(expected["value"]) and time.grain == expected["grain"] and time.hours is None
    first, end = (datetime.datetime.fromisoformat(expected[key]) for key in ("from", "to_exclusive"))
    if expected["grain"] == "hour":
        hours = first.hour, end.hour or 24
        return time.first == time.last == first.date() and time.hours == hours
    return time.last is not None and (time.first, time.last + datetime.timedelta(days=1)) == (first.date(), end.date())


def _day(moment: str) -> datetime.date:
    return datetime.datetime.fromisoformat(moment).date()
