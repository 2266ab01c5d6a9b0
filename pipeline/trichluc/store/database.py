"""A database, opened: its engine, its schema, its transactions, and its errors in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from trichluc.errors import StoreError

SCHEMA = "0001"  # the newest migration
VERSION_TABLE = "trichluc_schema"
WRITER_LOCK = 0x7472_6963_686C_7563  # an arbitrary number, the same for all writers: "trichluc"
_BUSY_SECONDS = 60


class Database:
    """An SQLite file or a PostgreSQL database of the newest schema.

    One writer works at a time, as SQLite has it anyway: on PostgreSQL a lock held until the transaction ends keeps
    importers from deadlocks and from making one person twice. Readers never wait for it.
    """

    def __init__(self, url: str) -> None:
        self._url = _parse(url)
        self.name = self._url.render_as_string(hide_password=True)
        try:
            self.engine = sa.create_engine(self._url, **_options(self._url))
        except ModuleNotFoundError:
            raise StoreError("PostgreSQL needs the extra postgres: pip install 'trichluc[postgres]'") from None
        if self.dialect == "sqlite":
            _set_up_sqlite(self.engine)
        with self.explained():
            self._errors: type[Exception] = self.engine.dialect.loaded_dbapi.Error

    @property
    def dialect(self) -> str:
        """Return "sqlite" or "postgresql"."""
        return self._url.get_backend_name()

    def is_missing(self) -> bool:
        """Say whether the file of an SQLite database is not there yet."""
        path = self._url.database
        return self.dialect == "sqlite" and path is not None and ":" not in path and not Path(path).exists()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction that changes nothing."""
        with self.explained(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give the one writer's connection, in a transaction that is committed at the end, or undone by an error."""
        with self.explained(), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if self.dialect == "postgresql":
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
            yield connection

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the driver raises into a StoreError that says where and why in one line."""
        try:
            yield
        except (SQLAlchemyError, getattr(self, "_errors", SQLAlchemyError)) as error:
            raise StoreError(f"{self.name}: {_reason(error)}") from error

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _parse(url: str) -> sa.URL:
    """Read a URL; a plain path is an SQLite file, postgresql:// and postgres:// are psycopg's."""
    if "://" not in url:
        url = f"sqlite:///{url}"
    try:
        parsed = sa.make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(f"not the URL of a database: {url!r}") from None
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(f"{parsed.drivername}: only sqlite:///FILE and postgresql+psycopg://... are known")
    return parsed


def _options(url: sa.URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": _BUSY_SECONDS}}
    return {"connect_args": {"connect_timeout": 10, "application_name": "trichluc"}}


def _set_up_sqlite(engine: sa.Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins no transactions of its own: "begin" below does
        for pragma in ("foreign_keys = ON", "cache_size = -65536", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        # A writer takes its lock at once: one that took it late could find that another had written meanwhile.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _reason(error: Exception) -> str:
    """Return the first line of what the driver said, with what to do about it where that is plain."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines()
    reason = said[0] if said else type(error).__name__
    for sign, meaning in (
        ("readonly database", "the file is read-only"),
        ("disk is full", "the disk is full; nothing was written"),
        ("No space left", "the disk is full; nothing was written"),
        ("database is locked", "another process is writing"),
        ("unable to open", "the file cannot be opened"),
        ("server closed the connection", "the connection was lost; nothing was written"),
        ("terminating connection", "the connection was lost; nothing was written"),
    ):
        if sign in reason:
            return f"{meaning} ({reason})"
    return reason
