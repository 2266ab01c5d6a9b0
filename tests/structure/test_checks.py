"""Parts and checks: sentences with their figures marked, and the labels of the sample corpus."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Any

import pytest

from tests.conftest import CORPUS, corpus_articles
from tests.structure.marked import labelled, marked
from trichluc import load_rules
from trichluc.record import Check, Figure
from trichluc.structure.relations import RelationFinder
from trichluc.tokens import read

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PHRASES: list[dict[str, Any]] = tomllib.loads((CORPUS / "phrases/checks.toml").read_text(encoding="utf-8"))["phrase"]
# What the labelled figures of the sample corpus must give; raised as it rises.
FLOORS = {"parts": (0.95, 1.0), "checks": (0.98, 1.0)}  # precision, recall


@pytest.fixture(scope="module")
def finder() -> RelationFinder:
    return RelationFinder(load_rules())


def parts(figures: tuple[Figure, ...]) -> list[str]:
    by_id = {figure.id: figure for figure in figures}
    return [f"{figure.text} < {by_id[figure.part_of].text}" for figure in figures if figure.part_of is not None]


def said(check: Check) -> str:
    return f"{check.rule} {'ok' if check.ok else 'wrong'}: {check.message.partition(',')[0]}"


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["text"][:50])
def test_phrases(phrase: dict[str, Any], finder: RelationFinder) -> None:
    text, figures = marked(phrase["text"], phrase.get("metrics", ()))
    related, checks = finder.relate(read(text), figures)
    assert parts(related) == phrase.get("parts", [])
    assert [said(check) for check in checks] == phrase.get("checks", [])


def test_message_of_a_contradiction(finder: RelationFinder) -> None:
    text, figures = marked("Giải ngân {727.304,29/2.768.098,333 triệu đồng}, đạt {26,25%} KH.")
    (check,) = finder.relate(read(text), figures)[1]
    assert check.message == "727304290000 / 2768098333000 = 26.27 %, the text says 26.25 %"
    assert (str(check.stated), str(check.computed), check.ok) == ("26.25", "26.27", False)


def test_two_parts_of_one_plan(finder: RelationFinder) -> None:
    """What is done and what is left make up the plan, up to the last digits of a table."""
    text, figures = marked("Đã giao {31.204,17/40.118,02 triệu đồng}; chưa giao {8.913,84/40.118,02 triệu đồng}.")
    (check,) = finder.relate(read(text), figures)[1]
    assert check.ok
    assert check.message.endswith("the text says 40118020000, within rounding")


def test_corpus(finder: RelationFinder) -> None:
    """Precision and recall of parts and checks on figures that are right."""
    found: dict[str, set[object]] = {"parts": set(), "checks": set()}
    wanted: dict[str, set[object]] = {"parts": set(), "checks": set()}
    for article in corpus_articles():
        gold = json.loads((CORPUS / f"gold/{article.id}.json").read_text(encoding="utf-8"))
        text = f"{article.title}\n\n{article.text}" if article.title is not None else article.text or ""
        related, checks = finder.relate(read(unicodedata.normalize("NFC", text)), labelled(gold))
        start = {figure.id: figure.start for figure in related}
        found["parts"] |= {(gold["id"], one.start, start[one.part_of]) for one in related if one.part_of}
        wanted["parts"] |= {(gold["id"], row["start"], row["part_of"]) for row in gold["figures"] if "part_of" in row}
        found["checks"] |= {(gold["id"], one.rule, tuple(start[id_] for id_ in one.figures), one.ok) for one in checks}
        wanted["checks"] |= {
            (gold["id"], row["rule"], tuple(row["figures"]), row["ok"]) for row in gold.get("checks", [])
        }
    for layer, (precision, recall) in FLOORS.items():
        right = len(found[layer] & wanted[layer])
        assert right >= precision * len(found[layer]), (layer, sorted(map(str, found[layer] - wanted[layer])))
        assert right >= recall * len(wanted[layer]), (layer, sorted(map(str, wanted[layer] - found[layer])))
