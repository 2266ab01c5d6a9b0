"""The one entry to reading: inputs of every kind to raw articles; what cannot be read is named, the rest goes on."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from trichluc.errors import InputError
from trichluc.read.encodings import decode
from trichluc.read.formats import Format, format_of
from trichluc.read.json_rows import json_line_rows, json_value_rows
from trichluc.read.opening import opened, whole
from trichluc.read.rows import Row, RowMapper
from trichluc.read.sources import OnError, Source, find_sources
from trichluc.record import RawArticle
from trichluc.rulebook import Rules, load_rules

RowReader = Callable[[io.BufferedReader, "str | None"], Iterator["Row | InputError"]]

_ROW_READERS: dict[Format, RowReader] = {
    Format.JSON_LINES: json_line_rows,
    Format.JSON_VALUES: json_value_rows,
}


def read_articles(
    inputs: Sequence[str | Path],
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    rules: Rules | None = None,
    on_error: OnError,
) -> Iterator[RawArticle]:
    """Yield the articles of all inputs, in the order given, one in memory at a time.

    ``inputs``: files, folders (read with all below them), globs, and ``-`` for standard input. ``mapping``: our
    field -> its column, for tables whose columns have other names than usual. ``encoding``: that of all inputs,
    where it is known. ``on_error`` is called with an InputError naming file and row for each thing that is not
    read; where it returns, reading goes on behind it.
    """
    mapper = RowMapper((rules or load_rules()).columns, mapping)
    for source in find_sources(inputs, on_error):
        yield from _read(source, mapper, encoding, on_error)


def _read(source: Source, mapper: RowMapper, encoding: str | None, on_error: OnError) -> Iterator[RawArticle]:
    try:
        with opened(source) as stream:
            kind = format_of(source.extension, stream.peek(1))
            if reader := _ROW_READERS.get(kind):
                yield from _rows(reader(stream, encoding), source, mapper, on_error)
            else:
                yield _file(whole(stream), kind, source, encoding)
    except InputError as error:
        on_error(InputError(f"{source.name}: {error}"))
    except (OSError, EOFError, zlib.error, UnicodeError) as error:
        on_error(InputError(f"{source.name}: {getattr(error, 'strerror', None) or error}"))


def _rows(
    rows: Iterator[Row | InputError], source: Source, mapper: RowMapper, on_error: OnError
) -> Iterator[RawArticle]:
    for row in rows:
        if isinstance(row, InputError):
            on_error(InputError(f"{source.name}:{row}"))
            continue
        try:
            article = mapper.article(row, source.name, source.id)
        except InputError as error:
            on_error(InputError(f"{source.name}:{row.place}: {error}"))
        else:
            yield article


def _file(data: bytes, kind: Format, source: Source, encoding: str | None) -> RawArticle:
    text = decode(data, encoding)
    if not text.strip():
        raise InputError("no text")
    if kind is Format.HTML:
        return RawArticle(id=source.id, html=text, source=source.name)
    return RawArticle(id=source.id, text=text, source=source.name)
