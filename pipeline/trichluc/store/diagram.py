"""The schema as a page shows it, made from the tables and views themselves: a diagram (Mermaid), and lists in words."""

from __future__ import annotations

import sqlalchemy as sa

from trichluc.store.tables import metadata
from trichluc.store.tables.base import Exact
from trichluc.store.views import VIEWS

_KINDS: tuple[tuple[type, str], ...] = (
    (Exact, "exact"),
    (sa.Boolean, "bool"),
    (sa.Integer, "int"),
    (sa.Date, "date"),
    (sa.Text, "text"),
)


def diagram() -> str:
    """Return the diagram of tables, their keys and how they refer to each other, in Mermaid."""
    lines = ["```mermaid", "erDiagram"]
    for table in metadata.sorted_tables:
        lines += [f"  {key.referred_table.name} {_many(key)} {table.name} : {_by(key)}" for key in _references(table)]
    for table in metadata.sorted_tables:
        lines += [f"  {table.name} {{", *(f"    {_column(table, column)}" for column in _keys(table)), "  }"]
    return "\n".join([*lines, "```"])


def tables_in_words() -> str:
    """Return what every table and column holds, as lists in Markdown."""
    lines: list[str] = []
    for table in metadata.sorted_tables:
        lines += [f"### {table.name}", "", f"{table.comment}.", ""]
        lines += [f"- `{column.name}` {_kind(column)}: {column.comment}" for column in table.columns]
        lines.append("")
    return "\n".join(lines).rstrip()


def views_in_words() -> str:
    """Return what a row of every view is, as a list in Markdown."""
    return "\n".join(f"- `{view.name}`: {view.row}" for view in VIEWS)


def _references(table: sa.Table) -> list[sa.ForeignKeyConstraint]:
    return sorted(table.foreign_key_constraints, key=lambda key: str(key.name))


def _many(key: sa.ForeignKeyConstraint) -> str:
    return "|o--o{" if any(column.nullable for column in key.columns) else "||--o{"


def _by(key: sa.ForeignKeyConstraint) -> str:
    return next((name for name in key.column_keys if name != "article_id"), "article_id")


def _keys(table: sa.Table) -> list[sa.Column[object]]:
    """Return the columns that are keys, and those few that say most; the diagram has no room for all."""
    referring = {column for key in table.foreign_key_constraints for column in key.columns}
    return [column for column in table.columns if column.primary_key or column in referring or column.unique]


def _column(table: sa.Table, column: sa.Column[object]) -> str:
    marks = []
    if column.primary_key:
        marks.append("PK")
    if any(column.name in key.column_keys for key in table.foreign_key_constraints):
        marks.append("FK")
    return f"{_kind(column).split(',')[0]} {column.name} {', '.join(marks)}".rstrip()


def _kind(column: sa.Column[object]) -> str:
    kind = next(name for type_, name in _KINDS if isinstance(column.type, type_))
    return f"{kind}, may be null" if column.nullable else kind
