"""Publication dates as sources write them."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"
    r"(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)? ?(?:(Z)|([+-]\d{2}):?(\d{2})))?"
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?!\d)")
_IN_WORDS = re.compile(r"(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,? năm |[/ ])(\d{4})(?!\d)", re.IGNORECASE)
_ENGLISH = re.compile(r"(?<!\d)(\d{1,2}) ([A-Z][a-z]{2})[a-z]*,? (\d{4})(?!\d)")  # RFC 2822: Thu, 15 Sep 2022
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


def iso_date(written: str) -> str | None:
    """Return the ISO date in a publication date, None where there is none; a time with a zone is taken to Vietnam's.

    >>> iso_date("Thứ năm, 15/09/2022 17:20"), iso_date("2022-09-15T17:20:00+07:00"), iso_date("hôm qua")
    ('2022-09-15', '2022-09-15', None)
    >>> iso_date("2022-09-15T22:30:00Z"), iso_date("Ngày 15 tháng 9 năm 2022"), iso_date("Thu, 15 Sep 2022")
    ('2022-09-16', '2022-09-15', '2022-09-15')
    """
    try:
        if match := _ISO.search(written):
            return _in_vietnam(match).isoformat()
        if match := _DAY_FIRST.search(written) or _IN_WORDS.search(written):
            day, month, year = map(int, match.groups())
            return datetime.date(year, month, day).isoformat()
        if (match := _ENGLISH.search(written)) and match[2] in _MONTHS:
            return datetime.date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])).isoformat()
    except (ValueError, OverflowError):
        return None
    return None


def _in_vietnam(match: re.Match[str]) -> datetime.date:
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not match[6] and not match[7]:
        return datetime.date(year, month, day)
    hours, minutes = (int(match[7]), int(match[8])) if match[7] else (0, 0)
    zone = datetime.timezone(datetime.timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes))
    return datetime.datetime(year, month, day, int(match[4]), int(match[5]), tzinfo=zone).astimezone(_VIETNAM).date()
