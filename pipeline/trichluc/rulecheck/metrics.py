"""Examples of the rules for what figures measure."""

from __future__ import annotations

from trichluc.rulebook import Rules
from trichluc.rulebook.row import Row
from trichluc.tokens import Lexicon, read


class MetricChecks:
    """Looks for a row's words in its examples, among all words of the file: the longest form wins."""

    fields = frozenset({"metric_words", "change_words"})

    def __init__(self, rules: Rules) -> None:
        self._words = {
            name: Lexicon((form, row) for row in getattr(rules, name) for form in row.forms) for name in self.fields
        }

    def finds(self, name: str, row: Row, example: str) -> bool:
        """Say whether the example holds a word of the row of the file that fills ``Rules.<name>``."""
        return any(hit.value.id == row.id for hit in self._words[name].find(read(example)))
