"""Rows of tables and feeds to raw articles, by what their columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from trichluc.errors import InputError
from trichluc.record import RawArticle
from trichluc.rulebook.page_rows import Column

_HTML = re.compile(r"<(?:p|div|br|span|table|html|body|article|h[1-6]|ul|ol|img|strong|a)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a reader found it; ``place`` is its line or number, 0 where it is the whole file."""

    place: int
    values: Mapping[str, Any]


class RowMapper:
    """Finds the columns of an article in rows: those the user maps, then those with a usual name."""

    def __init__(self, columns: Iterable[Column], mapping: Mapping[str, str] | None = None) -> None:
        self._names = {column.id: column.forms for column in columns}
        self._mapping = dict(mapping or {})
        if unknown := sorted(set(self._mapping) - set(self._names)):
            raise InputError(f"--map: {', '.join(unknown)}: no such field; the fields are {', '.join(self._names)}")

    def article(self, row: Row, source: str, id_of_source: str) -> RawArticle:
        """Return the article of a row; raises InputError where the row has no text.

        Its id is that of the row, else its url, else ``id_of_source`` with the row's place.
        """
        values = {_plain(name): value for name, value in row.values.items() if isinstance(name, str)}
        found = {field: self._value(field, row.values, values) for field in self._names}
        text, lead = found.pop("text"), found.pop("lead")
        if text is None:
            raise InputError(f"{self._named('text')}; the columns are: {', '.join(map(str, row.values)) or 'none'}")
        is_html = looks_like_html(text)
        if lead and lead[:60] not in text:
            text = f"<p>{lead}</p>\n{text}" if is_html else f"{lead}\n{text}"
        found["id"] = found["id"] or found["url"] or (f"{id_of_source}/{row.place}" if row.place else id_of_source)
        about: dict[str, Any] = {**found, "html" if is_html else "text": text}
        return RawArticle(source=f"{source}:{row.place}" if row.place else source, **about)

    def _named(self, field: str) -> str:
        if field in self._mapping:
            return f"no {field} in column {self._mapping[field]!r}"
        return f"no {field}"

    def _value(self, field: str, row: Mapping[str, Any], plain: Mapping[str, Any]) -> str | None:
        if field in self._mapping:
            return _written(row.get(self._mapping[field]))
        return next((value for name in self._names[field] if (value := _written(plain.get(name)))), None)


def looks_like_html(text: str) -> bool:
    """Say whether a text is marked up: it holds a tag that texts about other things do not."""
    return _HTML.search(text, 0, 20_000) is not None


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _written(value: Any) -> str | None:
    """Return a value as text; the parts of a list a line each, as scrapy's loaders leave them; None where empty."""
    if value is None or isinstance(value, (bool, Mapping)):
        return None
    if isinstance(value, (list, tuple)):
        return "\n".join(part for one in value if (part := _written(one))) or None
    written = str(value).encode("utf-8", "replace").decode()  # JSON can escape halves of characters
    return written if written.strip() else None
