"""Runs into a folder: all articles once, whatever happened before."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import corpus_articles
from trichluc import InputError, RawArticle, StoreError, load_rules
from trichluc.batch import Choices, Quarantine, Run, Setup, Summary, locally
from trichluc.batch.folder import FolderSink
from trichluc.batch.part import Part, PartDone
from trichluc.batch.part_files import read_records
from trichluc.rulebook.digest import extractor_version

VERSION = extractor_version(load_rules())


def run(
    folder: Path,
    articles: list[RawArticle],
    *,
    version: str = VERSION,
    setup: Setup | None = None,
    format: str = "jsonl",
    stop_after: int | None = None,
    bad: tuple[str, ...] = (),
    **choices: Any,
) -> Summary:
    """Run in this process; stop as by Ctrl-C after some parts."""

    def read(on_error: Callable[[InputError], None]) -> Iterator[RawArticle]:
        for name in bad:
            on_error(InputError(f"{name}: broken", name))
        yield from articles

    with closing(FolderSink(folder, format)) as sink:
        do = locally(setup or Setup(), 0, sink.writer)

        def stopping(parts: Iterator[Part]) -> Iterator[PartDone]:
            for number, done in enumerate(do(parts)):
                if number == stop_after:
                    raise KeyboardInterrupt
                yield done

        one = Run(
            sink, Quarantine(folder / "quarantine.jsonl", version), version, Choices(**{"part_size": 4, **choices})
        )
        for _ in one.go(read, stopping):
            pass
    return one.summary


def records(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the records of a folder by id; an id that comes twice fails."""
    lines = [json.loads(line) for path in sorted((folder / "parts").iterdir()) for line in read_records(path)]
    found = {line["article"]["id"]: line for line in lines}
    assert len(found) == len(lines)
    return found


def article(id: str, text: str = "Sở Tài chính tỉnh Lai Châu họp.", **about: str) -> RawArticle:
    return RawArticle(id=id, text=text, source=f"{id}.txt", **about)


def test_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    first = run(tmp_path, corpus_articles())
    before = records(tmp_path)
    second = run(tmp_path, corpus_articles())
    assert (first.records, first.done_before) == (30, 0)
    assert (second.records, second.done_before) == (0, 30)
    assert records(tmp_path) == before
    assert run(tmp_path, corpus_articles(), redo=True).records == 30
    assert records(tmp_path) == before


@pytest.mark.parametrize("stop_after", [0, 1, 5])
def test_an_interrupted_run_goes_on(tmp_path: Path, stop_after: int) -> None:
    run(tmp_path / "whole", corpus_articles())
    first = run(tmp_path / "cut", corpus_articles(), stop_after=stop_after)
    assert first.interrupted
    run(tmp_path / "cut", corpus_articles())
    assert records(tmp_path / "cut") == records(tmp_path / "whole")


def test_a_part_written_but_not_noted_is_found(tmp_path: Path) -> None:
    run(tmp_path, corpus_articles())
    before = records(tmp_path)
    (tmp_path / "index.db").unlink()
    (tmp_path / "parts" / ".part-unfinished").write_bytes(b'{"article"')
    next((tmp_path / "parts").glob("*.jsonl")).unlink()
    summary = run(tmp_path, corpus_articles())
    assert (summary.done_before, summary.records) in ((26, 4), (28, 2))
    assert records(tmp_path) == before


def test_what_changed_replaces_what_was(tmp_path: Path) -> None:
    run(tmp_path, [article("a"), article("b"), article("c")])
    summary = run(
        tmp_path, [article("b", "Sở Y tế tỉnh Lai Châu họp."), article("a", published="2020-01-02"), article("c")]
    )
    assert (summary.records, summary.done_before) == (2, 1)
    assert {id: one["article"]["published"] for id, one in records(tmp_path).items()} == {
        "a": "2020-01-02",
        "b": None,
        "c": None,
    }
    assert records(tmp_path)["b"]["agencies"][0]["name"] == "Sở Y tế tỉnh Lai Châu"


