"""Copies of an article are linked to its first publication; other articles are not."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from tests.conftest import CORPUS, corpus_articles
from trichluc.batch.duplicates import Link, Text, near_duplicates
from trichluc.cli import app

pytest.importorskip("trafilatura")

TEXTS = [Text(key=one.id, published="2022-05-01", text=one.text or "") for one in corpus_articles()]


def copy_of(text: Text, key: str, published: str | None, *, lost: float = 0.0) -> Text:
    """Return a copy with another head and foot, some of its words lost."""
    chance = random.Random(key)
    words = " ".join(word for word in text.text.split(" ") if chance.random() >= lost)
    return Text(key=key, published=published, text=f"(TTXVN) - {words}\nNguồn: Báo tỉnh")


def test_articles_of_the_corpus_are_no_copies_of_each_other() -> None:
    assert list(near_duplicates(TEXTS)) == []


def test_copies_are_linked_to_the_first_publication() -> None:
    original = TEXTS[0]
    copies = [
        copy_of(original, "later", "2022-05-03"),
        copy_of(original, "earlier", "2022-04-30"),
        copy_of(original, "undated", None, lost=0.01),
    ]
    links = list(near_duplicates([*copies, *TEXTS]))
    assert [(one.article, one.duplicate_of) for one in links] == sorted(
        (key, "earlier") for key in (original.key, "later", "undated")
    )
    assert list(near_duplicates([*reversed(TEXTS), *reversed(copies)])) == links


def test_short_texts_are_not_compared() -> None:
    text = "Lịch tiếp công dân tháng 9."
    assert list(near_duplicates([Text(key=key, published=None, text=text) for key in "ab"])) == []


@pytest.mark.parametrize("sink", [("-o", "out"), ("--db", "records.db")])
def test_duplicates_of_what_a_run_has_written(
    sink: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    article = (CORPUS / "articles" / "giai-ngan-von-lao-cai.txt").read_text(encoding="utf-8")
    Path("a.txt").write_text(article, encoding="utf-8")
    Path("b.txt").write_text(article.replace("tỉnh", "Tỉnh", 1) + "\nTheo báo tỉnh", encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(app, ["run", "a.txt", "b.txt", *sink, "--workers", "0"]).exit_code == 0
    result = runner.invoke(app, ["duplicates", sink[1]])
    assert result.exit_code == 0, result.output
    link = msgspec.json.decode(result.stdout, type=Link)
    assert (link.article, link.duplicate_of) == ("b", "a")
