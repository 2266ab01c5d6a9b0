"""A run killed with SIGKILL three times and resumed leaves the database of a run that was left alone."""

from __future__ import annotations

import json
from pathlib import Path

from tests.batch.killed import contents, finish, kill_at, start
from tests.conftest import corpus_articles


def test_killed_three_times(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    with feed.open("w", encoding="utf-8") as file:
        for copy in range(2):
            for one in corpus_articles():
                row = {"id": f"{one.id}-{copy}", "title": one.title, "published": one.published, "text": one.text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    finish(start(feed, whole, "--part-size", "6"))
    stored = [
        kill_at(start(feed, cut, "--part-size", "6", "--workers", "1"), cut, articles) for articles in (1, 15, 30)
    ]
    assert stored == sorted(stored)
    finish(start(feed, cut, "--part-size", "6"))
    assert contents(cut) == contents(whole)
