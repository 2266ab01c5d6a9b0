"""Records as JSON Lines, read for an import: what breaks the contract's types is a Refusal with line and field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from trichluc.record import Record, from_json
from trichluc.store.contract import Refusal


def read_lines(lines: Iterable[bytes]) -> Iterator[Record | Refusal]:
    """Yield the record of each line, or why there is none."""
    for number, line in enumerate(lines, 1):
        try:
            yield from_json(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield _refusal(number, line, error)


def _refusal(number: int, line: bytes, error: Exception) -> Refusal:
    reason, _, place = str(error).partition(" - at `$")
    field = place.rstrip("`").lstrip(".")
    return Refusal(number, _article_id(line), field or "the whole line", reason)


def _article_id(line: bytes) -> str | None:
    try:
        found = msgspec.json.decode(line)["article"]["id"]
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError, KeyError):
        return None
    return found if isinstance(found, str) else None
