"""Find the times of a document and resolve them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from trichluc.dates.around import Around, TimeWords
from trichluc.dates.mention import Grain, TimeMention
from trichluc.dates.resolve import AHEAD, Days, days_of, iso, nearest_year, stepped, stretch
from trichluc.dates.written import Written, written_times
from trichluc.rulebook import Rules, load_rules
from trichluc.rulebook.time_rows import TimeWord
from trichluc.tokens import Document, Hit, read

_GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the times of one document are read against; ``evidence``: where a time states its year, and which."""

    document: Document
    around: Around
    reference: datetime.date | None
    ahead: datetime.timedelta
    evidence: Sequence[tuple[int, int]]


class TimeFinder:
    """Finds times with one compiled set of rules; holds no state between documents."""

    def __init__(self, rules: Rules) -> None:
        self._words = TimeWords(rules.time_words)

    def find(
        self, document: Document, reference: datetime.date | None = None, ahead: datetime.timedelta = AHEAD
    ) -> list[TimeMention]:
        """Return the times of a document, in text order, none overlapping.

        ``reference``: the day of the article; where it is None, the times written with their year tell the year
        of the others. A time whose year stays open has no value. ``ahead``: how long after the reference a time
        without a year may begin; one that would begin later is of the year before.
        """
        around = self._words.around(document)
        written = [one for one in written_times(document.folded) if _stands(one, document, around)]
        frame = _Frame(document, around, reference, ahead, _evidence(written))
        found = [_written(one, frame) for one in written]
        found += [_relative(hit, frame) for hit in self._words.relative.find(document)]
        found += [_season(hit, frame) for hit in self._words.seasons.find(document)]
        return _compared(_longest(found))

    def day_of(self, document: Document) -> datetime.date | None:
        """Return the day that the article itself says it is of: the first single day of its opening lines.

        "Chiều ngày 15/9, ..." is of the year that its nearest full date has. None where no day opens the text.
        """
        opening = document.sentences[:4]
        for time in self.find(document):
            if not opening or time.start >= document.end(opening[-1][1] - 1):
                return None
            if time.grain == "day" and time.first is not None and time.first == time.last and not time.aside:
                return time.first
        return None


def _stands(one: Written, document: Document, around: Around) -> bool:
    if not one.weak:
        return True
    return around.is_day(one.start, one.end, dotted="." in document.text[one.start : one.end])


def _evidence(written: Sequence[Written]) -> list[tuple[int, int]]:
    """Return the years that times shorter than a year state, and where; else those of bare years."""
    dated = [one for one in written if one.years and one.grain != "years"]
    dated = [one for one in dated if one.grain != "year"] or dated
    return [(one.start, one.years[1]) for one in dated if one.years]


def _written(one: Written, frame: _Frame) -> TimeMention:
    document, around, reference = frame.document, frame.around, frame.reference
    token = document.token_at(one.start)
    days: Days | None = None
    if one.steps is not None:
        days = stretch(*one.steps, reference) if reference is not None else None
    elif one.years is not None:
        days = days_of(one, one.years)
    elif (year := nearest_year(one, reference, frame.evidence, frame.ahead)) is not None:
        days = days_of(one, (year, year))
    if one.rule == "day-month" and (cue := around.ends("cue", token)) is not None:
        token = cue.first if document.norms[cue.last - 1] == "ngày" else token
    mention = _with_days(TimeMention(one.start, one.end, None, "period", one.grain, rule=one.rule), days)
    mention = replace(mention, same_period=one.same, aside=one.same or around.is_aside(token))
    return _in_words(mention, document, token, around)


def _relative(hit: Hit[TimeWord], frame: _Frame) -> TimeMention:
    document, reference = frame.document, frame.reference
    kind, _, value = hit.value.value.partition(":")
    start, end = document.start(hit.first), document.end(hit.last - 1)
    mention = TimeMention(start, end, None, "period", _GRAINS.get(kind, "day"), rule=hit.value.id)
    if kind == "same":
        return replace(mention, same_period=True, aside=True, grain="year")
    today = (reference, reference) if reference else None
    if kind == "now":
        return replace(_with_days(mention, today), role="as_of")
    if kind == "hours":  # of a day that the story tells; nothing is measured at lunch
        first, last = value.split("-")
        return replace(_with_days(mention, today), hours=(int(first), int(last)), aside=True)
    if kind == "since":
        return _with_days(mention, (datetime.date(reference.year, 1, 1), reference) if reference else None)
    mention = _with_days(mention, stepped(kind, int(value), reference) if reference else None)
    return _in_words(replace(mention, aside=frame.around.is_aside(hit.first)), document, hit.first, frame.around)


