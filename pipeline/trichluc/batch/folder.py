"""Records as files in a folder: ``parts/<id>.jsonl`` or ``.parquet``, and an index of which article is where.

The parts are the truth. The index (``index.db``) is made from them: a part whose size or time of change is not
the one noted (a run was killed between writing and noting, or someone touched the file) is read again at the start.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from trichluc.batch.duplicates import Text
from trichluc.batch.part import PartDone, key_of, state
from trichluc.batch.part_files import check_format, heads, merge_records, read_records
from trichluc.errors import InputError, StoreError

_TABLES = """
    CREATE TABLE IF NOT EXISTS parts (id TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS articles (key TEXT PRIMARY KEY, state BLOB NOT NULL, part TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS articles_part ON articles (part);
"""


class _Article(msgspec.Struct):
    id: str
    text: str
    url: str | None = None
    published: str | None = None


class _Line(msgspec.Struct):
    article: _Article


_article = msgspec.json.Decoder(_Line)  # passes over the rest of the record


@dataclass(frozen=True, slots=True)
class FolderWriter:
    """Writes parts into a folder that every machine of a run sees under the same name."""

    folder: Path
    format: str

    def path(self, part: str) -> Path:
        """Return the file of a part."""
        return self.folder / f"{part}.{self.format}"

    def write(self, done: PartDone) -> PartDone:
        """Write a part, or replace its articles in the file that holds them."""
        if done.records:
            merge_records(self.path(done.id), done.records)
        return done


class FolderSink:
    """A folder of parts and its index."""

    def __init__(self, folder: Path, format: str = "jsonl") -> None:
        self.writer = FolderWriter(folder.resolve() / "parts", check_format(format))
        try:
            self.writer.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder}: {error.strerror}") from None
        other = [path.name for path in self.writer.folder.glob("[!.]*") if path.suffix != f".{format}"]
        if other:
            raise InputError(f"{folder} holds parts of another format ({other[0]}): choose another folder")
        self._index = _opened(folder / "index.db")
        self._catch_up()

    def states(self, keys: Sequence[str]) -> dict[str, tuple[bytes, str | None]]:
        """Return state and part of those of the articles that are in the folder."""
        marks = ",".join("?" * len(keys))
        rows = self._index.execute(f"SELECT key, state, part FROM articles WHERE key IN ({marks})", keys)
        return {key: (state, part) for key, state, part in rows}

    def note(self, done: PartDone) -> None:
        """Put a written part into the index."""
        if done.keys:
            self._note(done.id, zip(done.keys, done.states, strict=True))

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def _note(self, part: str, articles: Iterable[tuple[str, bytes]]) -> None:
        file = self.writer.path(part).stat()
        with self._index:
            self._index.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", (part, file.st_size, file.st_mtime_ns))
            rows = [(key, state, part) for key, state in articles]
            self._index.executemany("INSERT OR REPLACE INTO articles VALUES (?, ?, ?)", rows)

    def _catch_up(self) -> None:
        """Make the index say what the files say."""
        noted = {id: (size, changed) for id, size, changed in self._index.execute("SELECT * FROM parts")}
        for entry in os.scandir(self.writer.folder):
            path = Path(entry.path)
            if entry.name.startswith(".part-"):
                path.unlink()  # a run was killed while it wrote
                continue
            file = entry.stat()
            if noted.pop(path.stem, None) != (file.st_size, file.st_mtime_ns):
                self._forget(path.stem)
                self._note(path.stem, _states(path))
        for part in noted:
            self._forget(part)

    def _forget(self, part: str) -> None:
        with self._index:
            self._index.execute("DELETE FROM articles WHERE part = ?", (part,))
            self._index.execute("DELETE FROM parts WHERE id = ?", (part,))


def _states(path: Path) -> list[tuple[str, bytes]]:
    try:
        return [(key, state(raw, extractor)) for key, raw, extractor in heads(path)]
    except (ValueError, OSError) as error:
        raise StoreError(f"{path} is no file of records: {error}") from None


def _opened(path: Path) -> sqlite3.Connection:
    index = sqlite3.connect(path, timeout=1.0)
    try:
        # Exclusive: a second run into the folder at the same time is refused; the lock ends with the process.
        index.executescript("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
        index.executescript(_TABLES)
    except sqlite3.OperationalError:
        raise StoreError(f"{path.parent} is in use by another run") from None
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: {error}") from None
    return index


def texts_of(folder: Path) -> Iterator[Text]:
    """Yield key, day and text of every article of a folder of records."""
    for path in sorted((folder / "parts").glob("[!.]*")):
        for line in read_records(path):
            article = _article.decode(line).article
            yield Text(key=key_of(article.url, article.id), published=article.published, text=article.text)
