"""Figures for tests of relations: from the labels of the corpus, or from sentences in which they are marked {so}."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from trichluc.record import Figure

_MARKED = re.compile(r"\{([^{}]+)\}")
_MODIFIERS = {"hơn": "more_than", "trên": "more_than", "gần": "less_than", "khoảng": "about", "ước đạt": "estimated"}
_MODIFIER = re.compile(r"(?:(hơn|trên|gần|khoảng|ước đạt) )")
_AMOUNT = re.compile(r"([\d.,]+)(?:/([\d.,]+))? ?(.+)")
_CHANGES = {"tăng": "increase", "giảm": "decrease"}
_SCALES = {"tỷ đồng": 9, "triệu đồng": 6, "đồng": 0, "tỷ USD": 9, "triệu USD": 6}


def figure(number: int, text: str, start: int, **fields: Any) -> Figure:
    """Return a figure with the fields given and None for all others."""
    rest = dict.fromkeys(Figure.__struct_fields__)
    return Figure(**{**rest, "id": f"f{number}", "text": text, "start": start, "end": start + len(text), **fields})


def labelled(gold: dict[str, Any]) -> tuple[Figure, ...]:
    """Return the figures of an article's labels, in text order."""
    numbers = ("value", "high", "of")
    keys = ("kind", "unit", "per", "modifier", "metric", "change", "base", "as_of", "period")
    rows = sorted(gold["figures"], key=lambda row: row["start"])
    return tuple(
        figure(
            number,
            row["text"],
            row["start"],
            **{key: Decimal(row[key]) for key in numbers if row.get(key) is not None},
            **{key: row.get(key) for key in keys},
        )
        for number, row in enumerate(rows, 1)
    )


def marked(sentence: str, metrics: Sequence[str] = ()) -> tuple[str, tuple[Figure, ...]]:
    """Return a sentence without its marks, and its figures: money, percents, measures (ha, km, tấn), else counts.

    ``metrics``: what each figure measures, "" for nothing.
    """
    text, last = "", 0
    figures: list[Figure] = []
    for match in _MARKED.finditer(sentence):
        text += sentence[last : match.start()]
        modifier = next((word for word in _MODIFIERS if text.endswith(f" {word} ")), None)
        written = match[1]
        start = len(text) - (len(modifier) + 1 if modifier else 0)
        figures.append(_read(len(figures) + 1, f"{modifier} {written}" if modifier else written, start, text[-20:]))
        text, last = text + written, match.end()
    named = [msgspec.structs.replace(one, metric=metric or None) for one, metric in zip(figures, metrics, strict=False)]
    return text + sentence[last:], (*named, *figures[len(named) :])


def _read(number: int, written: str, start: int, before: str) -> Figure:
    modifier = _MODIFIER.match(written)
    amount = _AMOUNT.fullmatch(written[modifier.end() if modifier else 0 :])
    assert amount is not None, written
    unit, _, per = amount[3].partition("/")
    scale = _SCALES.get(unit)
    measure = unit in ("ha", "km", "tấn")
    kind = "percent" if unit == "%" else "money" if scale is not None else "quantity" if measure else "count"
    return figure(
        number,
        written,
        start,
        kind=kind,
        value=_number(amount[1], scale),
        of=_number(amount[2], scale) if amount[2] else None,
        unit=("USD" if "USD" in unit else "VND") if scale is not None else unit,
        per=per or None,
        modifier=_MODIFIERS[modifier[1]] if modifier else None,
        change=_CHANGES.get("".join(before.split()[-1:])),
    )


def _number(digits: str, scale: int | None) -> Decimal:
    return Decimal(digits.replace(".", "").replace(",", ".")).scaleb(scale or 0)
