"""Examples of the rules for pages."""

from __future__ import annotations

from trichluc.clean.furniture import FurnitureFinder
from trichluc.rulebook import Rules
from trichluc.rulebook.page_rows import Furniture
from trichluc.rulebook.row import Row


class PageChecks:
    """Runs examples through the clean stage."""

    fields = frozenset({"furniture"})

    def __init__(self, rules: Rules) -> None:
        del rules  # each row is tried alone, so that no other row finds its example

    def finds(self, name: str, row: Row, example: str) -> bool:
        """Say whether the row takes the example for furniture."""
        assert isinstance(row, Furniture)
        finder = FurnitureFinder([row])
        if row.part == "inline":
            return bool(finder.inline(example))
        kept, _ = finder.split(["Tiêu đề bài viết", example])
        return example not in kept
