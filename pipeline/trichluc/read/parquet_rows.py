"""Parquet, a few rows in memory at a time."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from shutil import copyfileobj

from trichluc.errors import InputError
from trichluc.read.rows import Row

_BATCH = 256


def parquet_rows(stream: io.BufferedReader) -> Iterator[Row | InputError]:
    """Yield each row, numbered from 1."""
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise InputError("reading Parquet needs the extra: pip install 'trichluc[parquet]'") from None
    with tempfile.TemporaryFile() as copy:  # its directory stands at the end: pipes and .gz cannot go there
        file = stream if _is_plain(stream) else copy
        if file is copy:
            copyfileobj(stream, copy)
            copy.seek(0)
        number = 0
        try:
            for batch in pyarrow.parquet.ParquetFile(file).iter_batches(_BATCH):
                for values in batch.to_pylist():
                    number += 1
                    yield Row(number, values)
        except pyarrow.ArrowException as error:
            yield InputError(f"{number + 1}: {str(error).splitlines()[0]}")


def _is_plain(stream: io.BufferedReader) -> bool:
    return isinstance(stream.raw, io.FileIO) and stream.seekable()
