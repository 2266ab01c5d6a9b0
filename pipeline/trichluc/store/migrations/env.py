"""How Alembic runs the migrations: on the connection it is given, inside that connection's transaction."""

from __future__ import annotations

from alembic import context

from trichluc.store.database import VERSION_TABLE
from trichluc.store.tables import metadata

if hasattr(context, "config"):  # not when something that is no migration imports this, such as a search for doctests
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        version_table=VERSION_TABLE,
        render_as_batch=True,
    )
    context.run_migrations()
