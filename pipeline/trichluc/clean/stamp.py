"""The line on which a page says when its article was put there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trichluc.clean.published import iso_date
from trichluc.fold import fold

_DAY = r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}"
_HOUR = r"\d{1,2}\s*[:h]\s*\d{2}"
_GAP = r"[\s,|\-()]*"
# A day with a weekday, a word or an hour beside it is that of publication; a bare one may be any.
_STAMP = re.compile(
    rf"(?:thứ\s+\w+|chủ nhật|ngày (?:đăng|cập nhật|xuất bản)|đăng (?:lúc|ngày)|cập nhật(?: lúc| ngày)?)\s*[:,]?"
    rf"\s*(?:ngày\s*)?(?:{_HOUR}{_GAP})?{_DAY}"
    rf"|{_DAY}{_GAP}(?:lúc\s*)?{_HOUR}|{_HOUR}{_GAP}(?:ngày\s*)?{_DAY}"
)
_BESIDE = 40  # characters of a line beside its stamp: an hour, an author, a counter


def stamped_day(lines: Iterable[str]) -> str | None:
    """Return the ISO date of the first line that is a stamp, None where none is.

    >>> stamped_day(["Y TẾ", "Thứ năm, 15/09/2022 17:20"]), stamped_day(["Họp ngày 15/09/2022"])
    ('2022-09-15', None)
    """
    for line in lines:
        match = _STAMP.search(fold(line))
        if match and len(line) - len(match.group()) <= _BESIDE and (day := iso_date(match.group())):
            return day
    return None
