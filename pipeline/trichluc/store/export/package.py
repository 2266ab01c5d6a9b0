"""The Frictionless datapackage.json that goes with exported tables: their columns, types, keys and references."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from trichluc.store.tables import metadata, search_terms
from trichluc.store.tables.base import Exact

TABLES = tuple(table for table in metadata.sorted_tables if table is not search_terms)


def column_type(column: sa.Column[Any]) -> str:
    """Return the Frictionless type of a column: integer, number, date, boolean or string."""
    if isinstance(column.type, Exact):
        return "number"
    kinds: tuple[tuple[type, str], ...] = ((sa.Boolean, "boolean"), (sa.Integer, "integer"), (sa.Date, "date"))
    return next((name for kind, name in kinds if isinstance(column.type, kind)), "string")


def write_package(folder: Path, extension: str) -> None:
    """Write the description of a folder that holds one file a table."""
    package = {
        "name": "trichluc",
        "title": "Records of Vietnamese government news",
        "resources": [_resource(table, extension) for table in TABLES],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _resource(table: sa.Table, extension: str) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.{extension}",
        "format": extension,
        "encoding": "utf-8",
        "description": table.comment,
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": [column.name for column in table.primary_key],
            "foreignKeys": [
                _reference(key)
                for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name))
                if _is_plain(key)
            ],
        },
    }


def _field(column: sa.Column[Any]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column_type(column), "description": column.comment}
    if field["type"] == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if not column.nullable and field["type"] != "string":  # in CSV an empty string is a missing value
        field["constraints"] = {"required": True}
    return field


def _is_plain(key: sa.ForeignKeyConstraint) -> bool:
    """Say whether Frictionless can check a reference: of several columns it wants none or all to be there."""
    return len(key.columns) == 1 or not any(column.nullable for column in key.columns)


def _reference(key: sa.ForeignKeyConstraint) -> dict[str, Any]:
    other = key.referred_table
    return {
        "fields": list(key.column_keys),
        "reference": {
            "resource": other.name.replace("_", "-"),
            "fields": [element.column.name for element in key.elements],
        },
    }
