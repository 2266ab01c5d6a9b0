"""The sample corpus against its gold: no score falls below its floor in benchmarks/floors.toml."""

from __future__ import annotations

import sys

from tests.conftest import CORPUS, ROOT, corpus_articles, corpus_texts
from trichluc import Extractor
from trichluc.score import read_gold, score

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def test_scores_hold(extractor: Extractor) -> None:
    gold = read_gold(CORPUS / "gold")
    result = score(gold, list(extractor.extract_all(corpus_articles())), corpus_texts())
    found = {name: tally.f1 for name, tally in result.layers.items()}
    found |= {name: result.accuracy(name) for name in result.attributes}
    floors = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))["corpus"]
    assert len(floors) == len(found)
    below = {name: (round(found[name], 3), floor) for name, floor in floors.items() if round(found[name], 3) < floor}
    assert not below, "\n".join(result.errors)


def test_every_article_has_gold() -> None:
    assert {article.id for article in corpus_articles()} == set(read_gold(CORPUS / "gold"))
