"""Which articles a run has met: one that comes twice is done once, two under one id are both kept."""

from __future__ import annotations

import sqlite3

import msgspec

from trichluc.clean import raw_sha256
from trichluc.record import RawArticle


class SeenArticles:
    """What was met in this run, on disk, so that memory stays flat; forgotten when the run ends."""

    def __init__(self) -> None:
        self._met = sqlite3.connect("")  # a temporary file that SQLite deletes
        self._met.executescript(
            "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;"
            "CREATE TABLE met (id TEXT, digest TEXT, PRIMARY KEY (id, digest)) WITHOUT ROWID"
        )

    def new(self, raw: RawArticle) -> RawArticle | None:
        """Return the article, None if the very same was met before.

        Where another article had its id, it gets one of its own: "id#2", "id#3", in the order they are met.
        """
        digest = raw_sha256(raw)
        rows = self._met.execute("SELECT digest FROM met WHERE id = ?", (raw.id,)).fetchall()
        if (digest,) in rows:
            return None
        self._met.execute("INSERT INTO met VALUES (?, ?)", (raw.id, digest))
        return msgspec.structs.replace(raw, id=f"{raw.id}#{len(rows) + 1}") if rows else raw

    def close(self) -> None:
        """Forget everything."""
        self._met.close()
