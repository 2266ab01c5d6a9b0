"""A database written out in formats that other programs read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from trichluc.errors import InputError, StoreError
from trichluc.store.export.annotations import write_annotations
from trichluc.store.export.csv_files import write_csv
from trichluc.store.export.ftm import write_ftm
from trichluc.store.export.parquet_files import write_parquet
from trichluc.store.export.popolo import write_popolo

if TYPE_CHECKING:
    from trichluc.store.store import Store

# format -> what writes it: from a connection, to a folder (csv, parquet) or a file, returning how many rows
FORMATS: dict[str, Callable[[sa.Connection, Path], int]] = {
    "csv": write_csv,
    "parquet": write_parquet,
    "ftm": write_ftm,
    "popolo": write_popolo,
    "annotations": write_annotations,
}


def write(store: Store, format: str, output: Path) -> int:
    """Write a database to a folder or file; return how many rows or entities were written.

    Raises InputError for a format that is not known, StoreError where the output cannot be written.
    """
    if format not in FORMATS:
        raise InputError(f"{format}: not one of {', '.join(FORMATS)}")
    try:
        with store.database.reading() as connection:
            streaming = connection.execution_options(stream_results=True, max_row_buffer=1000)
            return FORMATS[format](streaming, output)
    except OSError as error:
        raise StoreError(f"{output}: {error.strerror or error}") from None
