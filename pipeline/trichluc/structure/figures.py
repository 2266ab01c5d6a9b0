"""Figures of the record: amounts with what they measure, their change, base and time."""

from __future__ import annotations

from collections.abc import Sequence

from trichluc.dates import TimeMention
from trichluc.numbers import Amount
from trichluc.record import Agency, Figure
from trichluc.rulebook import Rules
from trichluc.structure.clause import ClauseReader
from trichluc.structure.metric import MetricReader, Reading
from trichluc.tokens import Document


class FigureBuilder:
    """Builds figures with one compiled set of rules; holds no state between articles."""

    def __init__(self, rules: Rules) -> None:
        self._clauses = ClauseReader(rules)

    def build(
        self,
        document: Document,
        amounts: Sequence[Amount],
        times: Sequence[TimeMention] = (),
        agencies: Sequence[Agency] = (),
    ) -> tuple[Figure, ...]:
        """Return the figures of a document, one for each amount, in text order."""
        reader = MetricReader(amounts)
        for _, sentence in sorted(self._clauses.read(document, amounts, times).items()):
            reader.read(sentence)
        return tuple(
            _figure(document, number, amount, reader.readings.get(number, Reading()))
            for number, amount in enumerate(amounts)
        )


def _figure(document: Document, number: int, amount: Amount, reading: Reading) -> Figure:
    metric = reading.metric if amount.kind in ("money", "percent") else None
    start, end = (document.start(metric[0]), document.end(metric[1] - 1)) if metric else (None, None)
    return Figure(
        id=f"f{number + 1}",
        text=document.text[amount.start : amount.end],
        start=amount.start,
        end=amount.end,
        kind=amount.kind,
        value=amount.value,
        high=amount.high,
        of=amount.of,
        unit=amount.unit,
        per=amount.per,
        modifier=amount.modifier or ("estimated" if reading.estimated else None),
        metric=document.text[start:end] if metric else None,
        metric_start=start,
        metric_end=end,
        change=reading.change,
        base=None,
        as_of=None,
        period=None,
        part_of=None,
        agency_id=None,
        equivalent_of=f"f{amount.restates + 1}" if amount.restates is not None else None,
        rule=reading.rule,
    )
