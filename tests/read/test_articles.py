"""Inputs of every kind: which articles come out, under which ids, and what is said of the rest."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from trichluc import InputError, RawArticle
from trichluc.read import read_articles


def read(*inputs: Path | str, **options: str | dict[str, str] | None) -> tuple[list[RawArticle], list[str]]:
    errors: list[InputError] = []
    articles = list(read_articles(inputs, on_error=errors.append, **options))  # type: ignore[arg-type]
    return articles, [str(error) for error in errors]


def test_ids_of_files_are_their_paths_below_the_input(tmp_path: Path) -> None:
    for name in ("a.txt", "tin/15.9.2022 b.txt", "tin/c.txt.gz", "tin/.hidden", "tin/style.css"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(b"mot") if path.suffix == ".gz" else b"mot")
    folder, errors = read(tmp_path)
    assert [one.id for one in folder] == ["a", "tin/15.9.2022 b", "tin/c"]
    assert [one.id for one in read(tmp_path / "tin" / "c.txt.gz")[0]] == ["c"]
    assert [one.id for one in read(f"{tmp_path}/*/*.txt")[0]] == ["tin/15.9.2022 b"]
    assert errors == []


def test_no_two_files_share_an_id(tmp_path: Path) -> None:
    for name in ("a.html", "a.txt", "tin/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<p>một" if path.suffix == ".html" else "một")
    assert [one.id for one in read(tmp_path)[0]] == ["a", "a.txt", "tin/a"]
    ids = [one.id for one in read(tmp_path / "a.txt", tmp_path / "tin" / "a.txt", tmp_path / "tin")[0]]
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("a.jsonl", '{"id": "1", "text": "một"}\n\n{"id": 2, "text": "hai"}', ["1", "2"]),
        (
            "a.jsonl",
            '{"text": "một"}\n{"text": "hai", "link": "https://tin.example/2"}',
            ["a/1", "https://tin.example/2"],
        ),
        ("a.json", '[{"text": "một"},\n {"id": "x", "text": "hai"}]', ["a/1", "x"]),
        ("a.json", '{\n "text": "một"\n}', ["a"]),
        ("a.json", '{"text": "một"}', ["a"]),
        ("a.json", '{"text": "một"}\n{"text": "hai"}\n', ["a/1", "a/2"]),
        ("feed", '[{"content": ["một", "hai"]}]', ["feed/1"]),
        ("feed", "[img] một", ["feed"]),
    ],
)
def test_json_in_its_layouts(tmp_path: Path, name: str, content: str, ids: list[str]) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    articles, errors = read(tmp_path / name)
    assert ([one.id for one in articles], errors) == (ids, [])


def test_usual_column_names_and_mapped_ones(tmp_path: Path) -> None:
    row = {"headline": "Đề", "content": "<p>Thân</p>", "sapo": "Dẫn", "date": "15/09/2022", "link": "u", "than": "Khác"}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (article,), _ = read(path)
    assert article == RawArticle(
        id="u", html="<p>Dẫn</p>\n<p>Thân</p>", title="Đề", published="15/09/2022", url="u", source=f"{path}:1"
    )
    (mapped,), _ = read(path, mapping={"text": "than", "id": "date"})
    assert (mapped.id, mapped.text) == ("15/09/2022", "Dẫn\nKhác")
    with pytest.raises(InputError, match="txet"):
        read(path, mapping={"txet": "than"})


@pytest.mark.parametrize(
    ("content", "said", "rest"),
    [
        ('{"id": "a"\n{"text": "một"}', ":1: no valid JSON", 1),
        ('{"title": "a"}\n{"text": "một"}', ":1: no text; the columns are: title", 1),
        ('{"text": "  "}\n{"text": "một"}', ":1: no text", 1),
        ('[1]\n{"text": "một"}', ":1: a JSON object is needed", 1),
        ("", ": empty", 0),
    ],
)
def test_bad_rows_are_named_and_the_rest_is_read(tmp_path: Path, content: str, said: str, rest: int) -> None:
    path = tmp_path / ("a.jsonl" if content else "a.txt")
    path.write_text(content, encoding="utf-8")
    articles, errors = read(tmp_path / "missing", path)
    assert len(articles) == rest
    assert errors[0] == f"{tmp_path / 'missing'}: no such file or folder"
    assert errors[1].startswith(f"{path}{said}")
    assert len(errors) == 2


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO('{"text": "một"}\n{"text": "hai"}'.encode())))
    articles, _ = read("-")
    assert [(one.id, one.source) for one in articles] == [("stdin/1", "<stdin>:1"), ("stdin/2", "<stdin>:2")]
