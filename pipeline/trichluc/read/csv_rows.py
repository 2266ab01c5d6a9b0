"""CSV with a header line, one row at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from trichluc.errors import InputError
from trichluc.read.opening import LONGEST
from trichluc.read.rows import Row

_DELIMITERS = ",;\t|"


def csv_rows(stream: io.BufferedReader) -> Iterator[Row | InputError]:
    """Yield each row of UTF-8; the delimiter is the one the header line has most of. A row's place is its last line."""
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
    csv.field_size_limit(LONGEST)
    header_line = text.readline(1 << 16)
    delimiter = max(_DELIMITERS, key=header_line.count)
    header = next(csv.reader([header_line], delimiter=delimiter), [])
    if not any(header):
        yield InputError("1: no header")
        return
    reader = csv.reader(text, delimiter=delimiter, strict=True)  # broken quotation is named, not guessed
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:  # NUL on Python 3.10, a cell that is too long
            yield InputError(f"{reader.line_num + 1}: {error}")
            continue
        if cells is None:
            return
        if cells:
            yield _row(reader.line_num + 1, header, cells)


def _row(line: int, header: list[str], cells: list[str]) -> Row | InputError:
    if len(cells) != len(header):
        return InputError(f"{line}: {len(cells)} cells under a header of {len(header)}")
    if any("\udc80" <= character <= "\udcff" for cell in cells if not cell.isascii() for character in cell):
        return InputError(f"{line}: not utf-8; name another encoding with --encoding")
    return Row(line, dict(zip(header, cells, strict=True)))
