"""The patterns of written times, each tried only at the places where it can begin.

One pass looks for digits and the few words that a time begins with; nothing else of a text is looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trichluc.dates import written
from trichluc.dates.written import COUNTS, MONTH_NAMES, QUARTERS, Reader, Written


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_S, _W = r"[ \n]{0,3}", r"[ \n]{1,3}"  # the folded text has no other space
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_FREE, _ENDS = r"(?<![\w.,/])", r"(?![\w/]|[.,]\d)"  # not inside a longer number or code
_SEP = r"[/.\-]"
_NAMES = rf"(?:{_any(MONTH_NAMES)})(?!\w)"
_COUNT = rf"(?:\d{{1,2}}{_S}-{_S})?(?P<n>\d{{1,2}}|{_any(COUNTS)})"
_QUARTER = rf"(?:iv|i{{1,3}}|[1-4]|{_any(QUARTERS)})(?!\w)"
_TO = rf"{_S}(?:-|đến|tới|và|hoặc|,?{_S}rạng(?: sáng| ngày)?){_S}(?:hết )?"
_TO_DAY = rf"{_TO}(?:(?:chiều|tối|đêm) )?(?:ngày )?(?:mùng |mồng )?"
_LIST = rf"(?:,{_S}|{_TO})"
_LISTED = r"(?=[ \n]*(?:[.,;:()/\-]|năm |\Z)(?![.,]\d))"  # not "quý I, 3 xã", "tháng 5 và 5 tháng đầu năm"
_OF_YEAR = rf"(?:{_S}(?:,{_S})?(?:năm |/|-|của năm ){_S}(?P<y>{_YEAR})(?!\d))?"
_NO_NUMBER = r"(?![\w/]|[.,]\d)"
_YEAR_KINDS = "học|ngân sách|tài chính|tài khóa|kế hoạch|báo cáo|sản xuất|thứ nhất"

# The kind of beginning -> rule id -> pattern and reader; where two times overlap, the longer one wins.
_PATTERNS: dict[str, dict[str, tuple[str, Reader]]] = {
    "number": {
        "day-range": (
            rf"{_FREE}(?P<d1>{_DAY})(?:{_S}{_SEP}{_S}(?P<m1>{_MONTH})(?:{_SEP}(?P<y1>{_YEAR}))?{_TO_DAY}"
            rf"|(?:,{_S}(?:ngày )?{_DAY}){{0,8}}(?:,{_W}(?:ngày )?|{_TO_DAY}))"
            rf"(?P<d>{_DAY}){_S}{_SEP}{_S}(?P<m>{_MONTH})(?:{_S}{_SEP}{_S}(?P<y>{_YEAR}))?{_ENDS}",
            written.whole_days,
        ),
        "full-date": (
            rf"{_FREE}(?P<d>{_DAY}){_S}(?P<s>{_SEP}){_S}(?P<m>{_MONTH}){_S}(?P=s){_S}(?P<y>{_YEAR}|\d\d){_ENDS}",
            written.whole_days,
        ),
        "day-month": (
            rf"{_FREE}(?P<d>{_DAY})(?: {_SEP} |{_SEP})(?P<m>{_MONTH})"
            rf"(?:{_S},?{_S}(?:năm ){_S}(?P<y>{_YEAR}))?{_ENDS}",
            written.whole_days,
        ),
        "day-of-month": (
            rf"{_FREE}(?:(?P<d1>{_DAY})(?:{_W}tháng{_W}(?P<m1>{_MONTH})(?:{_W}năm{_W}(?P<y1>{_YEAR}))?{_TO_DAY}"
            rf"|(?:,{_S}(?:ngày )?{_DAY}){{0,8}}(?:,{_W}(?:ngày )?|{_TO_DAY})))?"
            rf"(?P<d>{_DAY}){_S}tháng{_W}(?P<m>{_MONTH}|{_NAMES})(?!\d|/{_S}(?!{_YEAR})|{_W}ngày){_OF_YEAR}",
            written.whole_days,
        ),
        "lunar-day": (rf"{_FREE}{_DAY}{_W}tháng{_W}(?:giêng|chạp)(?!\w)", written.lunar),
        "lunar-date": (
            rf"{_FREE}{_DAY}(?:{_W}tháng{_W}|{_SEP}){_MONTH}(?:{_W}năm [^\W\d]+ [^\W\d]+)?{_S}[(,]?{_S}"
            r"(?:âm lịch|âl)(?!\w)",
            written.lunar,
        ),
        "month-year": (rf"{_FREE}(?<!số )(?P<m>{_MONTH}){_S}[/\-]{_S}(?P<y>{_YEAR}){_ENDS}", written.months),
        "part-of-year": (
            rf"(?<![\w.,]){_COUNT}{_W}(?P<u>tháng|quý){_S}"
            rf"(?:(?P<side>đầu|cuối|còn lại) (?:của )?năm(?:{_S}(?P<y>{_YEAR}))?"
            rf"|(?:(?:của )?năm {_S}|/{_S})?(?P<y2>{_YEAR}))(?![\d/]|[.,]\d)",
            written.part_of_year,
        ),
        "told-months": (rf"(?<![\w.,]){_COUNT}{_W}tháng(?!\w)", written.told_months),
        "stretch": (
            rf"(?<![\w.,])(?<!thứ ){_COUNT}{_W}(?P<u>ngày|tuần|tháng|quý|năm){_W}"
            rf"(?P<way>qua|vừa qua|vừa rồi|gần đây|gần nhất|trở lại đây|tới|tiếp theo|sắp tới)(?!\w)",
            written.stretch,
        ),
    },
    "year": {
        "years": (
            rf"(?<![\d.,/])(?P<a>{_YEAR}){_S}(?:-|/|đến|tới){_S}(?:hết )?(?:năm )?(?P<b>{_YEAR})(?![\d/]|[.,]\d)",
            written.some_years,
        ),
        "year": (
            rf"(?:(?<=\()(?={_YEAR}\))|(?<=đầu )|(?<=giữa )|(?<=cuối )|(?<=tầm nhìn )|(?<=nay đến )|(?<=nay tới )"
            rf"|(?<=\d{{4}}, )|(?<=\d{{4}} và )|(?<=\d{{4}}; )|(?<=hè thu )|(?<=đông xuân )|(?<=vụ mùa )|(?<=dự toán )"
            rf"|(?<=ngân sách )|(?<=niên vụ )|(?<=mùa vụ )|(?<=tầm nhìn đến )"
            rf"|(?<=\bsn )|(?:(?<=so với )|(?<=\bđến )|(?<=\btới )|(?<=\bsau )|(?<=\btrước )|(?<=\btừ ))"
            rf"(?={_YEAR}{_S}(?:[.,;)\"]|đến nay|\Z)))(?P<y>{_YEAR})(?![\d/]|[.,]\d)",
            written.one_year,
        ),
    },
    "tháng": {
        "month-range": (
            rf"tháng{_W}(?P<m1>{_MONTH})(?:{_S}[/\-]{_S}(?P<y1>{_YEAR}))?"
            rf"(?:,{_S}{_MONTH}){{0,8}}(?:{_TO}tháng |{_LIST}(?=\d\d?{_LISTED}))"
            rf"(?P<m>{_MONTH})(?!\d){_OF_YEAR}{_NO_NUMBER}",
            written.months,
        ),
        "month": (
            rf"(?<!\d )tháng{_W}(?P<m>{_MONTH}|(?!năm \d){_NAMES})(?![\w/]|[.,]\d){_OF_YEAR}",
            written.months,
        ),
        "month-year": (rf"tháng{_W}(?P<m>{_MONTH}){_S}[/.\-]{_S}(?P<y>{_YEAR}){_ENDS}", written.months),
        "lunar-month": (r"tháng (?:giêng|chạp)(?!\w)", written.lunar),
    },
    "quý": {
        "quarter-range": (
            rf"quý (?P<q1>{_QUARTER}){_LIST}(?:quý |(?=i|[1-4]{_LISTED}))(?P<q>{_QUARTER}){_OF_YEAR}",
            written.quarters,
        ),
        "quarter": (rf"quý (?P<q>{_QUARTER}){_OF_YEAR}", written.quarters),
    },
    "q": {"quarter-short": (rf"q(?P<q>[1-4]){_S}[/\-]{_S}(?P<y>{_YEAR})(?!\d)", written.quarters)},
    "t": {"month-short": (rf"t(?P<m>{_MONTH}){_S}[/\-]{_S}(?P<y>{_YEAR}){_ENDS}", written.months)},
    "nửa": {
        "half-of-year": (rf"nửa{_W}(?P<side>đầu|cuối) (?:của )?năm(?: (?P<y>{_YEAR}))?(?!\d)", written.part_of_year)
    },
    "năm": {
        "year": (rf"năm(?: (?:{_YEAR_KINDS}))?{_S}(?P<y>{_YEAR})(?![\d/]|[.,]\d)", written.one_year),
        "years": (
            rf"năm(?: (?:{_YEAR_KINDS}))?{_S}(?P<a>{_YEAR}){_S}(?:-|/|đến|tới){_S}(?:hết )?(?:năm )?"
            rf"(?P<b>{_YEAR}|(?<=\d-)\d\d)(?![\d/]|[.,]\d)",
            written.some_years,
        ),
    },
    "cùng": {
        "year": (
            rf"(?P<same>cùng (?:k[ỳì]|thời điểm|thời k[ỳì])) (?:của )?(?:năm )?{_S}(?P<y>{_YEAR})(?![\d/]|[.,]\d)",
            written.one_year,
        )
    },
    "ngày": {
        "day-of-end": (
            rf"ngày (?P<which>đầu tiên|cuối cùng) (?:của )?tháng (?P<m>{_MONTH}|{_NAMES})(?!\d){_OF_YEAR}",
            written.end_of_month,
        )
    },
}
_PATTERNS["count"] = {rule: _PATTERNS["number"][rule] for rule in ("part-of-year", "stretch", "told-months")}
# What precedes years and belongs to them.
_PERIOD = re.compile(
    r"(?:giai đoạn|nhiệm k[ỳì]|thời k[ỳì]|niên khóa|niên vụ|khóa học|mùa vụ|các năm|từ)[ \n](?:từ )?(?:năm[ \n])?\Z"
)
# Three searches: of one that looks for all of these, re cannot tell the first letters and takes three times as long.
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(
    r"tháng(?=[ \n])|năm(?=[ \n\d])|quý(?= )|cùng(?= k[ỳì] | thời )|nửa(?= )|ngày(?= đầu| cuối)|q(?=[1-4])|t(?=\d)"
)
_COUNTED = re.compile(rf"(?:{_any(COUNTS)})(?=[ \n](?:tháng|quý|tuần|ngày|năm)[ \n])")
# Digits that anything of a time follows.
_GOES_ON = re.compile(r"[ \n]{0,3}(?:[/.,\-]|tháng|quý|tuần|ngày|năm|đến|tới|và|hoặc|rạng)")
_READERS = {
    kind: [(rule, re.compile(pattern), reader) for rule, (pattern, reader) in rules.items()]
    for kind, rules in _PATTERNS.items()
}


def written_times(folded: str) -> Iterator[Written]:
    """Yield every time that a pattern reads in a folded text, in no order; they may overlap."""
    for kind, start in _beginnings(folded):
        for rule, pattern, reader in _READERS[kind]:
            match = pattern.match(folded, start)
            found = reader(match, rule) if match is not None else None
            if found is not None:
                yield _with_period(found, folded) if found.grain == "years" and found.steps is None else found


def _beginnings(folded: str) -> Iterator[tuple[str, int]]:
    """Yield where a time may begin, and with what."""
    for digits in _DIGITS.finditer(folded):
        start, end = digits.span()
        if end - start == 4:
            yield "year", start
        elif end - start <= 2 and _GOES_ON.match(folded, end) is not None:
            yield "number", start
    for kind, words in (("", _WORDS), ("count", _COUNTED)):
        for word in words.finditer(folded):
            start = word.start()
            if not start or not folded[start - 1].isalnum():
                yield kind or word.group(), start


def _with_period(found: Written, folded: str) -> Written:
    before = _PERIOD.search(folded, max(0, found.start - 22), found.start)
    return found if before is None else replace(found, start=before.start())
