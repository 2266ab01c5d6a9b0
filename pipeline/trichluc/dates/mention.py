"""A time of a text, resolved."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Grain = Literal["day", "week", "month", "quarter", "half", "year", "years"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time; ``start`` and ``end`` are characters of the text.

    ``value`` is ISO 8601: "2022-08-31", "2022-08", "2022-Q2", "2022", "2022-01/2022-06", "2021/2025"; None where
    the text and the reference leave the year open. ``role``: ``as_of`` for a point at which something stands
    ("đến hết ngày 31/8/2022"), ``period`` for a time in which something happens ("năm 2022"). ``first`` and
    ``last`` are the days it covers. ``same_period`` marks "cùng kỳ năm trước", ``aside`` every time that is no
    figure's: one compared with, the date of a document, a birth. ``hours`` are those of "sáng" or "tối".
    """

    start: int
    end: int
    value: str | None
    role: Literal["as_of", "period"]
    grain: Grain
    first: datetime.date | None = None
    last: datetime.date | None = None
    same_period: bool = False
    aside: bool = False
    hours: tuple[int, int] | None = None
    rule: str | None = None
