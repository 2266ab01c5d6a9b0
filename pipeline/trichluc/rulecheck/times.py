"""Examples of the words of time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from trichluc.dates import TimeFinder, TimeMention
from trichluc.rulebook import Rules
from trichluc.rulebook.row import Row
from trichluc.rulebook.time_rows import TimeWord
from trichluc.tokens import joined, read

_DAY = datetime.date(2017, 7, 24)
_Test = Callable[[TimeWord, Sequence[TimeMention]], bool]


def _itself(row: TimeWord, times: Sequence[TimeMention]) -> bool:
    return any(time.rule == row.id for time in times)


def _point(row: TimeWord, times: Sequence[TimeMention]) -> bool:
    return [time.role for time in times] == ["as_of"]


def _hours(row: TimeWord, times: Sequence[TimeMention]) -> bool:
    first, last = row.value.split("-")
    return [time.hours for time in times] == [(int(first), int(last))]


def _aside(row: TimeWord, times: Sequence[TimeMention]) -> bool:
    return bool(times) and times[-1].aside


def _figures(row: TimeWord, times: Sequence[TimeMention]) -> bool:
    return bool(times) and not times[-1].aside


def _found(row: TimeWord, times: Sequence[TimeMention]) -> bool:
    return len(times) == 1


def _nothing(row: TimeWord, times: Sequence[TimeMention]) -> bool:
    return not times


# The kind of a word -> what an example of it must come to.
_TESTS: dict[str, _Test] = {
    **dict.fromkeys(("relative", "short", "bare", "season"), _itself),
    **dict.fromkeys(("until", "back"), _point),
    **dict.fromkeys(("compare", "aside", "place"), _aside),
    **dict.fromkeys(("part", "cue", "weak_cue", "coming", "gone"), _found),
    **dict.fromkeys(("unit", "plural", "other", "lasting"), _nothing),
    "day_part": _hours,
    "compound": _figures,
    **dict.fromkeys(("carry", "plan"), _found),
}


class TimeChecks:
    """Runs examples through the stage of dates."""

    fields = ("time_words",)

    def __init__(self, rules: Rules) -> None:
        self._finder = TimeFinder(rules)

    def finds(self, name: str, row: Row, example: str) -> bool:
        """Say whether the example holds a form of the row and comes to what its kind says."""
        assert isinstance(row, TimeWord)
        written = f" {joined(example)} "
        times = self._finder.find(read(example), _DAY)
        return any(f" {joined(form)} " in written for form in row.forms) and _TESTS[row.kind](row, times)
