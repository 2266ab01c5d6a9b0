"""What word segmentation is worth for metrics: ``python -m benchmarks.words [GOLD]``.

GOLD: a folder of gold with the texts beside it (``<id>.json``, ``<id>.txt``); our sample corpus where it is left out.
Prints how many metrics are right with the segmenter and without, how often it is asked, and what that costs.
"""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import CORPUS, corpus_articles
from trichluc import load_rules
from trichluc.clean import as_article
from trichluc.dates import TimeFinder
from trichluc.numbers import AmountFinder
from trichluc.record import Record
from trichluc.score import read_gold, score
from trichluc.structure.figures import FigureBuilder
from trichluc.structure.phrase import Tokens
from trichluc.structure.words import compounds_near
from trichluc.tokens import Document, read


class Asked:
    """The segmenter, counting the sentences it is asked about and the seconds it takes."""

    def __init__(self, on: bool) -> None:
        self.on, self.times, self.seconds = on, 0, 0.0

    def __call__(self, document: Document, phrases: Iterable[Tokens]) -> list[Tokens]:
        """Return the compounds near phrases, none where switched off."""
        start = time.perf_counter()
        found = compounds_near(document, phrases) if self.on else []
        self.seconds += time.perf_counter() - start
        self.times += 1
        return found


def texts_of(folder: Path | None) -> dict[str, str]:
    """Return the texts that gold's offsets point into, by id."""
    if folder is not None:
        return {path.stem: path.read_bytes().decode("utf-8") for path in folder.glob("*.txt")}
    return {
        raw.id: unicodedata.normalize("NFC", f"{raw.title}\n\n{raw.text}" if raw.title else raw.text or "")
        for raw in corpus_articles()
    }


def main(folder: Path | None) -> None:
    """Print both results."""
    rules, wanted, texts = load_rules(), read_gold(folder or CORPUS / "gold"), texts_of(folder)
    times, amounts = TimeFinder(rules), AmountFinder(rules)
    compounds_near(read("vận chuyển 5 tỷ đồng"), [(0, 2)])  # loads the segmenter
    for on in (False, True):
        asked, records = Asked(on), []
        builder = FigureBuilder(rules, asked)
        for name in wanted:
            document = read(texts[name])
            found = times.find(document, None)
            taken = [(one.start, one.end) for one in found]
            figures = builder.build(document, amounts.find(document, taken), found)
            records.append(Record(article=as_article(texts[name], id=name), figures=figures))
        right, metrics = score(wanted, records).attributes["figure.metric"]
        told = f"{right} of {metrics} metrics right, asked {asked.times} times, {asked.seconds:.3f} s"
        print(f"{'with' if on else 'without'} words: {told}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
