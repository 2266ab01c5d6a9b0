"""The one entry to reading: inputs of every kind to raw articles; what cannot be read is named, the rest goes on."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from trichluc.errors import InputError
from trichluc.read.csv_rows import csv_rows
from trichluc.read.encodings import Encodings
from trichluc.read.formats import Format, format_of
from trichluc.read.json_rows import json_line_rows, json_value_rows
from trichluc.read.legacy_fonts import LegacyFonts
from trichluc.read.opening import opened, whole
from trichluc.read.parquet_rows import parquet_rows
from trichluc.read.rows import Row, RowMapper
from trichluc.read.sources import Input, OnError, Source, find_sources
from trichluc.read.warc_pages import warc_rows
from trichluc.record import RawArticle
from trichluc.rulebook import Rules, load_rules

_TEXT_ROWS: dict[Format, Callable[[io.BufferedReader], Iterator[Row | InputError]]] = {
    Format.JSON_LINES: json_line_rows,
    Format.JSON_VALUES: json_value_rows,
    Format.CSV: csv_rows,
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
    rules = rules or load_rules()
    fonts = LegacyFonts(rules.legacy_letters)
    reader = _Reader(RowMapper(rules.columns, mapping), fonts, Encodings(fonts, encoding), on_error, on_bytes)
    for source in find_sources(inputs, on_error):
        yield from reader.read(source)


@dataclass(frozen=True, slots=True)
class _Reader:
    mapper: RowMapper
    fonts: LegacyFonts
    encodings: Encodings
    on_error: OnError
    on_bytes: Callable[[int], None]

    def read(self, source: Source) -> Iterator[RawArticle]:
        try:
            with opened(source) as (stream, position):
                told = 0
                for article in self._articles(source, stream):
                    self.on_bytes(position() - told)
                    told = position()
                    yield self._in_unicode(article)
        except InputError as error:
            self._refuse(source, f": {error}")
        except (OSError, EOFError, zlib.error, UnicodeError) as error:
            self._refuse(source, f": {getattr(error, 'strerror', None) or error}")
        except Exception as error:  # a file that libraries did not expect must not end the run
            self._refuse(source, f": {type(error).__name__}: {error}")

    def _articles(self, source: Source, stream: io.BufferedReader) -> Iterator[RawArticle]:
        start = stream.peek(1)
        if not start:
            raise InputError("empty")
        kind = format_of(source.extension, start)
        if kind is Format.PARQUET:
            yield from self._rows(source, parquet_rows(stream))
        elif kind is Format.WARC:
            yield from self._rows(source, warc_rows(stream, self.encodings))
        elif rows_of := _TEXT_ROWS.get(kind):
            yield from self._rows(source, rows_of(self.encodings.utf8_stream(stream)))
        elif kind is Format.HTML:
            yield RawArticle(id=source.id, html=self.encodings.decode_page(whole(stream)), source=source.name)
        else:
            yield RawArticle(id=source.id, text=self.encodings.decode(whole(stream)), source=source.name)

    def _in_unicode(self, article: RawArticle) -> RawArticle:
        """Return the article in Unicode where the user named a font of before."""
        if self.encodings.font is None:
            return article
        fields = {name: getattr(article, name) for name in ("text", "html", "title", "author", "place")}
        written = {name: self.fonts.to_unicode(text, self.encodings.font) for name, text in fields.items() if text}
        return msgspec.structs.replace(article, **written)

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
