"""The one entry to reading: inputs of every kind to raw articles; what cannot be read is named, the rest goes on."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trichluc.errors import InputError
from trichluc.read.encodings import decode
from trichluc.read.formats import Format, format_of
from trichluc.read.json_rows import json_line_rows, json_value_rows
from trichluc.read.opening import opened, whole
from trichluc.read.rows import Row, RowMapper
from trichluc.read.sources import Input, OnError, Source, find_sources
from trichluc.record import RawArticle
from trichluc.rulebook import Rules, load_rules

RowReader = Callable[[io.BufferedReader, "str | None"], Iterator["Row | InputError"]]

_ROW_READERS: dict[Format, RowReader] = {
    Format.JSON_LINES: json_line_rows,
    Format.JSON_VALUES: json_value_rows,
}


def read_articles(
    inputs: Sequence[Input],
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    rules: Rules | None = None,
    on_error: OnError,
    on_bytes: Callable[[int], None] = lambda count: None,
) -> Iterator[RawArticle]:
    """Yield the articles of all inputs, in the order given, one in memory at a time.

    ``inputs``: files, folders (read with all below them), globs, ``-`` for standard input, and sources
    that were found before. ``mapping``: our
    field -> its column, for tables whose columns have other names than usual. ``encoding``: that of all inputs,
    where it is known. ``on_error`` is called with an InputError naming file and row for each thing that is not
    read; where it returns, reading goes on behind it. ``on_bytes`` is told how many bytes were read on.
    """
    reader = _Reader(RowMapper((rules or load_rules()).columns, mapping), encoding, on_error, on_bytes)
    for source in find_sources(inputs, on_error):
        yield from reader.read(source)


@dataclass(frozen=True, slots=True)
class _Reader:
    mapper: RowMapper
    encoding: str | None
    on_error: OnError
    on_bytes: Callable[[int], None]

    def read(self, source: Source) -> Iterator[RawArticle]:
        try:
            with opened(source) as (stream, position):
                told = 0
                for article in self._articles(source, stream):
                    self.on_bytes(position() - told)
                    told = position()
                    yield article
        except InputError as error:
            self._refuse(source, f": {error}")
        except (OSError, EOFError, zlib.error, UnicodeError) as error:
            self._refuse(source, f": {getattr(error, 'strerror', None) or error}")

    def _articles(self, source: Source, stream: io.BufferedReader) -> Iterator[RawArticle]:
        kind = format_of(source.extension, stream.peek(1))
        if rows_of := _ROW_READERS.get(kind):
            yield from self._rows(source, rows_of(stream, self.encoding))
        else:
            yield _file(whole(stream), kind, source, self.encoding)

    def _rows(self, source: Source, rows: Iterator[Row | InputError]) -> Iterator[RawArticle]:
        for row in rows:
            if isinstance(row, InputError):
                self._refuse(source, f":{row}")
                continue
            try:
                article = self.mapper.article(row, source.name, source.id)
            except InputError as error:
                self._refuse(source, f":{row.place}: {error}")
            else:
                yield article

    def _refuse(self, source: Source, what: str) -> None:
        path = None if source.path is None else str(source.path)
        self.on_error(InputError(source.name + what, path, source.id))


def _file(data: bytes, kind: Format, source: Source, encoding: str | None) -> RawArticle:
    text = decode(data, encoding)
    if not text.strip():
        raise InputError("no text")
    if kind is Format.HTML:
        return RawArticle(id=source.id, html=text, source=source.name)
    return RawArticle(id=source.id, text=text, source=source.name)
