"""JSON Lines, JSON arrays and single JSON objects, one row at a time.

A row's place is its line, or its number in an array. An object that is the whole file has the place 0.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any

import msgspec

from trichluc.errors import InputError
from trichluc.read.opening import LONGEST, lines
from trichluc.read.rows import Row

_BLOCK = 1 << 18  # characters
_TOO_LONG = f"longer than {LONGEST >> 20} MB"


def json_line_rows(stream: io.BufferedReader) -> Iterator[Row | InputError]:
    """Yield the object of each line, or what is wrong with the line; empty lines are passed over."""
    for number, line in enumerate(lines(stream), 1):
        if line is None:
            yield InputError(f"{number}: {_TOO_LONG}")
        elif line := line.removeprefix(codecs.BOM_UTF8).strip():
            yield _line_row(number, line)


def _line_row(number: int, line: bytes) -> Row | InputError:
    try:
        value = msgspec.json.decode(line)
    except (ValueError, RecursionError) as error:
        return InputError(f"{number}: no valid JSON: {error}")
    return _row(number, value)


def _row(number: int, value: Any) -> Row | InputError:
    if isinstance(value, dict):
        return Row(number, value)
    return InputError(f"{number}: a JSON object is needed, this is a {type(value).__name__}")


def json_value_rows(stream: io.BufferedReader) -> Iterator[Row | InputError]:
    """Yield the objects of an array, or those that stand one behind another; stops at the first that is broken."""
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace")
    decoder, buffer, number = JSONDecoder(strict=False), "", None
    while True:
        block = text.read(max(_BLOCK, len(buffer)))  # twice as much each time, so that long values cost linear time
        buffer = (buffer + block).lstrip(" \t\r\n,")
        if number is None:
            number = int(buffer.startswith("["))
            buffer = buffer[number:].lstrip()
        while buffer and not (buffer[0] == "]" or _is_cut_number(buffer, block)):
            try:
                value, end = decoder.raw_decode(buffer)
            except (JSONDecodeError, RecursionError) as error:
                if block and len(buffer) < LONGEST:
                    break
                too_long = len(buffer) >= LONGEST
                yield InputError(
                    f"{number}: {_TOO_LONG if too_long else f'no valid JSON: {error}'.partition(': line')[0]}"
                )
                return
            yield _row(number, value) if end <= LONGEST else InputError(f"{number}: {_TOO_LONG}")
            number += 1
            buffer = buffer[end:].lstrip(" \t\r\n,")
        if not block:
            return


def _is_cut_number(buffer: str, block: str) -> bool:
    """Say whether the buffer may end within a bare number: more must be read before it is decoded."""
    return bool(block) and buffer[0] in "-0123456789" and buffer.strip("-+.eE0123456789") == ""
