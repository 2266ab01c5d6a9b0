"""Exports, each held to its format: by Frictionless and pyarrow themselves, by the names and rules of the others."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pyarrow.parquet as pq
import pytest

from tests.store.samples import Post, Who, record_of
from trichluc.errors import InputError, StoreError
from trichluc.record import Record
from trichluc.store import connect
from trichluc.store.export import write
from trichluc.store.export.package import TABLES
from trichluc.store.store import Store

CHAIR = Post("Chủ tịch", "Ủy ban nhân dân tỉnh Cao Bằng", "province", "Cao Bằng")
# The names and ranges of FollowTheMoney 4.11 for the schemata we write: property -> type, or schema it refers to.
FTM: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "ftm_schema.json").read_text(encoding="utf-8"))


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, corpus: list[Record]
) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path_factory.mktemp('export') / 'records.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("module_postgres_url")
    formula = record_of("=1+1", Who("Nông Thế Tùng", (CHAIR,)), title="@SUM(A1)", amounts=(-5, "0.1", 3))
    with connect(url) as opened:
        opened.import_records([*corpus, formula], source="test", extractor="test")
        yield opened


def test_csv(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "a folder"
    count = write(store, "csv", folder)
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    assert count == sum(store.stats().rows[table.name] for table in TABLES)


def test_csv_has_no_formulas(store: Store, tmp_path: Path) -> None:
    write(store, "csv", tmp_path)
    texts = ("articles", "officials", "agencies", "mentions", "tenures", "article_people")
    for name in texts:
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values()), row
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as file:
        values = {row["value"] for row in csv.DictReader(file)}
    assert {"-5", "0.1", "3"} <= values


def test_parquet(store: Store, tmp_path: Path) -> None:
    count = write(store, "parquet", tmp_path)
    tables = {table.name: pq.read_table(tmp_path / f"{table.name}.parquet") for table in TABLES}
    assert count == sum(table.num_rows for table in tables.values())
    assert {"-5", "0.1"} <= set(tables["figures"]["value"].to_pylist())
    assert tables["articles"].schema.field("text").metadata[b"comment"].startswith(b"the cleaned text")
    described = frictionless.Package(str(tmp_path / "datapackage.json"))
    assert [resource.path for resource in described.resources] == [f"{table.name}.parquet" for table in TABLES]


def test_followthemoney(store: Store, tmp_path: Path) -> None:
    count = write(store, "ftm", tmp_path / "entities.ftm.json")
    entities = [json.loads(line) for line in (tmp_path / "entities.ftm.json").read_text(encoding="utf-8").splitlines()]
    assert count == len(entities)
    schema_of = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schema_of) == len(entities)
    assert set(schema_of.values()) == set(FTM)
    for entity in entities:
        schema, properties = FTM[entity["schema"]], entity["properties"]
        assert set(schema["required"]) <= set(properties) or entity["schema"] == "Article", entity
        for name, values in properties.items():
            assert values, entity
            assert all(isinstance(value, str) and value for value in values), entity
            if schema["properties"][name] in _RANGES:
                assert {schema_of[value] for value in values} <= _RANGES[schema["properties"][name]], entity


_RANGES = {
    "LegalEntity": {"Person", "PublicBody"},
    "Organization": {"PublicBody"},
    "Person": {"Person"},
    "Position": {"Position"},
    "Document": {"Article"},
}


def test_popolo(store: Store, tmp_path: Path) -> None:
    write(store, "popolo", tmp_path / "popolo.json")
    found = json.loads((tmp_path / "popolo.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, POPOLO)
    ids = {name: {each["id"] for each in found[name]} for name in found}
    assert all(len(ids[name]) == len(found[name]) > 0 for name in found)
    for membership in found["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership["post_id"] in ids["posts"]
        assert membership.get("organization_id") in ids["organizations"] | {None}


def _objects(required: list[str], **properties: Any) -> dict[str, Any]:
    named = {name: {"type": "string"} for name in ("id", *required)} | properties
    items = {"type": "object", "required": ["id", *required], "properties": named, "additionalProperties": False}
    return {"type": "array", "items": items}


_TEXT, _DAY = {"type": "string"}, {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
_LINK = {
    "type": "object",
    "required": ["url"],
    "properties": {"url": _TEXT, "note": _TEXT},
    "additionalProperties": False,
}
# The classes of Popolo, with those of their properties that we write.
POPOLO = {
    "type": "object",
    "required": ["persons", "organizations", "posts", "memberships"],
    "properties": {
        "persons": _objects(["name"]),
        "organizations": _objects(
            ["name"], classification=_TEXT, parent_id=_TEXT, founding_date=_DAY, dissolution_date=_DAY
        ),
        "posts": _objects(["label", "role"], organization_id=_TEXT),
        "memberships": _objects(
            ["person_id", "post_id", "role", "label"], organization_id=_TEXT, sources={"type": "array", "items": _LINK}
        ),
    },
}


def test_annotations(store: Store, tmp_path: Path) -> None:
    write(store, "annotations", tmp_path / "annotations.jsonl")
    lines = (tmp_path / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    annotations = [json.loads(line) for line in lines]
    assert len({annotation["id"] for annotation in annotations}) == len(annotations) > 500
    validator = jsonschema.Draft202012Validator(ANNOTATION)
    for annotation in annotations:
        validator.validate(annotation)
        position, quotation = annotation["target"]["selector"]
        assert position["end"] - position["start"] == len(quotation["exact"])


# What the W3C Web Annotation Data Model says an annotation must have (sections 3.1, 3.2.4, 4.2.4, 4.2.5).
_SELECTORS = [
    {
        "type": "object",
        "required": ["type", "start", "end"],
        "properties": {
            "type": {"const": "TextPositionSelector"},
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 1},
        },
    },
    {
        "type": "object",
        "required": ["type", "exact"],
        "properties": {"type": {"const": "TextQuoteSelector"}, "exact": _TEXT, "prefix": _TEXT, "suffix": _TEXT},
    },
]
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "not": {"required": ["body", "bodyValue"]},
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^[a-z]+:"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["identifying"]},
        "body": {
            "type": "object",
            "required": ["type", "value"],
            "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string", "minLength": 1}},
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "pattern": "^[a-z]+:\\S+$"},
                "selector": {"type": "array", "prefixItems": _SELECTORS, "minItems": 2, "maxItems": 2},
            },
        },
    },
}


def test_a_format_that_is_none(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="xlsx: not one of csv, parquet, ftm"):
        write(store, "xlsx", tmp_path)


def test_a_place_that_cannot_be_written(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"):
        write(store, "csv", tmp_path / "file" / "folder")
