"""Figures of the record: amounts with what they measure, their change, base, time, subject and agency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from trichluc.dates import TimeMention
from trichluc.dates.scope import TimeReader
from trichluc.numbers import Amount
from trichluc.record import Agency, Figure
from trichluc.rulebook import Rules
from trichluc.structure.change import base
from trichluc.structure.clause import ClauseReader, Sentence
from trichluc.structure.metric import MetricReader, Reading
from trichluc.structure.owner import OwnerFinder
from trichluc.structure.phrase import Tokens
from trichluc.structure.setting import Setting
from trichluc.structure.words import compounds_near
from trichluc.tokens import Document

Compounds = Callable[[Document, Iterable[Tokens]], list[Tokens]]


class FigureBuilder:
    """Builds figures with one compiled set of rules; holds no state between articles."""

    def __init__(self, rules: Rules, compounds: Compounds = compounds_near) -> None:
        """``compounds``: finds words of several syllables in and around phrases, all of them token ranges."""
        self._compounds = compounds
        self._clauses = ClauseReader(rules)
        self._times = TimeReader(rules)

    def build(
        self,
        document: Document,
        amounts: Sequence[Amount],
        times: Sequence[TimeMention] = (),
        agencies: Sequence[Agency] = (),
    ) -> tuple[Figure, ...]:
        """Return the figures of a document, one for each amount; amounts are in text order and so are figures.

        ``agencies``: those of the record, with mentions, that figures may belong to.
        """
        reader = MetricReader(amounts)
        sentences: dict[int, Sentence] = {}
        for index, sentence in sorted(self._clauses.read(document, amounts, times).items()):
            read = self._read(document, reader, sentence, index)
            sentences |= dict.fromkeys(read.amounts, read)
        scope, owners = self._times.read(document, times), OwnerFinder(document, agencies)
        figures = []
        for number, amount in enumerate(amounts):
            reading = reader.readings.get(number, Reading())
            figure = _figure(document, number, amount, reading)
            if number in sentences:
                setting = Setting(sentences[number], sentences[number].amounts[number], amount)
                figure = _placed(document, figure, reading, setting, owners)
            figures.append(_timed(figure, scope.at(figure.start, figure.end)))
        return tuple(figures)

    def _read(self, document: Document, reader: MetricReader, sentence: Sentence, number: int) -> Sentence:
        """Read a sentence, and again with its words joined where a metric hangs on a syllable."""
        reader.read(sentence, number)
        if doubtful := reader.doubtful(sentence):
            sentence = sentence.with_words(self._compounds(document, doubtful))
            reader.read(sentence, number)
        reader.close(sentence, number)
        return sentence


def _figure(document: Document, number: int, amount: Amount, reading: Reading) -> Figure:
    """Return an amount with what its reading says of it."""
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


def _placed(document: Document, figure: Figure, reading: Reading, setting: Setting, owners: OwnerFinder) -> Figure:
    """Return the figure with its base and its owner."""
    compared = base(setting, reading.metric)
    owner = owners.find(setting, reading.metric, reading.rule == "part") if reading.metric and figure.metric else None
    return msgspec.structs.replace(
        figure,
        base=document.slice(*compared) if compared else None,
        subject=document.slice(*owner.subject) if owner else None,
        agency_id=owner.agency_id if owner else None,
    )


def _timed(figure: Figure, time: TimeMention | None) -> Figure:
    """Return the figure with the time that holds for it."""
    return figure if time is None else msgspec.structs.replace(figure, **{time.role: time.value})
