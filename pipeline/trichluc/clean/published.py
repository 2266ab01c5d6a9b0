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
