"""What every row of the rules has, and how a file of rows is read: TOML for records, TSV for lists.

A TOML file is a list of tables under one name; a TSV file has a header line, one row a line, ``|`` between
several values of a field, an empty cell for "none". Both give the same typed rows.
"""

from __future__ import annotations

import csv
import datetime
import sys
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from trichluc.errors import RuleError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule. ``id`` is stored with whatever the rule finds.

    ``forms`` are the spellings it is found by (compared folded, see fold.py); ``examples`` are
    phrases that must be found by this very row; ``source`` says where the fact comes from. A row holds for
    articles from ``valid_from`` to ``valid_to`` (ISO dates, inclusive; None: no known bound).
    """

    id: str
    forms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    source: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    note: str = ""

    def holds(self, day: datetime.date | None) -> bool:
        """Say whether the row is valid on a day; an unknown day is always inside."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


R = TypeVar("R", bound=Row)


def read_rows(path: Path, row_type: type[R]) -> tuple[R, ...]:
    """Read one file of rules; raises RuleError naming file, row and field of the first thing wrong."""
    raw = _toml_rows(path) if path.suffix == ".toml" else _tsv_rows(path, row_type)
    rows = []
    seen: dict[str, str] = {}
    for where, fields in raw:
        row = _typed(path, where, fields, row_type)
        if row.id in seen:
            raise RuleError(f"{path.name}: {where}: id {row.id!r} is taken by {seen[row.id]}")
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            raise RuleError(f"{path.name}: {where} ({row.id}): ends {row.valid_to} before it starts {row.valid_from}")
        seen[row.id] = where
        rows.append(row)
    return tuple(rows)


def _typed(path: Path, where: str, fields: dict[str, Any], row_type: type[R]) -> R:
    try:
        return msgspec.convert(fields, row_type, strict=False)
    except msgspec.ValidationError as error:
        raise RuleError(f"{path.name}: {where} ({fields.get('id', 'no id')}): {error}") from None


def _toml_rows(path: Path) -> list[tuple[str, dict[str, Any]]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}: {error}") from None
    if len(content) != 1:
        raise RuleError(f"{path.name}: must hold one list of tables, not {sorted(content)}")
    ((name, tables),) = content.items()
    if not isinstance(tables, list):
        raise RuleError(f"{path.name}: [[{name}]] must be a list of tables")
    return [(f"[[{name}]] number {number}", table) for number, table in enumerate(tables, 1)]


def _tsv_rows(path: Path, row_type: type[Row]) -> list[tuple[str, dict[str, Any]]]:
    lists = {name for name, hint in get_type_hints(row_type).items() if str(hint).startswith("tuple")}
    rows = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(
                (line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
            )
            header = next(reader, [])
            for number, cells in enumerate(reader, 1):
                if len(cells) != len(header):
                    raise RuleError(f"{path.name}: row {number} has {len(cells)} cells, the header {len(header)}")
                fields = {
                    name: cell.split("|") if name in lists else cell
                    for name, cell in zip(header, cells, strict=True)
                    if cell
                }
                rows.append((f"row {number}", fields))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path.name}: {error}") from None
    return rows
