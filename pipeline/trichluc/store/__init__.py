"""Records in a database: SQLite by default, PostgreSQL in earnest.

>>> with connect("sqlite://") as store:
...     store.import_records([], source="nowhere", extractor="none").added
0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trichluc.rulebook import Rules

if TYPE_CHECKING:
    from trichluc.store.store import Store

__all__ = ["connect"]


def connect(url: str, rules: Rules | None = None, *, create: bool = True) -> Store:
    """Open a database: ``sqlite:///FILE`` (or just the file) or ``postgresql+psycopg://...``.

    An empty one gets the newest schema. ``rules``: the rulebook whose registry and places tell bodies and people apart,
    the package's own if None. Raises StoreError where it cannot be opened, has an older or a newer schema, or, without
    ``create``, where there is none.
    """
    from trichluc.store.store import Store  # noqa: PLC0415 - SQLAlchemy is imported by those who open a store

    return Store.open(url, rules, create)
