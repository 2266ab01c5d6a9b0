"""What figures measure: the table of phrases, and what holds for every text."""

from __future__ import annotations

import os
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import CORPUS, corpus_articles
from trichluc import load_rules
from trichluc.numbers import AmountFinder
from trichluc.record import Figure
from trichluc.structure.figures import FigureBuilder
from trichluc.tokens import read

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RULES = load_rules(os.environ.get("RULES"))
FINDER, BUILDER = AmountFinder(RULES), FigureBuilder(RULES)
PHRASES = tomllib.loads((CORPUS / "phrases" / "metrics.toml").read_text(encoding="utf-8"))["phrase"]

# What clauses are made of, in any order: nothing of it may raise or leave the text.
SCRAPS = st.lists(
    st.sampled_from(
        [
            *("tổng", "vốn", "chi", "đạt", "là", "tăng", "giảm", "lên", "còn", "với", "có", "của", "về", "so với"),
            *(
                "trong đó",
                "ước",
                "tương đương",
                "kế hoạch",
                "KH",
                "và",
                "hỗ trợ",
                "Hỗ",
                "ở",
                "hộ dân",
                "huyện Mường Tè",
            ),
            *("5 tỷ đồng", "7,5%", "100%", "12 hộ", "3/4 xã", "2 triệu USD", "năm 2021", "1.000", "%", "đồng"),
            *("(", ")", ",", ";", ":", "-", "“", "”", "\n", "."),
        ]
    ),
    max_size=40,
).map(" ".join)


def figures(text: str) -> list[Figure]:
    document = read(text)
    return list(BUILDER.build(document, FINDER.find(document)))


def line(figure: Figure) -> str:
    notes = [figure.change, figure.modifier if figure.modifier == "estimated" else None]
    notes.append(f"base {figure.base}" if figure.base else None)
    return " | ".join([f"{figure.text} => {figure.metric or ''}", *filter(None, notes)])


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["text"][:50])
def test_phrases(phrase: dict[str, Any]) -> None:
    found = [line(figure) for figure in figures(phrase["text"]) if figure.kind in ("money", "percent")]
    assert found == phrase["figures"]


def test_phrases_are_their_own() -> None:
    texts = [phrase["text"] for phrase in PHRASES]
    assert len(texts) == len(set(texts))


def check(text: str) -> None:
    document = read(text)
    amounts = FINDER.find(document)
    found = BUILDER.build(document, amounts)
    assert [(f.start, f.end, f.value) for f in found] == [(a.start, a.end, a.value) for a in amounts]
    for figure in found:
        assert text[figure.start : figure.end] == figure.text
        assert (figure.metric is None) == (figure.metric_start is None) == (figure.metric_end is None)
        if figure.metric is not None:
            assert text[figure.metric_start : figure.metric_end] == figure.metric
            assert figure.kind in ("money", "percent")
        assert figure.base is None or figure.base in text


@given(SCRAPS)
@settings(deadline=None, max_examples=300)
def test_any_clause(text: str) -> None:
    check(text)


@given(st.text(max_size=120).map(lambda text: f"{text} 5 tỷ đồng {text} 7%"))
@settings(deadline=None, max_examples=100)
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("article", corpus_articles(), ids=lambda article: article.id)
def test_the_sample_corpus(article: Any) -> None:
    check(article.text or "")


@pytest.mark.parametrize("scrap", ["5 tỷ đồng, ", "(5% ", "5%) ", "tăng ", "tổng vốn ", "5 hộ và 7% ", "- thu 5% "])
def test_one_long_line(scrap: str) -> None:
    check(scrap * 3000)


@pytest.mark.parametrize("name", ["metric_words", "change_words"])
def test_a_form_stands_in_one_row(name: str) -> None:
    forms = [form for row in getattr(RULES, name) for form in row.forms]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []
