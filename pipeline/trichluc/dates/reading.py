"""From a time as it stands in a document to a mention: its days, and the words around that belong to it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from trichluc.dates.around import Around
from trichluc.dates.join import with_days
from trichluc.dates.mention import Grain, TimeMention
from trichluc.dates.resolve import Days, days_of, nearest_year, next_year, stepped, stretch
from trichluc.dates.written import Written
from trichluc.rulebook.time_rows import TimeWord
from trichluc.tokens import Document, Hit

# What joins two times of which only the second states the year.
_SHARES = re.compile(
    r" ?(?:,|và|đến|tới|-|hoặc|sang|của) ?(?:(?:hết|cuối|đầu|giữa|ngày|từ|cả|sáng|chiều|tối|đêm)[ \n]){0,3}"
)
_GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}


class Reading:
    """Resolves the times of one document from one reference day."""

    def __init__(
        self,
        document: Document,
        around: Around,
        written: Sequence[Written],
        relative: Sequence[Hit[TimeWord]],
        reference: datetime.date | None,
        ahead: datetime.timedelta,
    ) -> None:
        self._document, self._around = document, around
        self._reference, self._ahead = reference, ahead
        self._single_days = {one.start: one for one in written if one.days and one.days[0] == one.days[1]}
        self._years = {hit.first: hit for hit in relative if hit.value.value.startswith("year:")}
        self._begun = {one.start for one in written} | {document.start(hit.first) for hit in relative}
        self._parts = {one.months[1]: one for one in written if one.rule == "part-of-year" and one.months}
        self._evidence = self._years_told(written)
        self._is_dated = any(one.years and one.grain not in ("year", "years") for one in written)
        self._dated = {one.start: one.years[1] for one in written if one.years}

    def _years_told(self, written: Sequence[Written]) -> list[tuple[int, int]]:
        """Return the years of times shorter than a year, and where; else the only bare year, or those said twice.

        Not those of documents and births, nor what is compared with: they tell no other time's year.
        """
        told = [(one.start, one.years[1], one.grain) for one in written if one.years and not self._is_aside(one)]
        short = sorted((start, year) for start, year, grain in told if grain not in ("year", "years"))
        if short:
            return short
        counts = Counter(year for _, year, grain in told if grain == "year")
        return sorted(
            (start, year) for start, year, _ in told if counts[year] > 1 or (year in counts and len(counts) == 1)
        )

    def _is_aside(self, one: Written) -> bool:
        token = self._document.token_at(one.start)
        return self._around.is_of_document(token) or self._around.is_compared(token)

    def stands(self, one: Written) -> bool:
        """Say whether digits that may be a ratio are a time, and months that may be a duration those of a year."""
        if one.told:
            lasting = self._around.ends("lasting", self._document.token_at(one.start))
            return lasting is None and self._part_told(one) is not None
        return not one.weak or self._around.is_day(one.start, one.end)

    def is_told(self, hit: Hit[TimeWord]) -> bool:
        """Say whether a word such as "năm qua" is one time: not "những năm qua", "mấy hôm nay", "Lý Quý này"."""
        unit, first = hit.value.value.partition(":")[0], hit.first
        if unit not in _GRAINS:
            return True
        if hit.value.kind == "short" and self._around.ends("day_part", first) is None:
            return False
        if self._around.ends("plural", first) is not None:
            return False
        if first > self._document.sentence_of(first)[0] and self._document.norms[first - 1].isdigit():
            return False
        return unit != "quarter" or not self._is_name(first)

    def is_bare(self, hit: Hit[TimeWord]) -> bool:
        """Say whether "trong năm" is this year's: not "trong năm 2017", "trong năm học", "trong năm ngày"."""
        document, behind = self._document, hit.last
        if document.norms[hit.first - 1 : hit.first] in (["tháng"], ["quý"]):  # "những tháng |cuối năm|"
            return False
        if behind == len(document):
            return True
        other = self._around.begins("other", behind) or self._around.begins("unit", behind)
        begun = self._begun & {document.start(hit.last - 1), document.start(behind)}
        return not begun and other is None and not document.norms[behind][0].isdigit()

    def as_written(self, one: Written) -> TimeMention:
        """Resolve a time that a pattern has read."""
        document, around = self._document, self._around
        token, behind = document.token_at(one.start), document.token_range(one.start, one.end)[1]
        days, end = self._days(one, behind)
        mention = with_days(TimeMention(one.start, end, None, "period", one.grain, rule=one.rule), days)
        aside = one.same or one.open or around.ends("place", token) is not None
        aside = aside or (one.grain != "years" and around.is_of_document(token))
        mention = self._in_words(replace(mention, same_period=one.same, aside=aside), token)
        if around.begins("back", behind) is not None:
            mention = replace(mention, role="as_of")
        return mention

    def as_told(self, hit: Hit[TimeWord]) -> TimeMention:
        """Resolve a time told from the day of the article."""
        document, reference = self._document, self._reference
        unit, _, part = hit.value.value.partition("/")
        kind, _, value = unit.partition(":")
        start, end = document.start(hit.first), document.end(hit.last - 1)
        mention = TimeMention(start, end, None, "period", _GRAINS.get(kind, "day"), rule=hit.value.id)
        today = (reference, reference) if reference else None
        if kind == "same":
            return replace(mention, same_period=True, aside=True, grain="year")
        if kind == "ever":
            return replace(mention, aside=True)
        if kind == "now":
            return replace(with_days(mention, today), role="as_of")
        if kind == "hours":  # of a day that the story tells; nothing is measured at lunch
            first, last = value.split("-")
            return replace(with_days(mention, today), hours=(int(first), int(last)), aside=True)
        if kind == "since":
            return with_days(mention, (datetime.date(reference.year, 1, 1), reference) if reference else None)
        days = stepped(kind, int(value), reference) if reference else self._year_on(kind, int(value), hit.first)
        if kind == "day" and (bracketed := self._bracketed(hit.last)) is not None:
            days, end = self._days(bracketed, document.token_range(bracketed.start, bracketed.end)[1])
            mention = replace(mention, end=end + document.text.startswith(")", end))
        mention = replace(with_days(mention, days), aside=part == "plan")
        if part == "last" and mention.last is not None:
            mention = replace(_last_day(mention), role="as_of")
        elif part == "end":
            mention = _december(mention)
        return self._in_words(mention, hit.first)

    def as_season(self, hit: Hit[TimeWord]) -> TimeMention:
        """Resolve a season."""
        (month, day), (last_month, last_day) = (part.split("-") for part in hit.value.value.split("/"))
        days = None
        if self._reference is not None:
            year = self._reference.year
            days = datetime.date(year, int(month), int(day)), datetime.date(year, int(last_month), int(last_day))
        start, end = self._document.start(hit.first), self._document.end(hit.last - 1)
        return with_days(TimeMention(start, end, None, "period", "day", rule=hit.value.id), days)

    def _year_on(self, unit: str, steps: int, token: int) -> Days | None:
        """Return a year told from the article's where only the years that the text states tell which that is."""
        if unit != "year" or not self._evidence:
            return None
        start = self._document.start(token)
        year = max(year for _, year in self._evidence)
        if not self._is_dated:
            year = nearest_year(Written(start, start, "year", "year"), None, self._evidence) or year
        return stepped(unit, steps, datetime.date(year, 1, 1))

    def _days(self, one: Written, behind: int) -> tuple[Days | None, int]:
        """Return the days of a written time, and where it ends with the words behind that tell its year."""
        reference, end = self._reference, one.end
        if (part := self._part_told(one)) is not None:
            return self._days(part, self._document.token_range(part.start, part.end)[1])[0], end
        if one.steps is not None:
            return stretch(*one.steps, reference) if reference is not None else None, end
        if one.years is not None:
            return days_of(one, one.years), end
        year = nearest_year(one, reference, self._evidence, self._ahead)
        told = self._years.get(behind + (self._document.norms[behind : behind + 1] == ["của"]))
        told = told or self._years.get(behind - 1)  # "6 tháng đầu |năm nay|"
        if told is not None:
            end = self._document.end(told.last - 1)
            year = None if reference is None else reference.year + int(told.value.value.partition(":")[2])
        elif (shared := self._shared_year(one)) is not None:
            year = shared
        elif reference is not None and self._around.begins("coming", behind) is not None:
            year = next_year(one, reference) or year
        elif reference is not None and self._around.begins("gone", behind) is not None:
            year = nearest_year(one, reference, (), datetime.timedelta(0))
        return None if year is None else days_of(one, (year, year)), end

    def _part_told(self, one: Written) -> Written | None:
        """Return the months of a year that the text tells in full where it now says "9 tháng" or "9 tháng qua"."""
        unit, count = one.steps or ("month", -one.months[1] if one.told and one.months else 0)
        part = self._parts.get(-count) if unit == "month" else None
        return part if part is not None and part.months == (1, -count) else None

    def _shared_year(self, one: Written) -> int | None:
        """Return the year that the next time of a list states for this one too: "cuối tháng 6, đầu tháng 7/2016"."""
        link = _SHARES.match(self._document.folded, one.end)
        return None if link is None else self._dated.get(link.end())

    def _bracketed(self, token: int) -> Written | None:
        """Return the day that stands right behind a word such as "sáng nay": "(22/7)", "ngày 22/7", ", 22/7"."""
        norms = self._document.norms
        at = token
        while at < min(token + 3, len(norms)) and norms[at] in ("(", ",", "ngày", "tức"):
            at += 1
        return self._single_days.get(self._document.start(at)) if at < len(norms) else None

    def _is_name(self, token: int) -> bool:
        """Say whether a word is the last of a name: "ông Lý Quý sau ..."."""
        document = self._document
        if token == 0 or not document.text[document.start(token)].isupper():
            return False
        before = document.text[document.start(token - 1)]
        return before.isupper() and document.sentence_index(token - 1) == document.sentence_index(token)

    def _in_words(self, mention: TimeMention, token: int) -> TimeMention:
        """Take in the words before a time: "cuối", "sáng", then "đến", "tính đến hết" and the like."""
        document, around = self._document, self._around
        if mention.grain == "day" and (token != 0) and document.norms[token - 1] in ("ngày", "hôm", "mùng", "mồng"):
            token -= 1 + (document.norms[token - 2 : token - 1] == ["ngày"])
            mention = replace(mention, start=document.start(token))
        if (hit := around.ends("day_part", token)) is not None and mention.grain == "day":
            first, last = hit.value.value.split("-")
            mention = replace(mention, start=document.start(hit.first), hours=(int(first), int(last)))
            token = hit.first
        elif (hit := around.ends("part", token)) is not None and mention.grain in ("year", "quarter", "month"):
            token = hit.first
            mention = replace(mention, start=document.start(token))
            if hit.value.value == "end" and mention.grain == "year":
                mention = _december(mention)
        if around.is_compared(token):
            mention = replace(mention, aside=True)
        return self._until(mention, token)

    def _until(self, mention: TimeMention, token: int) -> TimeMention:
        until = self._around.ends("until", token)
        if until is None or (mention.grain == "years" and until.value.value != "end"):
            return mention
        mention = replace(mention, role="as_of", start=self._document.start(until.first))
        return _last_day(mention) if until.value.value == "end" else mention


def _last_day(mention: TimeMention) -> TimeMention:
    if mention.last is None or mention.first == mention.last:
        return mention
    return replace(mention, first=mention.last, value=mention.last.isoformat(), grain="day")


def _december(mention: TimeMention) -> TimeMention:
    """Return the end of a year, which is told as its last month."""
    if mention.last is None:
        return mention
    december = datetime.date(mention.last.year, 12, 1), datetime.date(mention.last.year, 12, 31)
    return with_days(replace(mention, grain="month"), december)
