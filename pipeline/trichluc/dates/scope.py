"""Which time holds for a figure: the one of its own sentence, or of the sentence that its list belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from trichluc.dates.around import Around, TimeWords
from trichluc.dates.mention import TimeMention
from trichluc.rulebook import Rules
from trichluc.tokens import Document

_BESIDE = 24  # characters between a figure and a time right behind it: "5 tỷ đồng vốn trong năm 2022"
_ITEM_MARKS = frozenset("-+*•–")


class TimeReader:
    """Reads scopes with one compiled set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._words = TimeWords(rules.time_words)

    def read(self, document: Document, times: Sequence[TimeMention]) -> TimeScope:
        """Return the scopes of a document's times."""
        return TimeScope(document, times, self._words)


class TimeScope:
    """The times of one document by what they hold for."""

    def __init__(self, document: Document, times: Sequence[TimeMention], words: TimeWords) -> None:
        self._document = document
        self._times = [time for time in times if time.value is not None and not time.aside]
        self._starts = [time.start for time in self._times]
        self._carried = self._carry(words)

    def at(self, start: int, end: int) -> TimeMention | None:
        """Return the time that holds for a figure of the characters start..end-1, None where none is stated.

        In its sentence the nearest time before it; one right behind it where none stands before, or where it is
        nearer still. Else the time carried over from the sentence whose list this one belongs to.
        """
        number = self._document.sentence_index(self._document.token_at(start))
        first, last = self._document.sentences[number]
        low = bisect_left(self._starts, self._document.start(first))
        high = bisect_left(self._starts, self._document.end(last - 1))
        last_before = bisect_left(self._starts, start, low, high) - 1
        while last_before >= low and self._times[last_before].end > start:
            last_before -= 1
        before = self._times[last_before] if last_before >= low else None
        next_behind = bisect_left(self._starts, end, low, high)
        behind = self._times[next_behind] if next_behind < high else None
        beside = behind is not None and behind.start - end <= _BESIDE and self._joined(end, behind.start)
        if behind is not None and beside and (before is None or behind.start - end < start - before.end):
            return behind
        if before is not None:
            return before
        return self._carried.get(number)

    def _joined(self, end: int, start: int) -> bool:
        return not set(self._document.text[end:start]) & set(",;:.()\n")

    def _carry(self, words: TimeWords) -> dict[int, TimeMention]:
        """Return the time that a sentence takes over, by the number of the sentence."""
        document, around = self._document, Around(self._document, words)
        carried: dict[int, TimeMention] = {}
        at = 0
        held: TimeMention | None = None
        opened = False  # the sentence before ends with a colon, or is an item of such a list
        for number, (first, last) in enumerate(document.sentences):
            item = document.norms[first] in _ITEM_MARKS
            if held is not None and (around.begins("carry", first) is not None or (opened and item)):
                carried[number] = held
            else:
                held = None
            while at < len(self._times) and self._times[at].start < document.end(last - 1):
                held = self._times[at]
                at += 1
            opened = document.norms[last - 1] == ":" or (opened and item)
        return carried
