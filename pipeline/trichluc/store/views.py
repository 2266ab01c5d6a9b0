"""Views: the questions that are asked most, ready. They are made anew whenever the schema is upgraded."""

from __future__ import annotations

import sqlalchemy as sa

VIEWS: dict[str, str] = {}


def make_views(connection: sa.Connection) -> None:
    """Make all views, in place of those that are there."""
    for name in reversed(VIEWS):
        connection.execute(sa.text(f"DROP VIEW IF EXISTS {name}"))
    for name, query in VIEWS.items():
        connection.execute(sa.text(f"CREATE VIEW {name} AS {query}"))
