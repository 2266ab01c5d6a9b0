"""Which time holds for a figure: the one of its own sentence, or of the sentence that its list belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from trichluc.dates.around import Around, TimeWords
from trichluc.dates.join import with_days
from trichluc.dates.mention import TimeMention
from trichluc.dates.resolve import stepped
from trichluc.rulebook import Rules
from trichluc.tokens import Document

_BESIDE = 24  # characters between a figure and a time right behind it: "5 tỷ đồng vốn trong năm 2022"
_PARTED = re.compile(r"[,;:.()\-\n]| (?:và|thì|nhưng|còn|mà|nếu) ")
_ITEM_MARKS = frozenset("-+*•–")
_BREAKS = frozenset(",;:()%")
_LINKS = frozenset(["", "trong", "vào", "của", "hồi"])  # between a figure and a time right behind it
_PLAN = 12  # tokens from a percentage to the plan that it is a share of and that a bracket tells
# A percentage and what it is a share of, up to its time: "56% kế hoạch |năm 2017|", but not "5% trong |năm 2017|".
_SHARE = re.compile(r"%\s+(?!(?:(?:trong|vào|của|ở|từ)\s+)?\Z)[^,;:().%\n]*\Z")
_LONGEST_SHARE = 60  # characters


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
        self._document, self._around = document, Around(document, words)
        self._ending = {time.end: time for time in times if time.value is not None}
        self._times = [time for time in times if not time.aside]
        self._starts = [time.start for time in self._times]
        # those that belong to what a percentage is a share of hold for another figure only where no other does
        self._shared = {time.start for time in self._times if self._is_share(time)}
        self._own = [start for start in self._starts if start not in self._shared]
        self._carried = self._carry()

    def at(self, start: int, end: int) -> TimeMention | None:
        """Return the time that holds for a figure of the characters start..end-1, None where none is stated.

        In its sentence the nearest time before it; one right behind it where none stands before, or where it is
        nearer still. Else the time carried over from the sentence whose list this one belongs to. A figure that
        opens a bracket is of the time right before it, compared with or not ("so với năm 2015 (18 triệu đồng)"),
        and of the whole year where it tells a plan ("đạt 84% dự toán (35 tỷ đồng)"). A time whose year is open
        holds like any other, and then nothing is known.
        """
        opened = self._document.text[max(0, start - 2) : start].rstrip().endswith("(")
        if opened and (told := self._ending.get(self._before_bracket(start))) is not None:
            return told
        time = self._nearest(start, end)
        if time is None or time.value is None:
            return None
        return _whole_year(time) if opened and self._is_plan(start) else time

    def _nearest(self, start: int, end: int) -> TimeMention | None:
        number = self._document.sentence_index(self._document.token_at(start))
        first, last = self._document.sentences[number]
        opening, closing = self._document.start(first), self._document.end(last - 1)
        before = self._last_before(self._own, opening, start)
        next_behind = bisect_left(self._starts, end)
        behind = self._times[next_behind] if next_behind < len(self._times) else None
        if behind is not None and (behind.start >= closing or behind.start - end > _BESIDE):
            behind = None
        if behind is not None and self._touches(end, behind):
            return behind
        if behind is not None and self._joined(end, behind.start) and self._is_nearer(before, behind, start, end):
            return behind
        return before or self._carried.get(number) or self._last_before(self._starts, opening, start)

    def _last_before(self, starts: Sequence[int], opening: int, start: int) -> TimeMention | None:
        """Return the last time before a figure that starts at one of ``starts``, not before ``opening``."""
        at = bisect_left(starts, start) - 1
        if at < 0 or starts[at] < opening:
            return None
        time = self._times[bisect_left(self._starts, starts[at])]
        return time if time.end <= start else None

    def _is_nearer(self, before: TimeMention | None, behind: TimeMention, start: int, end: int) -> bool:
        return before is None or (behind.start not in self._shared and behind.start - end < start - before.end)

    def _touches(self, end: int, time: TimeMention) -> bool:
        """Say whether a time stands right behind a figure: "5 tỷ đồng |năm 2016|", "26% (|2016|)"."""
        text = self._document.text
        between = text[end : time.start].strip()
        return between in _LINKS or (between == "(" and text[time.end : time.end + 1] == ")")

    def _joined(self, end: int, start: int) -> bool:
        return _PARTED.search(self._document.folded, end, start) is None

    def _is_share(self, time: TimeMention) -> bool:
        return _SHARE.search(self._document.folded, max(0, time.start - _LONGEST_SHARE), time.start) is not None

    def _before_bracket(self, start: int) -> int:
        """Return the character behind what stands before the bracket that a figure opens."""
        text = self._document.text
        bracket = text.rindex("(", 0, start)
        return bracket - 1 if text[bracket - 1 : bracket] == " " else bracket

    def _is_plan(self, start: int) -> bool:
        """Say whether a bracket that a figure opens tells the plan that a percentage before it is a share of."""
        norms, token = self._document.norms, self._document.token_at(start) - 1
        plan = False
        for at in range(token - 1, max(0, token - _PLAN), -1):
            plan = plan or self._around.begins("plan", at) is not None
            if norms[at] in _BREAKS:
                return plan and norms[at] == "%"
        return False

    def _carry(self) -> dict[int, TimeMention]:
        """Return the time that a sentence takes over, by the number of the sentence."""
        document = self._document
        carried: dict[int, TimeMention] = {}
        at = 0
        held: TimeMention | None = None
        opened = False  # the sentence before ends with a colon, or is an item of such a list
        for number, (first, last) in enumerate(document.sentences):
            item = document.norms[first] in _ITEM_MARKS
            if held is not None and (self._around.begins("carry", first) is not None or (opened and item)):
                carried[number] = held
            else:
                held = None
            while at < len(self._times) and self._times[at].start < document.end(last - 1):
                held = held if self._starts[at] in self._shared and held is not None else self._times[at]
                at += 1
            opened = document.norms[last - 1] == ":" or (opened and item)
        return carried


def _whole_year(time: TimeMention) -> TimeMention:
    """Return the year that a time lies in; a time of several years as it is."""
    if time.first is None or time.last is None or time.first.year != time.last.year:
        return time
    return with_days(replace(time, grain="year", role="period"), stepped("year", 0, time.first))
