"""The first schema, as SQL that stays as it is: one file a dialect beside this one."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables and indexes, and what a search needs."""
    path = Path(__file__).with_suffix(f".{op.get_bind().dialect.name}.sql")
    for statement in path.read_text(encoding="utf-8").split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)
