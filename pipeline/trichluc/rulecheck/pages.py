"""Examples of the rules for pages."""

from __future__ import annotations

from trichluc.clean.furniture import FurnitureFinder
from trichluc.clean.html import PageReader
from trichluc.rulebook import Rules
from trichluc.rulebook.page_rows import Furniture, Site
from trichluc.rulebook.row import Row


class PageChecks:
    """Runs examples through the clean stage."""

    fields = frozenset({"furniture", "sites"})

    def __init__(self, rules: Rules) -> None:
        del rules  # each row is tried alone, so that no other row finds its example

    def finds(self, name: str, row: Row, example: str) -> bool:
        """Say whether the row takes the example for furniture, or finds the body of the page."""
        if isinstance(row, Site):
            return PageReader([row]).read(f"<html><body>{example}</body></html>").lines[-1:] == ("Thân bài.",)
        assert isinstance(row, Furniture)
        finder = FurnitureFinder([row])
        if row.part == "inline":
            return bool(finder.inline(example))
        kept, _ = finder.split(["Tiêu đề bài viết", example])
        return example not in kept
