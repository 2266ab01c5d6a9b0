"""Worker processes: everything comes out once, whatever some articles do to them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.batch.poison import PoisonedWork, SlowExtractor, dead_at_birth
from trichluc import InternalError, RawArticle
from trichluc.batch.part import Part
from trichluc.batch.work import Setup, Work
from trichluc.batch.workers import run_parts


def part(*ids: str) -> Part:
    return Part(id=ids[0], articles=tuple(RawArticle(id=id, text="Sở Tài chính tỉnh Lai Châu họp.") for id in ids))


def test_an_article_that_kills_or_hangs_costs_only_itself() -> None:
    parts = [part("a", "dies-1", "b"), part("c", "d"), part("hangs-1"), part("e", "hangs-2", "dies-2"), part("f")]
    done = list(run_parts(iter(parts), PoisonedWork, workers=2, timeout=1.0))
    assert [key for one in done for key in one.keys] == ["a", "b", "c", "d", "e", "f"]
    failed = sorted((one.article.id, one.kind) for each in done for one in each.failures if one.article)
    assert failed == [("dies-1", "crash"), ("dies-2", "crash"), ("hangs-1", "timeout"), ("hangs-2", "timeout")]


def test_workers_that_cannot_begin_end_the_run() -> None:
    with pytest.raises(InternalError, match="before they begin"):
        list(run_parts(iter([part("a")]), dead_at_birth, workers=1, timeout=60))


def test_an_article_out_of_time_does_not_end_the_part(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(Setup(timeout=0.1))
    monkeypatch.setattr(work, "_extractor", SlowExtractor())
    done = work.do(part("a", "b"))
    assert [(one.kind, one.reason) for one in done.failures] == [
        ("timeout", f"{id}: took more than 0.1 s") for id in "ab"
    ]


def test_an_article_out_of_time_in_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(Setup(timeout=0.1))
    monkeypatch.setattr(work, "_extractor", SlowExtractor())
    with ThreadPoolExecutor(1) as threads:
        done = threads.submit(work.do, part("a", "b")).result(timeout=30)
    assert [one.kind for one in done.failures] == ["timeout", "timeout"]
