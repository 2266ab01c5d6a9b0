"""The commands: what they print, their exit codes, and that each is documented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from tests.conftest import CORPUS, ROOT
from trichluc.cli import app

SAMPLE = CORPUS / "articles" / "giai-ngan-von-lao-cai.txt"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_help_fits_one_screen() -> None:
    result = call("--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) <= 40


def test_show() -> None:
    result = call("show", SAMPLE)
    assert result.exit_code == 0
    assert "Vàng Seo Dình" in result.output


def test_show_as_a_page(tmp_path: Path) -> None:
    assert call("show", SAMPLE, "--html", tmp_path / "page.html").exit_code == 0
    assert "<mark" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_missing_file_is_named() -> None:
    result = call("show", "no-such-file.txt")
    assert result.exit_code == 1
    assert "no-such-file.txt" in result.output


def test_schema() -> None:
    assert json.loads(call("schema").output)["$defs"]["Figure"]["properties"]["value"]


def test_rules_check() -> None:
    result = call("rules", "check")
    assert result.exit_code == 0
    assert ": 0 problems" in result.output


def test_extract_then_score(tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    assert call("extract", CORPUS / "articles", "-o", out).exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 30
    result = call("score", CORPUS / "gold", out)
    assert result.exit_code == 0
    assert "figures.money" in result.output


def test_score_names_a_bad_line(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text("{}\n", encoding="utf-8")
    result = call("score", CORPUS / "gold", tmp_path / "records.jsonl")
    assert result.exit_code == 1
    assert "records.jsonl:1" in result.output


def commands(prefix: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return every command by its words."""

    group = typer.main.get_command(app)
    found: list[tuple[str, ...]] = []
    for name, command in getattr(group, "commands", {}).items():
        inner = getattr(command, "commands", None)
        found += [(name, word) for word in inner] if inner else [(name,)]
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_is_documented(words: tuple[str, ...]) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert f"trichluc {' '.join(words)}" in text
    assert call(*words, "--help").exit_code == 0
