"""CSV: one file a table, with a Frictionless datapackage.json. No cell of text is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from trichluc.store.export.package import TABLES, column_type, write_package
from trichluc.store.tables.base import plain

# Spreadsheets run cells that begin so as formulas; a tab or a line end before the sign is skipped by some.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = Callable[[Any], str]


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe before one that it might.

    >>> safe("=HYPERLINK(1)"), safe("- 15 dự án"), safe("15 dự án")
    ("'=HYPERLINK(1)", "'- 15 dự án", '15 dự án')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


_CELLS: dict[str, Cell] = {
    "string": lambda value: safe(str(value)),
    "number": plain,
    "integer": str,
    "date": str,
    "boolean": lambda value: "true" if value else "false",
}


def write_csv(connection: sa.Connection, folder: Path) -> int:
    """Write all tables into a folder, UTF-8, RFC 4180; return how many rows."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for table in TABLES:
        cells = [_CELLS[column_type(column)] for column in table.columns]
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(column.name for column in table.columns)
            for row in connection.execute(sa.select(table).order_by(*table.primary_key)):
                writer.writerow("" if value is None else cell(value) for cell, value in zip(cells, row, strict=True))
                count += 1
    write_package(folder, "csv")
    return count
