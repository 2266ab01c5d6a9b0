"""Which articles a run has met: one that comes twice is done once, two under one id are both kept."""

from __future__ import annotations

import sqlite3

import msgspec

from trichluc.batch.part import key_of
from trichluc.clean import raw_sha256
from trichluc.record import RawArticle


class SeenArticles:
    """What was met in this run, on disk, so that memory stays flat; forgotten when the run ends."""

    def __init__(self) -> None:
        self._met = sqlite3.connect("")  # a temporary file that SQLite deletes
        self._met.executescript(
            "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;"
            "CREATE TABLE met (key TEXT, digest TEXT, PRIMARY KEY (key, digest)) WITHOUT ROWID"
        )

    def new(self, raw: RawArticle) -> RawArticle | None:
        """Return the article, None if the very same was met before.

        Where another one had its url (or, without one, its id), as when a page is scraped twice, both get ends of
        their own: "#2", "#3", in the order they are met. An url still leads to its page with one.
        """
        key, digest = key_of(raw.url, raw.id), raw_sha256(raw)
        rows = self._met.execute("SELECT digest FROM met WHERE key = ?", (key,)).fetchall()
        if (digest,) in rows:
            return None
        self._met.execute("INSERT INTO met VALUES (?, ?)", (key, digest))
        if not rows:
            return raw
        end = f"#{len(rows) + 1}"
        return msgspec.structs.replace(raw, id=raw.id + end, url=raw.url and raw.url + end)

    def close(self) -> None:
        """Forget everything."""
        self._met.close()
