"""Find the times of a document and resolve them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from trichluc.dates.around import Around, TimeWords
from trichluc.dates.join import compared, longest, years_on
from trichluc.dates.mention import TimeMention
from trichluc.dates.patterns import written_times
from trichluc.dates.reading import Reading
from trichluc.dates.resolve import AHEAD
from trichluc.dates.written import Written
from trichluc.rulebook import Rules, load_rules
from trichluc.rulebook.time_rows import TimeWord
from trichluc.tokens import Document, Hit, read

_WITHIN_YEAR = ("day", "month", "quarter", "half")
_RECENT, _FORECAST = datetime.timedelta(days=25), datetime.timedelta(days=15)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class TimeFinder:
    """Finds times with one compiled set of rules; holds no state between documents."""

    def __init__(self, rules: Rules) -> None:
        self._words = TimeWords(rules.time_words)

    def find(
        self, document: Document, reference: datetime.date | None = None, ahead: datetime.timedelta = AHEAD
    ) -> list[TimeMention]:
        """Return the times of a document, in text order, none overlapping; see :meth:`TimeScan.resolved`."""
        return self.scan(document).resolved(reference, ahead)

    def scan(self, document: Document) -> TimeScan:
        """Return what of a document is a time, before a day is known to resolve it from."""
        words = self._words
        return TimeScan(
            document,
            Around(document, words),
            tuple(written_times(document.folded)),
            tuple(words.relative.find(document)),
            tuple(words.bare.find(document)),
            tuple(words.seasons.find(document)),
        )


@dataclass(frozen=True, slots=True)
class TimeScan:
    """The times of one document as they are written: with patterns, and as words of the rules."""

    document: Document
    around: Around
    written: tuple[Written, ...]
    relative: tuple[Hit[TimeWord], ...]
    bare: tuple[Hit[TimeWord], ...]
    seasons: tuple[Hit[TimeWord], ...]

    def resolved(self, reference: datetime.date | None = None, ahead: datetime.timedelta = AHEAD) -> list[TimeMention]:
        """Return the times, in text order, none overlapping.

        ``reference``: the day of the article; where it is None, the times written with their year tell the year
        of the others. A time whose year stays open has no value. ``ahead``: how long after the reference a time
        without a year may begin; one that would begin later is of the year before.
        """
        reading = Reading(self.document, self.around, self.written, self.relative, reference, ahead)
        found = [reading.as_written(one) for one in self.written if reading.stands(one)]
        found += [reading.as_told(hit) for hit in self.relative if reading.is_told(hit)]
        found += [reading.as_told(hit) for hit in self.bare if reading.is_bare(hit)]
        found += [reading.as_season(hit) for hit in self.seasons]
        return list(compared(longest(found)))

    def day(self) -> datetime.date | None:
        """Return the day that the article itself says it is of: the first single day of its opening lines.

        "Chiều ngày 15/9, ..." is of the latest year in which it lies close to a time that the text dates in full: news
        reports what has just been, or is to be soon. None where no day opens the text, or nothing so close is dated.
        """
        times = self.resolved()
        opening = self.document.sentences[:4]
        end = self.document.end(opening[-1][1] - 1) if opening else 0
        single = (time for time in times if time.grain == "day" and time.first == time.last and not time.aside)
        time = next((time for time in single if time.start < end), None)
        if time is None or time.first is None or self._says_year(time):
            return None if time is None else time.first
        year = self._year_of(times, time.first)
        return None if year is None else years_on(time.first, year - time.first.year)

    def _year_of(self, times: Sequence[TimeMention], day: datetime.date) -> int | None:
        """Return the latest year in which a day lies close to a time dated in full, None where it does in none."""
        dated = [time.last for time in times if time.grain in _WITHIN_YEAR and time.last and self._says_year(time)]
        for year in sorted({last.year + more for last in dated for more in (-1, 0, 1)}, reverse=True):
            if any(-_FORECAST <= years_on(day, year - day.year) - last <= _RECENT for last in dated):
                return year
        return None

    def _says_year(self, time: TimeMention) -> bool:
        """Say whether a time is written with its year, and is no document's and no comparison's."""
        return not time.aside and _YEAR.search(self.document.text, time.start, time.end) is not None


@lru_cache(maxsize=1)
def _default() -> TimeFinder:
    return TimeFinder(load_rules())


def find(text: str, reference: datetime.date | None = None, ahead: datetime.timedelta = AHEAD) -> list[TimeMention]:
    """Return the times of a text (NFC), resolved from ``reference`` where they leave the year out.

    ``ahead``: how long after the reference a time without a year may begin.

    >>> [time.value for time in find("Tính đến hết ngày 31/8/2022, quý II giải ngân 5 tỷ đồng, tháng trước 3 tỷ")]
    ['2022-08-31', '2022-Q2', None]
    """
    return _default().find(read(text), reference, ahead)
