"""``trichluc extract``: records, failures and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import CORPUS, corpus_articles
from trichluc import from_json
from trichluc.cli import app

runner = CliRunner()


def test_the_corpus_to_a_file(tmp_path: Path) -> None:
    output = tmp_path / "records.jsonl"
    result = runner.invoke(app, ["extract", str(CORPUS / "articles"), "-o", str(output)])
    assert (result.exit_code, result.output) == (0, "")
    ids = [from_json(line).article.id for line in output.read_bytes().splitlines()]
    assert sorted(ids) == [one.id for one in corpus_articles()]
    assert [path.name for path in tmp_path.iterdir()] == ["records.jsonl"]


def test_standard_input_to_standard_output() -> None:
    text = "Chủ tịch UBND tỉnh Lai Châu Lò Văn Panh tiếp công dân."
    result = runner.invoke(app, ["extract", "-"], input=text)
    assert from_json(result.stdout).officials[0].name == "Lò Văn Panh"


def test_what_fails_is_named_and_the_rest_is_written(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text('{"text": "Sở Tài chính họp."}\n{"title": "Không có gì"}\n', encoding="utf-8")
    result = runner.invoke(app, ["extract", str(path)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"trichluc: {path}:2: no text")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["--map", "text", "x"], ["--no-such-option", "x"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert runner.invoke(app, ["extract", *arguments]).exit_code == 2


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    result = runner.invoke(app, ["extract", str(CORPUS), "-o", str(tmp_path / "none" / "x.jsonl")])
    assert result.exit_code == 1
    assert "No such file" in result.stderr
