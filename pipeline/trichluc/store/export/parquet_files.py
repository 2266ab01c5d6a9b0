"""Parquet: one file a table, with a datapackage.json; exact numbers are text, for no decimal type holds them all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from trichluc.errors import StoreError
from trichluc.store.export.package import TABLES, column_type, write_package
from trichluc.store.tables.base import plain

_ROWS = 50_000  # in memory at a time


def write_parquet(connection: sa.Connection, folder: Path) -> int:
    """Write all tables into a folder; return how many rows. Raises StoreError without the extra parquet."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        raise StoreError("Parquet needs the extra parquet: pip install 'trichluc[parquet]'") from None
    kinds = {"string": pa.string(), "number": pa.string(), "integer": pa.int64(), "date": pa.date32()}
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for table in TABLES:
        fields = [
            pa.field(
                column.name,
                kinds.get(column_type(column), pa.bool_()),
                nullable=bool(column.nullable),
                metadata={"comment": column.comment or ""},
            )
            for column in table.columns
        ]
        schema = pa.schema(fields, metadata={"comment": table.comment or ""})
        with pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
            result = connection.execute(sa.select(table).order_by(*table.primary_key))
            for rows in result.partitions(_ROWS):
                writer.write_table(pa.table(_columns(table, rows), schema=schema))
                count += len(rows)
    write_package(folder, "parquet")
    return count


def _columns(table: sa.Table, rows: Any) -> list[list[Any]]:
    columns = [list(values) for values in zip(*rows, strict=True)]
    for number, column in enumerate(table.columns):
        if column_type(column) == "number":
            columns[number] = [None if value is None else plain(value) for value in columns[number]]
    return columns