def test_new_rules_do_everything_again(tmp_path: Path) -> None:
    run(tmp_path, [article("a")])
    assert run(tmp_path, [article("a")], version="trichluc 9").records == 1


def test_the_same_twice_is_one_and_another_under_its_id_is_kept(tmp_path: Path) -> None:
    articles = [article("a"), article("a"), article("a", "Sở Y tế họp."), article("b")]
    for again in (False, True):
        summary = run(tmp_path, articles)
        assert (summary.repeated, summary.done_before) == (1, 3 if again else 0)
        assert sorted(records(tmp_path)) == ["a", "a#2", "b"]


def test_one_page_scraped_twice_is_two_articles_and_one_id_on_two_pages_too(tmp_path: Path) -> None:
    page = "https://tin.example/1"
    run(tmp_path, [article("a", url=page), article("b", "Sở Y tế họp.", url=page), article("a", url=page + "0")])
    lines = [json.loads(line) for path in (tmp_path / "parts").iterdir() for line in read_records(path)]
    found = sorted((line["article"]["id"], line["article"]["url"]) for line in lines)
    assert found == [("a", page), ("a", page + "0"), ("b#2", page + "#2")]


def test_failures_wait_in_quarantine_until_retried(tmp_path: Path) -> None:
    empty = article("empty", " \u200b ")
    good = article("good")
    first = run(tmp_path, [empty, good], bad=("x.csv",))
    assert (first.failures, first.records) == ({"input": 1, "text": 1}, 1)
    lines = [json.loads(line) for line in (tmp_path / "quarantine.jsonl").read_text().splitlines()]
    assert [(one["kind"], one["source"], one["reason"]) for one in lines] == [
        ("input", "x.csv", "x.csv: broken"),
        ("text", "empty.txt", "empty.txt: no text"),
    ]
    second = run(tmp_path, [empty, good], bad=("x.csv",))
    assert (second.quarantined_before, second.failures, second.done_before) == (1, {"input": 1}, 1)
    assert len((tmp_path / "quarantine.jsonl").read_text().splitlines()) == 2
    third = run(tmp_path, [empty], retry=True)
    assert third.failures == {"text": 1}
    assert len((tmp_path / "quarantine.jsonl").read_text().splitlines()) == 1


def test_what_no_longer_fails_leaves_quarantine(tmp_path: Path) -> None:
    slow = article("slow")
    failed = run(tmp_path, [slow], setup=Setup(timeout=1e-6))
    assert failed.failures == {"timeout": 1}
    assert run(tmp_path, [slow], retry=True).records == 1
    assert not (tmp_path / "quarantine.jsonl").exists()


def test_a_quarantine_line_cut_by_a_kill_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "quarantine.jsonl").write_text('{"kind": "inp')
    run(tmp_path, [article("a", "")])
    assert len(Quarantine(tmp_path / "quarantine.jsonl", VERSION)) == 1


def test_limit_and_since(tmp_path: Path) -> None:
    old, new, unknown = article("a", published="1/2/2019"), article("b", published="2020-01-01"), article("c")
    setup = Setup(since=datetime.date(2020, 1, 1))
    summary = run(tmp_path, [old, new, unknown], setup=setup)
    assert (summary.passed_over, sorted(records(tmp_path))) == (1, ["b", "c"])
    assert run(tmp_path / "few", corpus_articles(), limit=3).records == 3
    assert run(tmp_path / "few", corpus_articles(), limit=3).records == 3
    assert len(records(tmp_path / "few")) == 6


def test_parquet_holds_what_json_lines_hold(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for format in ("jsonl", "parquet"):
        run(tmp_path / format, corpus_articles()[:5], format=format)
        run(tmp_path / format, [article("a"), *corpus_articles()[5:6]], format=format)
    assert records(tmp_path / "parquet") == records(tmp_path / "jsonl")
    with pytest.raises(InputError, match="another format"):
        FolderSink(tmp_path / "parquet", "jsonl")


def test_two_runs_into_one_folder_are_refused(tmp_path: Path) -> None:
    with closing(FolderSink(tmp_path)), pytest.raises(StoreError, match="in use"):
        FolderSink(tmp_path)
