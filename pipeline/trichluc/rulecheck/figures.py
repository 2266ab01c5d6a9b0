"""Examples of the rules for figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trichluc.numbers import Amount, AmountFinder, parse
from trichluc.rulebook import Rules
from trichluc.rulebook.figure_rows import Bound
from trichluc.rulebook.row import Row
from trichluc.tokens import read

Test = Callable[[Row, str, Sequence[Amount]], bool]


def _numeral(row: Row, example: str, amounts: Sequence[Amount]) -> bool:
    return parse(example) is not None and any(form in example for form in row.forms)


def _unit(row: Row, example: str, amounts: Sequence[Amount]) -> bool:
    return any(amount.rule == row.id for amount in amounts)


def _bound(row: Row, example: str, amounts: Sequence[Amount]) -> bool:
    assert isinstance(row, Bound)
    sense = None if row.sense == "none" else row.sense
    return [amount.modifier for amount in amounts] == [sense] and any(form in example for form in row.forms)


def _nothing(row: Row, example: str, amounts: Sequence[Amount]) -> bool:
    return not amounts and any(form in example for form in row.forms)


class FigureChecks:
    """Runs examples through the stage of numbers."""

    fields: dict[str, Test] = {  # noqa: RUF012 - a table, never changed
        "numerals": _numeral,
        "currencies": _unit,
        "measures": _unit,
        "counted": _unit,
        "bounds": _bound,
        "not_figures": _nothing,
    }

    def __init__(self, rules: Rules) -> None:
        self._finder = AmountFinder(rules)

    def finds(self, name: str, row: Row, example: str) -> bool:
        """Say whether the example is found by the row of the file that fills ``Rules.<name>``."""
        return self.fields[name](row, example.casefold(), self._finder.find(read(example)))
