"""The record's JSON: the contract's names, exact numbers, one schema."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from tests.conftest import corpus_articles
from trichluc import Extractor, RawArticle, from_json, json_schema, to_json

CONTRACT: dict[str, set[str]] = {
    "article": {"id", "url", "site", "title", "published", "author", "place", "text", "sha256"},
    "officials": {"id", "name", "honorific", "positions", "mentions"},
    "other_people": {"name", "mentions"},
    "agencies": {"id", "name", "full_name", "kind", "level", "place", "parent_id", "mentions"},
    "figures": {
        *("id", "text", "start", "end", "kind", "value", "high", "of", "unit", "per", "modifier"),
        *("metric", "metric_start", "metric_end", "change", "base", "as_of", "period", "part_of", "agency_id"),
    },
    "checks": {"rule", "figures", "stated", "computed", "ok", "message"},
}
POSITION = {"text", "start", "end", "title", "agency", "agency_id", "branch", "level", "status"}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(to_json(record)) for record in Extractor().extract_all(corpus_articles())]


def test_every_name_of_the_contract_is_there(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert set(CONTRACT) <= set(row)
        assert set(row["article"]) >= CONTRACT["article"]
        for part in ("officials", "other_people", "agencies", "figures", "checks"):
            assert all(set(one) >= CONTRACT[part] for one in row[part])
        assert all(set(p) >= POSITION for o in row["officials"] for p in o["positions"])


def test_rows_fit_the_schema(rows: list[dict[str, Any]]) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    for row in rows:
        assert list(validator.iter_errors(row)) == []


def test_numbers_are_exact_decimal_strings() -> None:
    record = Extractor().of_text("Giải ngân 4.484.305,92/5.139.619,92 triệu đồng, chiếm 0,10%.")
    figure = json.loads(to_json(record))["figures"][0]
    assert (figure["value"], figure["of"]) == ("4484305920000", "5139619920000")
    assert from_json(to_json(record)) == record


def test_no_ascii_escapes_and_one_line() -> None:
    line = to_json(Extractor().extract(RawArticle(id="a", text="Sở Tài chính\nhọp.")))
    assert "Sở Tài chính".encode() in line
    assert b"\n" not in line


def test_a_broken_record_names_its_field() -> None:
    with pytest.raises(ValueError, match="article"):
        from_json(b'{"officials": []}')