def _season(hit: Hit[TimeWord], frame: _Frame) -> TimeMention:
    (month, day), (last_month, last_day) = (part.split("-") for part in hit.value.value.split("/"))
    days = None
    if frame.reference is not None:
        year = frame.reference.year
        days = datetime.date(year, int(month), int(day)), datetime.date(year, int(last_month), int(last_day))
    start, end = frame.document.start(hit.first), frame.document.end(hit.last - 1)
    return _with_days(TimeMention(start, end, None, "period", "day", rule=hit.value.id), days)


def _with_days(mention: TimeMention, days: Days | None) -> TimeMention:
    if days is None:
        return mention
    return replace(mention, value=iso(*days, mention.grain), first=days[0], last=days[1])


def _in_words(mention: TimeMention, document: Document, token: int, around: Around) -> TimeMention:
    """Take in the words before a time: "cuối", "sáng", then "đến", "tính đến hết" and the like."""
    if (hit := around.ends("day_part", token)) is not None and mention.grain == "day":
        first, last = hit.value.value.split("-")
        mention = replace(mention, start=document.start(hit.first), hours=(int(first), int(last)))
        token = hit.first
    elif (hit := around.ends("part", token)) is not None and mention.grain in ("year", "quarter", "month"):
        token = hit.first
        mention = replace(mention, start=document.start(token))
        if hit.value.value == "end" and mention.grain == "year" and mention.last is not None:
            year = mention.last.year
            december = datetime.date(year, 12, 1), datetime.date(year, 12, 31)
            mention = _with_days(replace(mention, grain="month"), december)
    if document.norms[token - 1 : token] in (["ngày"], ["hôm"]):
        token -= 1
        mention = replace(mention, start=document.start(token))
    until = around.ends("until", token)
    if until is None or (mention.grain == "years" and until.value.value != "end"):
        return mention
    mention = replace(mention, role="as_of", start=document.start(until.first))
    if until.value.value == "end" and mention.last is not None and mention.first != mention.last:
        mention = replace(mention, first=mention.last, value=mention.last.isoformat(), grain="day")
    return mention


def _longest(found: Sequence[TimeMention]) -> list[TimeMention]:
    """Return the times that no longer one, or as long an earlier one, overlaps."""
    kept: list[TimeMention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end, one.rule != "day-range")):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def _compared(found: Sequence[TimeMention]) -> list[TimeMention]:
    """Give "cùng kỳ" its value: the period before it, a year earlier."""
    return list(_shifted(found))


def _shifted(found: Sequence[TimeMention]) -> Iterator[TimeMention]:
    before: TimeMention | None = None
    for mention in found:
        if not mention.same_period:
            before = mention if not mention.aside and mention.value else before
            yield mention
        elif before is None or before.first is None or before.last is None:
            yield mention
        else:
            back = mention.first.year - before.first.year if mention.first is not None else -1
            first, last = _years_on(before.first, back), _years_on(before.last, back)
            yield _with_days(replace(mention, grain=before.grain), (first, last))


def _years_on(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


@lru_cache(maxsize=1)
def _default() -> TimeFinder:
    return TimeFinder(load_rules())


def find(text: str, reference: datetime.date | None = None, ahead: datetime.timedelta = AHEAD) -> list[TimeMention]:
    """Return the times of a text (NFC), resolved from ``reference`` where they leave the year out.

    ``ahead``: how long after the reference a time without a year may begin.

    >>> [time.value for time in find("Tính đến hết ngày 31/8/2022, quý II giải ngân 5 tỷ đồng, năm ngoái 3 tỷ")]
    ['2022-08-31', '2022-Q2', None]
    """
    return _default().find(read(text), reference, ahead)
