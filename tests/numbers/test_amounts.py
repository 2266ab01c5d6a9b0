"""The tables of corpus/phrases for amounts."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tests.conftest import CORPUS
from trichluc import load_rules
from trichluc.numbers import Amount, AmountFinder
from trichluc.tokens import read

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PHRASES: list[dict[str, Any]] = tomllib.loads((CORPUS / "phrases" / "numbers.toml").read_text(encoding="utf-8"))[
    "phrase"
]


@pytest.fixture(scope="module")
def finder() -> AmountFinder:
    return AmountFinder(load_rules())


def line(text: str, amount: Amount) -> str:
    """Return an amount as the tables write it; their head says how."""
    high = f"..{amount.high}" if amount.high is not None else ""
    whole = f" of {amount.of}" if amount.of is not None else ""
    per = f" per {amount.per}" if amount.per else ""
    parts = [amount.kind, f"{amount.value}{high}{whole}", f"{amount.unit}{per}"]
    parts += [amount.modifier] if amount.modifier else []
    parts += ["+" if amount.sign > 0 else "-"] if amount.sign else []
    parts += ["again"] if amount.restates is not None else []
    return f"{text[amount.start : amount.end]} => {' | '.join(parts)}"


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["text"][:50])
def test_phrase(phrase: dict[str, Any], finder: AmountFinder) -> None:
    text = phrase["text"]
    assert [line(text, amount) for amount in finder.find(read(text))] == phrase.get("amounts", [])


def test_phrases_are_written_once() -> None:
    texts = [phrase["text"] for phrase in PHRASES]
    assert len(texts) == len(set(texts))


def test_restates_names_the_amount_before(finder: AmountFinder) -> None:
    amounts = finder.find(read("Thu 5 tỷ đồng. Vay 25 triệu USD (hơn 580 tỷ đồng)."))
    assert [amount.restates for amount in amounts] == [None, None, 1]


def test_number_starts_behind_its_bound(finder: AmountFinder) -> None:
    text = "Còn nợ gần 37 tỷ đồng."
    (amount,) = finder.find(read(text))
    assert text[amount.number_start : amount.end] == "37 tỷ đồng"


def test_bound_that_stands_apart_ends_where_the_text_turns(finder: AmountFinder) -> None:
    amounts = finder.find(read("Dự kiến tuyển 40 bác sĩ trong khi chỉ có 15 người nộp đơn."))
    assert [amount.modifier for amount in amounts] == ["estimated", None]


def test_commas_part_thousands_where_the_document_shows_it(finder: AmountFinder) -> None:
    amounts = finder.find(read("Chi 9,750,000 đồng. Rừng rộng 33,293 ha."))
    assert str(amounts[1].value) == "33293"
    (alone,) = finder.find(read("Đường biên dài 33,293 km."))
    assert str(alone.value) == "33.293"
