"""Publication dates as sources write them."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?!\d)")


def iso_date(written: str) -> str | None:
    """Return the ISO date in a publication date, None where there is none.

    >>> iso_date("Thứ năm, 15/09/2022 17:20"), iso_date("2022-09-15T17:20:00+07:00"), iso_date("hôm qua")
    ('2022-09-15', '2022-09-15', None)
    """
    if match := _ISO.search(written):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.search(written):
        day, month, year = map(int, match.groups())
    else:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def latest_date(text: str) -> datetime.date | None:
    """Return the latest full date written in a text: no article is older than what it reports.

    Future deadlines are rare and short; None where no full date stands in the text.

    >>> latest_date("Ngày 15/9/2022 họp; Nghị quyết ngày 3/1/2020")
    datetime.date(2022, 9, 15)
    """
    found = [iso_date(match.group()) for match in _DAY_FIRST.finditer(text)]
    days = [datetime.date.fromisoformat(day) for day in found if day is not None]
    return max(days, default=None)
