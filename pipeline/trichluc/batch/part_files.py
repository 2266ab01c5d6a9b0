"""Files of records, JSON Lines or Parquet, that appear under their names whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from trichluc.batch.part import key_of
from trichluc.errors import InputError
from trichluc.record import Record

FORMATS = ("jsonl", "parquet")


class _Head(msgspec.Struct):
    id: str
    url: str | None = None
    raw_sha256: str | None = None
    extractor: str | None = None


class _Line(msgspec.Struct):
    article: _Head


_head = msgspec.json.Decoder(_Line)  # passes over the rest of the record


def heads(path: Path) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield the key of each record of a file, sha256 of what was read, and extractor."""
    for line in read_records(path):
        article = _head.decode(line).article
        yield key_of(article.url, article.id), article.raw_sha256, article.extractor


def read_records(path: Path) -> Iterator[bytes]:
    """Yield the records of a file as lines of JSON, without line ends."""
    if path.suffix == ".parquet":
        import pyarrow.parquet  # noqa: PLC0415 - an extra

        for row in pyarrow.parquet.read_table(path).to_pylist():
            yield msgspec.json.encode(row)
        return
    with path.open("rb") as file:
        for line in file:
            yield line.rstrip(b"\n")


def merge_records(path: Path, lines: Iterable[bytes]) -> None:
    """Write records to a file, new or not; those of articles it held before are replaced in their places."""
    merged: dict[str, bytes] = {}
    for line in (*(read_records(path) if path.exists() else ()), *lines):
        article = _head.decode(line).article
        merged[key_of(article.url, article.id)] = line
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    os.close(handle)
    temporary = Path(name)
    try:
        _write(temporary, list(merged.values()), path.suffix)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(path: Path, lines: list[bytes], kind: str) -> None:
    if kind == ".parquet":
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415

        table = pyarrow.Table.from_pylist([json.loads(line) for line in lines], schema=parquet_schema())
        pyarrow.parquet.write_table(table, path, compression="zstd")
    else:
        path.write_bytes(b"".join(line + b"\n" for line in lines))
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def check_format(name: str) -> str:
    """Return the name of a format that can be written; raises InputError where it is none or its extra is missing."""
    if name not in FORMATS:
        raise InputError(f"unknown format {name!r}: it is one of {', '.join(FORMATS)}")
    if name == "parquet":
        try:
            import pyarrow  # noqa: F401, PLC0415
        except ImportError:
            raise InputError("writing Parquet needs the extra: pip install 'trichluc[parquet]'") from None
    return name


def parquet_schema() -> Any:
    """Return the Arrow schema of a record: one column a part of it, numbers as decimal strings."""
    import pyarrow  # noqa: PLC0415 - an extra

    columns = {column.name: _arrow_type(column.type) for column in _fields(msgspec.inspect.type_info(Record))}
    return pyarrow.schema(list(columns.items()))


def _fields(info: msgspec.inspect.Type) -> tuple[msgspec.inspect.Field, ...]:
    assert isinstance(info, msgspec.inspect.StructType)
    return info.fields


def _arrow_type(info: msgspec.inspect.Type) -> Any:
    import pyarrow  # noqa: PLC0415 - an extra

    if isinstance(info, msgspec.inspect.UnionType):  # something or None
        return _arrow_type(next(one for one in info.types if not isinstance(one, msgspec.inspect.NoneType)))
    if isinstance(info, msgspec.inspect.VarTupleType):
        return pyarrow.list_(_arrow_type(info.item_type))
    if isinstance(info, msgspec.inspect.StructType):
        return pyarrow.struct([(field.name, _arrow_type(field.type)) for field in info.fields])
    simple = {msgspec.inspect.IntType: pyarrow.int64(), msgspec.inspect.BoolType: pyarrow.bool_()}
    return simple.get(type(info), pyarrow.string())
