"""Count the phrases of corpus/phrases by family: ``python -m benchmarks.families``.

A family is what a heading in a phrase file names (``# --- money: ranges``); prints a Markdown table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PHRASES = Path(__file__).resolve().parents[1] / "corpus" / "phrases"


def families(path: Path) -> Iterator[tuple[str, int]]:
    """Yield (family, how many phrases) of a phrase file, in its order."""
    counts: Counter[str] = Counter()
    family = "at the head of the file"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# ---"):
            family = line.strip("# -")
        elif line.startswith("[["):
            counts[family] += 1
    yield from counts.items()


def main() -> None:
    """Print the table."""
    print("| file | family | phrases |\n|---|---|---|")
    for path in sorted(PHRASES.glob("*.toml")):
        for family, count in families(path):
            print(f"| `{path.name}` | {family} | {count} |")


if __name__ == "__main__":
    main()
