"""The tables of corpus/phrases for people and agencies."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest

from tests.conftest import CORPUS
from trichluc import Extractor, Record

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def phrases(name: str) -> list[dict[str, Any]]:
    table = tomllib.loads((CORPUS / "phrases" / f"{name}.toml").read_text(encoding="utf-8"))
    return list(table["phrase"])


def officials(record: Record) -> list[str]:
    lines = []
    for official in record.officials:
        posts = []
        for position in official.positions:
            agency = f" [{position.agency}]" if position.agency else ""
            status = f" ({position.status})" if position.status != "current" else ""
            posts.append(f"{position.text}{agency}{status}")
        lines.append(f"{official.name}: {'; '.join(posts)}")
    return lines


@pytest.mark.parametrize("phrase", phrases("officials"), ids=lambda phrase: phrase["text"][:50])
def test_officials(phrase: dict[str, Any], extractor: Extractor) -> None:
    record = extractor.of_text(phrase["text"], published=phrase.get("published"))
    assert officials(record) == phrase.get("officials", [])
    assert [person.name for person in record.other_people] == phrase.get("others", [])


@pytest.mark.parametrize("phrase", phrases("agencies"), ids=lambda phrase: phrase["text"][:50])
def test_agencies(phrase: dict[str, Any], extractor: Extractor) -> None:
    record = extractor.of_text(phrase["text"], place=phrase.get("place"), published=phrase.get("published"))
    found = [f"{agency.name} => {agency.full_name}" for agency in record.agencies]
    want = phrase.get("agencies", [])
    assert [line.casefold() for line in found] == [line.casefold() for line in want]


def test_phrases_are_their_own() -> None:
    """No phrase is written twice, and every line has the form that the tests read."""
    texts = [phrase["text"] for name in ("officials", "agencies") for phrase in phrases(name)]
    assert len(texts) == len(set(texts))
    for phrase in phrases("officials"):
        assert all(re.match(r"[^:]+: ", line) for line in phrase.get("officials", []))
