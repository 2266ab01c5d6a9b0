"""JSON written as other programs expect it: one object a line, UTF-8, nothing where nothing is known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def write_lines(path: Path, objects: Iterable[dict[str, Any]]) -> int:
    """Write objects to a file, one a line; return how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for each in objects:
            file.write(json.dumps(each, ensure_ascii=False) + "\n")
            count += 1
    return count


def known(**values: Any) -> dict[str, Any]:
    """Return the values that are known: not None, and no empty list."""
    return {name: value for name, value in values.items() if value is not None and value != []}
