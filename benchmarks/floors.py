"""Score against hand-made gold and compare with the floors: ``python -m benchmarks.floors GOLD [--set NAME]``.

GOLD is a folder of ``<id>.json`` with ``articles.jsonl`` (id, title, published, text) or ``<id>.txt`` beside them.
Floors are kept in ``benchmarks/floors.toml``, by set. Exit code 1 where a score is below its floor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from trichluc import Extractor, RawArticle
from trichluc.score import Score, read_gold, score

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FLOORS = Path(__file__).with_name("floors.toml")


def gold_articles(folder: Path) -> Iterator[RawArticle]:
    """Yield the articles of a gold folder: the rows of its articles.jsonl, else its text files."""
    feed = folder / "articles.jsonl"
    if not feed.exists():
        for path in sorted(folder.glob("*.txt")):
            yield RawArticle(id=path.stem, text=path.read_bytes().decode("utf-8"))
        return
    for line in feed.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = ("url", "title", "published", "text")
        yield RawArticle(id=str(row["id"]), **{name: row[name] for name in names if row.get(name)})


def gold_texts(folder: Path) -> dict[str, str]:
    """Return the texts that the gold's offsets point into."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in folder.glob("*.txt")}


def numbers_of(result: Score) -> dict[str, float]:
    """Return F1 by layer and accuracy by attribute."""
    layers = {name: tally.f1 for name, tally in result.layers.items()}
    return layers | {name: result.accuracy(name) for name in sorted(result.attributes)}


def report(found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print scores beside floors; return the names of those that fell below."""
    table = Table("score", "found", "floor")
    for name, value in found.items():
        table.add_row(name, f"{value:.3f}", f"{floors[name]:.3f}" if name in floors else "")
    Console().print(table)
    return [name for name, floor in floors.items() if round(found.get(name, 0.0), 3) < floor]


def main() -> int:
    """Score the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--set", default="dev", help="which floors to hold (a table of floors.toml)")
    parser.add_argument("--errors", type=int, default=0, help="print the first N errors")
    arguments = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))[arguments.set]
    records = Extractor().extract_all(gold_articles(arguments.gold))
    result = score(read_gold(arguments.gold), list(records), gold_texts(arguments.gold))
    below = report(numbers_of(result), floors)
    for error in result.errors[: arguments.errors]:
        print(error, file=sys.stderr)
    for name in below:
        print(f"below its floor: {name}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main())
