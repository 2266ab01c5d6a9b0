"""Who is whom: pairs made by hand, with floors for precision and recall."""

from __future__ import annotations

import csv
from dataclasses import dataclass

import pytest

from tests.conftest import CORPUS
from trichluc import Extractor, RawArticle, load_rules
from trichluc.store.bodies import BodyBook
from trichluc.store.identity.compare import Verdict, compare
from trichluc.store.identity.facts import Appearance, Cluster
from trichluc.store.identity.signs import Signs
from trichluc.store.rows import build

PRECISION, RECALL = 0.98, 0.85


@dataclass(frozen=True)
class Pair:
    id: str
    same: bool
    why: str
    first: RawArticle
    second: RawArticle


def pairs(name: str) -> list[Pair]:
    lines = (CORPUS / "pairs" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        Pair(row["id"], row["same"] == "yes", row["why"], *(
            RawArticle(id=side, text=row[f"text_{side}"], published=row[f"day_{side}"], place=row[f"place_{side}"])
            for side in "ab"
        ))
        for row in rows
    ]  # fmt: skip


class Judge:
    """Reads the two articles of a pair and asks the rules."""

    def __init__(self, extractor: Extractor) -> None:
        rules = load_rules()
        self._extractor, self._book, self._signs = extractor, BodyBook(rules), Signs(rules)

    def appearances(self, raw: RawArticle, number: int) -> list[Appearance]:
        record = self._extractor.extract(raw)
        home = self._book.provinces.of_article(record.article.place)
        return build(record, raw.id, number, self._book.of_record(record, raw.id, home), home).appearances

    def judge(self, pair: Pair) -> Verdict:
        first, second = (self.appearances(raw, n) for n, raw in enumerate((pair.first, pair.second)))
        assert len(first) == len(second) == 1, f"pair {pair.id}: an official was not read: {first} {second}"
        assert first[0].name_key == second[0].name_key, f"pair {pair.id}: {first[0].name}, {second[0].name}"
        cluster = Cluster(1, 1, first[0].name)
        cluster.add(first[0])
        return compare(self._signs, second[0], cluster)


@pytest.fixture(scope="module")
def judge(extractor: Extractor) -> Judge:
    return Judge(extractor)


@pytest.mark.parametrize(("name", "least"), [("people", 150), ("held_out", 30)])
def test_pairs(judge: Judge, name: str, least: int) -> None:
    labelled = pairs(name)
    assert len(labelled) >= least
    verdicts = [(pair, judge.judge(pair)) for pair in labelled]
    joined = [pair for pair, verdict in verdicts if verdict.same]
    right = sum(pair.same for pair in joined)
    wrong = [f"{p.id} {p.why}: {v.rule}, {v.why}" for p, v in verdicts if v.same != p.same]
    precision, recall = right / len(joined), right / sum(pair.same for pair in labelled)
    print(f"precision {precision:.3f}, recall {recall:.3f}", *wrong, sep="\n")
    assert precision >= PRECISION, wrong
    assert recall >= RECALL, wrong
