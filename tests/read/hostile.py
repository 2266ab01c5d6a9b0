"""Three hundred inputs that scrapers and accidents leave behind, made fresh each time; every one is broken."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Callable, Iterator

import pytest

LINE = '{"id": "x", "text": "Sở Tài chính tỉnh Lai Châu họp."}\n'
LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "lol"}{"&l" + str(n - 1) + ";" if n else "lol"}">'
    for n in range(40)
)
HUGE = 17 << 20  # more than one article may have


def zstd(data: bytes) -> bytes:
    compressed: bytes = pytest.importorskip("zstandard").compress(data)
    return compressed


def warc(body: bytes, length: int | None = None, kind: str = "text/html") -> bytes:
    payload = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length or len(payload)}\r\n"
    about = "WARC-Target-URI: https://a.example/1\r\nContent-Type: application/http\r\n\r\n"
    return (head + about).encode() + payload + b"\r\n\r\n"


def parquet(columns: dict[str, list[object]]) -> bytes:
    pyarrow, writer = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    writer.write_table(pyarrow.table(columns), file)
    content: bytes = file.getvalue()
    return content


def noise(number: int, size: int = 500) -> bytes:
    return random.Random(number).randbytes(size)


FIXED: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "empty.jsonl": lambda: b"",
    "empty.csv": lambda: b"",
    "empty.parquet": lambda: b"",
    "empty.warc": lambda: b"",
    "empty.html": lambda: b"",
    "empty.txt.gz": lambda: gzip.compress(b""),
    "empty.txt.zst": lambda: zstd(b""),
    "spaces.txt": lambda: b" \n\t\n" * 1000,
    "invisible.txt": ("\u200b\ufeff\u00ad" * 100).encode,
    "furniture.txt": "Lượt xem: 12\nIn trang\n".encode,
    "nul.txt": lambda: b"S\xe1\xbb\x9f\0 Y t\xe1\xba\xbf",
    "nuls.html": lambda: b"\0" * 5000,
    "long-line.txt": lambda: b"a" * HUGE,
    "long-line.jsonl": lambda: b'{"text": "' + b"a" * HUGE + b'"}\n',
    "long-line.json": lambda: b'[{"text": "' + b"a" * HUGE + b'"}]',
    "long-page.html": lambda: b"<p>" + b"a" * HUGE,
    "long-cell.csv": lambda: b"id,text\n1," + b"a" * HUGE + b"\n",
    "fifty-megabytes.jsonl.gz": lambda: gzip.compress(b'{"text": "' + b"a" * (50 << 20) + b'"}\n', 1),
    "fifty-megabytes.txt.zst": lambda: zstd(b"a" * (50 << 20)),
    "bomb.txt.gz": lambda: gzip.compress(b"\0" * (60 << 20), 1),
    "bomb.html.gz": lambda: gzip.compress(b"<b>" * (6 << 20), 1),
    "laughs.xml": f"<?xml version='1.0'?><!DOCTYPE l [{LAUGHS}]><l>&l39;</l>".encode,
    "laughs.html": f"<!DOCTYPE html [{LAUGHS}]><html><body></body></html>".encode,
    "external.xml": lambda: b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    "no-text.html": lambda: b"<html><body><script>var a = 1;</script><img src=a></body></html>",
    "frames.html": lambda: b"<html><frameset><frame src=a></frameset></html>",
    "no-header.csv": lambda: b"\n\n\n",
    "missing-column.csv": lambda: b"id,title\n1,a\n",
    "short-row.csv": lambda: b"id,text\n1\n",
    "long-row.csv": lambda: b"id,text\n1,a,b,c\n",
    "open-quote.csv": lambda: b'id,text\n1,"a\n' + b"b\n" * 100,
    "latin.csv": lambda: b"id,text\n1,\xe9\xe8\xff\n",
    "missing-column.parquet": lambda: parquet({"id": ["1"]}),
    "empty-text.parquet": lambda: parquet({"text": [None]}),
    "numbers.parquet": lambda: parquet({"value": [1, 2]}),
    "half.parquet": lambda: parquet({"text": ["a" * 1000]})[:200],
    "magic.parquet": lambda: b"PAR1PAR1",
    "no-record.warc": lambda: b"WARC/1.0",
    "junk.warc": lambda: b"WARC/1.0 \r\n\r\n" + noise(1),
    "half-header.warc": lambda: warc(b"<p>a</p>")[:60],
    "half-body.warc": lambda: warc(b"<p>a</p>" * 100)[:300],
    "lies.warc": lambda: warc(b"<p>a</p>", length=10**6),
    "huge-length.warc": lambda: warc(b"<p>a</p>", length=10**15),
    "huge-page.warc": lambda: warc(b"a" * HUGE),
    "empty-page.warc": lambda: warc(b""),
    "array.jsonl": lambda: b"[1, 2]\n",
    "bare.jsonl": lambda: b'"a"\n',
    "null.jsonl": lambda: b"null\n",
    "no-text.jsonl": lambda: b'{"id": 1}\n',
    "null-text.jsonl": lambda: b'{"text": null}\n',
    "true-text.jsonl": lambda: b'{"text": true}\n',
    "object-text.jsonl": lambda: b'{"text": {"a": "b"}}\n',
    "lists.jsonl": lambda: b'{"text": [[[[]]]]}\n',
    "deep.jsonl": lambda: b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
    "deep.json": lambda: b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "surrogate.jsonl": lambda: b'{"text": "\\ud800"}\n',
    "comma.json": lambda: b'[{"text": 1,}]',
    "cut.json": lambda: b'[{"text": "a"',
    "nan.jsonl": lambda: b'{"text": NaN}\n',
    "single-quotes.jsonl": lambda: b"{'text': 'a'}\n",
    "invalid.jsonl": lambda: b'{"text": "\xff\xfe\xfd"}\n',
    "odd.txt": lambda: b"\xff\xfea\0b",
    "magic.gz": lambda: b"\x1f\x8b",
    "magic.zst": lambda: b"\x28\xb5\x2f\xfd",
    "cut.txt.zst": lambda: zstd(noise(2))[:-20],
    "crc.txt.gz": lambda: gzip.compress(LINE.encode())[:-8] + b"\0" * 8,
}


def hostile() -> Iterator[tuple[str, bytes]]:
    """Yield three hundred names and contents."""
    for name, make in FIXED.items():
        yield name, make()
    rest = 300 - len(FIXED)
    whole = gzip.compress("".join(LINE.replace('"x"', f'"{n}"') for n in range(400)).encode(), 1)
    for number in range(rest):
        kind = number % 6
        if kind == 0:
            yield f"cut-{number}.jsonl.gz", whole[: 11 + number * (len(whole) - 40) // rest]
        elif kind == 1:
            yield f"noise-{number}.txt", b"\xff" + noise(number)
        elif kind == 2:
            yield f"noise-{number}.jsonl", b"{" + noise(number).replace(b"\n", b"")
        elif kind == 3:
            yield f"noise-{number}.txt.gz", b"\x1f\x8b\x08" + noise(number)
        elif kind == 4:
            cut = json.dumps({"text": "Sở Y tế " * 20}, ensure_ascii=False).encode()
            yield f"cut-{number}.jsonl", cut[: 1 + number * (len(cut) - 2) // rest]
        else:
            page = warc(b"<p>Thu ng\xc3\xa2n s\xc3\xa1ch</p>" * 50)
            yield f"cut-{number}.warc", page[: 20 + number * (len(page) - 30) // rest]
