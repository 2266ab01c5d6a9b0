"""The check of the rules: the shipped ones pass, and what is wrong in an edited copy is named by file and row."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from trichluc import Extractor, RuleError, load_rules
from trichluc.rulecheck import check


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_rules_pass() -> None:
    result = check()
    assert result.problems == []
    assert result.examples > 2500


def test_a_copy_is_read_instead(copy: Path) -> None:
    levels = copy / "places" / "countries.tsv"
    levels.write_text(levels.read_text(encoding="utf-8").replace("\tLào\t", "\tLào quốc\t", 1), encoding="utf-8")
    assert any(row.name == "Lào quốc" for row in load_rules(copy).countries)
    assert Extractor(load_rules(copy)).rules.directory == copy.resolve()


def test_an_unknown_column(copy: Path) -> None:
    edit(copy / "places" / "countries.tsv", "id\t", "ident\t")
    (problem,) = check(copy).problems
    assert "countries.tsv" in problem
    assert "ident" in problem or "id" in problem


def test_a_duplicate_id(copy: Path) -> None:
    path = copy / "people" / "links.tsv"
    path.write_text(
        path.read_text(encoding="utf-8").rstrip("\n") + "\n" + path.read_text(encoding="utf-8").splitlines()[-1] + "\n",
        encoding="utf-8",
    )
    (problem,) = check(copy).problems
    assert "links.tsv" in problem
    assert "is taken by" in problem


def test_an_end_before_the_start(copy: Path) -> None:
    text = (copy / "places" / "provinces.tsv").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if "2025-07-01" in line and not line.startswith("#"))
    header = next(line for line in text.splitlines() if line.startswith("id\t")).split("\t")
    cells = row.split("\t")
    cells[header.index("valid_to")] = "2001-01-01"
    edit(copy / "places" / "provinces.tsv", row, "\t".join(cells))
    (problem,) = check(copy).problems
    assert "provinces.tsv" in problem
    assert "before it starts" in problem


def test_an_example_that_its_row_does_not_find(copy: Path) -> None:
    edit(copy / "figures" / "modifiers.tsv", "hơn 27.347 tỷ đồng", "gần 27.347 tỷ đồng")
    (problem,) = check(copy).problems
    assert "more-than" in problem
    assert "gần 27.347 tỷ đồng" in problem


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="is not a folder of rules"):
        load_rules(tmp_path / "none")
