"""How fast texts and pages become records, beside underthesea and trafilatura in the same run on the same machine.

    python -m benchmarks.speed [CORPUS] [--articles N]

CORPUS: anything ``trichluc run`` reads; our sample corpus, many times over, where it is left out. Prints a table in
Markdown. What one core does is counted in that core's own seconds, so that a busy machine changes little; only the
workers need one that has nothing else to do. Peers get what suits them: underthesea sentence by sentence, since its
time grows with the square of a text.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import trafilatura
import underthesea

from tests.clean.page_samples import KINDS, Sample
from tests.conftest import CORPUS, corpus_articles
from trichluc import Extractor, RawArticle
from trichluc.batch.part import Part
from trichluc.batch.work import Setup, Work
from trichluc.batch.workers import run_parts
from trichluc.read import read_articles
from trichluc.tokens.sentences import sentence_bounds

_PEER_CHARACTERS = {"underthesea.word_tokenize": 400_000, "underthesea.ner": 40_000}
_PAGE_SIZE = 60_000  # characters: what pages of portals have around and in an article
_PART = 50
_ROUNDS = 3


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", nargs="?", type=Path, help="articles; the sample corpus where left out")
    options.add_argument("--articles", type=int, default=3000, help="how many to extract")
    arguments = options.parse_args()
    articles = _articles(arguments.corpus, arguments.articles)
    print(f"{datetime.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, ", end="")
    print(f"{len(articles)} articles of {arguments.corpus.name if arguments.corpus else 'the sample corpus'}, ", end="")
    print(f"{_characters(articles):,} characters\n")
    _print_table("text, one core", _text_rows(articles))
    _print_table("workers", _worker_rows(articles))
    _print_table("pages, one core", _page_rows())
    print("Start to first record: {:.2f} s, {:.2f} s of them on a core".format(*_start_up()))


def _articles(corpus: Path | None, count: int) -> list[RawArticle]:
    if corpus is None:
        return list(islice(cycle(corpus_articles()), count))
    return list(islice(read_articles([corpus], on_error=lambda error: print(error, file=sys.stderr)), count))


def _characters(articles: Iterable[RawArticle]) -> int:
    return sum(len(article.text or "") for article in articles)


def _seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return the seconds of this process' core that the work takes, whatever else the machine does meanwhile."""
    began = clock()
    work()
    return clock() - began


def _text_rows(articles: Sequence[RawArticle]) -> list[tuple[str, float, str]]:
    """Return name, speed and unit of us and the peers."""
    extractor = Extractor()
    extractor.extract(articles[0])
    rows = [("trichluc", _characters(articles) / _seconds(lambda: list(map(extractor.extract, articles))), "chars/s")]
    for name, most in _PEER_CHARACTERS.items():
        sentences = _sentences(articles, most)
        peer = getattr(underthesea, name.partition(".")[2])
        peer(sentences[0])  # loads its model
        rows.append((name, sum(map(len, sentences)) / _seconds(partial(_each, peer, sentences)), "chars/s"))
    return rows


def _each(work: Callable[[str], object], texts: Iterable[str]) -> None:
    for text in texts:
        work(text)


def _sentences(articles: Iterable[RawArticle], most: int) -> list[str]:
    """Return the sentences of the first articles, up to so many characters."""
    sentences: list[str] = []
    for article in articles:
        text = article.text or ""
        sentences += [text[start:end] for start, end in sentence_bounds(text)]
        most -= len(text)
        if most <= 0:
            break
    return sentences


def _worker_rows(articles: Sequence[RawArticle]) -> list[tuple[str, float, str]]:
    """Return the best speed of two workers and of one, from their first part to their last."""
    parts = [Part(id=str(n), articles=tuple(articles[n : n + _PART])) for n in range(0, len(articles), _PART)]
    best = {2: 0.0, 1: 0.0}
    for workers in (2, 1) * _ROUNDS:  # by turns: what else the machine does then meets both
        done = run_parts(iter(parts), partial(Work, Setup()), workers, timeout=60)
        first = len(next(done).keys)
        best[workers] = max(best[workers], (len(articles) - first) / _seconds(partial(list, done), time.perf_counter))
    return [("2 workers", best[2], "articles/s"), ("1 worker", best[1], "articles/s")]


def _page_rows() -> list[tuple[str, float, str]]:
    pages = [_at_usual_size(Sample(kind, number).html) for number, kind in enumerate(KINDS * 10)]
    extractor = Extractor()
    extractor.extract(RawArticle(id="page", html=pages[0]))
    trafilatura.bare_extraction(pages[0], with_metadata=True)
    ours = _seconds(lambda: [extractor.extract(RawArticle(id="page", html=page)) for page in pages])
    theirs = _seconds(lambda: [trafilatura.bare_extraction(page, with_metadata=True) for page in pages])
    return [
        ("trichluc, page to record", len(pages) / ours, "pages/s"),
        ("trafilatura, text and metadata", len(pages) / theirs, "pages/s"),
    ]


def _at_usual_size(html: str) -> str:
    """Return a page with the menus and scripts that portals have."""
    half = max(0, _PAGE_SIZE - len(html)) // 2
    item = '<li class="item"><a href="/tin/tin.html">Tin tức và sự kiện trong tỉnh</a></li>'
    menu = item * (half // len(item))
    return html.replace(
        "</body>", f'<div class="menu"><ul>{menu}</ul></div><script>{"x=1;" * (half // 4)}</script></body>'
    )


def _start_up() -> tuple[float, float]:
    """Return the seconds from the start of a fresh process to its first record, and those of a core."""
    article = next((CORPUS / "articles").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "trichluc", "extract", str(article), "-o", str(Path(folder, "records.jsonl"))]
        before = os.times()
        seconds = _seconds(partial(subprocess.run, command, check=True), time.perf_counter)
        after = os.times()
    return seconds, sum(after[2:4]) - sum(before[2:4])  # user and system time of children


def _print_table(title: str, rows: Sequence[tuple[str, float, str]]) -> None:
    """Print the rows, with how many times as fast the first is as each."""
    print(f"| {title} | speed | the first is so many times as fast |\n|---|---:|---:|")
    for name, speed, unit in rows:
        print(f"| {name} | {speed:,.0f} {unit} | {rows[0][1] / speed:.2f} |")
    print(flush=True)


if __name__ == "__main__":
    main()
