"""The schema of a database: which version it has, and how it gets the newest one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from trichluc.errors import StoreError
from trichluc.store.database import SCHEMA, VERSION_TABLE, Database
from trichluc.store.views import make_views

if TYPE_CHECKING:
    from alembic.config import Config


def version(database: Database) -> str | None:
    """Return the version of the schema, None where the database has none of our tables."""
    with database.reading() as connection:
        if not sa.inspect(connection).has_table(VERSION_TABLE):
            return None
        found: str | None = connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return found


def prepare(database: Database, create: bool = True) -> None:
    """Give an empty database the newest schema; raises StoreError where it has an older or a newer one.

    Without ``create`` an empty or missing one is an error too, and no file is made.
    """
    found = None if database.is_missing() else version(database)
    if found is None and not create:
        raise StoreError(f"{database.name}: there are no records here; trichluc import puts some in")
    if found is None:
        upgrade(database)
    elif found != SCHEMA and _is_known(found):
        raise StoreError(f"{database.name}: its schema {found} is older than {SCHEMA}: run trichluc db upgrade")
    elif found != SCHEMA:
        raise StoreError(f"{database.name}: its schema {found} is newer than {SCHEMA}: upgrade trichluc to use it")


def upgrade(database: Database) -> None:
    """Bring a database to the newest schema, in one transaction; raises StoreError where it has a newer one."""
    from alembic import command  # noqa: PLC0415 - most connections need no upgrade, and Alembic is slow to import
    from alembic.util import CommandError  # noqa: PLC0415

    with database.writing() as connection:
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(f"{database.name}: {error}") from None
        make_views(connection)


def _is_known(revision: str) -> bool:
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return any(script.revision == revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
