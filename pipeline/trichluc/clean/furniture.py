"""Furniture: the lines of a page that are no part of its article (counters, menus, share buttons)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trichluc.fold import fold
from trichluc.rulebook.page_rows import Furniture


class FurnitureFinder:
    """Tells page furniture from article, by the rows of ``rules/pages/furniture.toml``."""

    def __init__(self, rows: Iterable[Furniture]) -> None:
        self._parts: dict[str, re.Pattern[str] | None] = {}
        by_part: dict[str, list[str]] = {"line": [], "rest": [], "inline": []}
        for row in rows:
            by_part[row.part] += [re.escape(fold(form)) for form in row.forms]
            if row.pattern:
                by_part[row.part].append(row.pattern)
        for part, patterns in by_part.items():
            self._parts[part] = re.compile("|".join(f"(?:{p})" for p in patterns)) if patterns else None

    def split(self, lines: list[str]) -> tuple[list[str], list[str]]:
        """Return the lines of the article and the lines dropped, both in order."""
        kept: list[str] = []
        dropped: list[str] = []
        folded_lines = fold("\n".join(lines)).split("\n")
        for number, line in enumerate(lines):
            folded = folded_lines[number].strip()
            if self._matches("rest", folded) and kept:
                dropped += [rest for rest in lines[number:] if rest.strip()]
                break
            if self._matches("line", folded):
                dropped.append(line)
            else:
                kept.append(line)
        return kept, dropped

    def inline(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the character ranges of furniture glued into lines that stay."""
        pattern = self._parts["inline"]
        return tuple(match.span() for match in pattern.finditer(fold(text))) if pattern else ()

    def _matches(self, part: str, folded: str) -> bool:
        pattern = self._parts[part]
        return pattern is not None and pattern.match(folded) is not None
