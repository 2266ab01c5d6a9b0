"""Examples of the rules for what figures say of each other."""

from __future__ import annotations

from trichluc.rulebook import Rules
from trichluc.rulebook.row import Row
from trichluc.structure.relations.layout import LayoutReader
from trichluc.tokens import read


class RelationChecks:
    """Looks for the cue words in examples."""

    fields = frozenset({"relation_cues"})

    def __init__(self, rules: Rules) -> None:
        self._layouts = LayoutReader(rules)

    def finds(self, name: str, row: Row, example: str) -> bool:
        """Say whether the example holds a cue of the row's kind."""
        kind = getattr(row, "kind", "")
        return any(kind in cue.kinds for cue in self._layouts.read(read(example), ()).cues)
