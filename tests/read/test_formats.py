"""The same articles in every format and compression, and what is said of broken files."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import corpus_articles
from tests.read.test_articles import read

ROWS = [{"url": one.id, "title": one.title or "", "text": one.text or ""} for one in corpus_articles()[:6]]
PAGE = "<html><head><meta charset='utf-8'><title>T</title></head><body><p>Sở Y tế họp.</p></body></html>"


def as_json_lines(encoding: str = "utf-8") -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode(encoding)


def as_csv(delimiter: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, ["url", "title", "text"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue().encode()


def as_parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), file)
    return file.getvalue()


def as_zstd(data: bytes) -> bytes:
    compressed: bytes = pytest.importorskip("zstandard").compress(data)
    return compressed


@pytest.mark.parametrize("name", ["a.jsonl", "a.jl", "a.json", "a.csv", "a.tsv", "a.parquet", "a"])
@pytest.mark.parametrize("compression", ["", ".gz", ".zst"])
def test_formats_and_compressions(tmp_path: Path, name: str, compression: str) -> None:
    makers: dict[str, Callable[[], bytes]] = {
        "a.json": lambda: json.dumps(ROWS).encode(),
        "a.csv": as_csv,
        "a.tsv": lambda: as_csv("\t"),
        "a.parquet": as_parquet,
    }
    data = makers.get(name, as_json_lines)()
    packers: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".zst": as_zstd}
    path = tmp_path / (name + compression)
    path.write_bytes(packers[compression](data))
    articles, errors = read(path)
    assert errors == []
    assert [(one.url, one.title or "", one.text) for one in articles] == [tuple(row.values()) for row in ROWS]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings_of_rows(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(as_json_lines(encoding))
    articles, errors = read(path)
    assert ([one.text for one in articles], errors) == ([row["text"] for row in ROWS], [])


def warc(*pages: tuple[str, bytes, str]) -> list[bytes]:
    """Return records: url, body, the HTTP header but for the status line."""
    records = []
    for url, body, header in pages:
        payload = f"HTTP/1.1 200 OK\r\n{header}\r\n\r\n".encode() + body
        lines = ("WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}", "Content-Type: application/http")
        records.append(
            "\r\n".join((*lines, f"Content-Length: {len(payload)}")).encode() + b"\r\n\r\n" + payload + b"\r\n\r\n"
        )
    return records


def test_warc_pages(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = PAGE.encode()
    records = warc(
        ("https://a.example/1", page, "Content-Type: text/html; charset=utf-8"),
        ("https://a.example/logo", b"\x89PNG", "Content-Type: image/png"),
        ("https://a.example/2", gzip.compress(page), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        ("https://a.example/3", page.decode().encode("utf-16"), "Content-Type: text/html"),
    )
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    for name in ("a.warc", "a.warc.gz"):
        articles, errors = read(tmp_path / name)
        assert errors == []
        assert [(one.id, one.html) for one in articles] == [(f"https://a.example/{n}", PAGE) for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("packed", "cut"), [(False, 30), (False, 150), (False, -5), (True, 2), (True, 30), (True, 150), (True, -30)]
)
def test_a_warc_cut_in_the_middle_is_named_and_its_beginning_read(tmp_path: Path, packed: bool, cut: int) -> None:
    pytest.importorskip("fastwarc")
    html = "Content-Type: text/html"
    pages = [("https://a.example/1", PAGE.encode(), html), ("https://a.example/2", PAGE.encode() * 5, html)]
    first, second = warc(*pages)
    if packed:
        first, second = gzip.compress(first), gzip.compress(second)
    (tmp_path / "a.warc.gz").write_bytes(first + second[:cut])
    articles, errors = read(tmp_path / "a.warc.gz")
    assert [one.id for one in articles] == ["https://a.example/1"]
    assert len(errors) == 1


def test_the_whole_lines_of_a_cut_gzip_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(as_json_lines())[:-2000])
    articles, (error,) = read(path)
    assert 0 < len(articles) < len(ROWS)
    assert error == f"{path}: the compressed file ends before its end mark"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"id,than\n1,m\xe1\xbb\x99t\n", ":2: no text; the columns are: id, than"),
        ("a.csv", b"id,text\n1,a,b\n", ":2: 3 cells under a header of 2"),
        ("a.csv", b"id,text\n1,\xff\xfe\xff\n", ":2: not utf-8; name another encoding with --encoding"),
        ("a.parquet", b"PAR1 but no more", ":1: "),
        ("a.warc", b"no archive", ": "),
        ("a.gz", b"\x1f\x8b\x08\x00", ": the compressed file ends"),
        ("a.txt", b"m\xfft", ": byte 1 is not utf-8; name another encoding with --encoding"),
        ("a.txt", b"m\0t", ": byte 1 is NUL: this is no text"),
        ("a.json", b'[{"text": "m"}, {"text": ', ":2: no valid JSON"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    _, (error,) = read(path)
    assert error.startswith(f"{path}{said}")
