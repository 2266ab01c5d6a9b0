"""Which figures can be parts of which: one kind of measure, or nouns that count the same things."""

from __future__ import annotations

from trichluc.fold import fold
from trichluc.record import Figure
from trichluc.rulebook import Rules

_LONGEST = 4  # words of a noun that its row can be known by


class Alike:
    """Compares figures by what they measure."""

    def __init__(self, rules: Rules) -> None:
        kinds: dict[str, set[str]] = {}
        for row in rules.counted_kinds:
            for form in row.forms if row.adds else ():
                kinds.setdefault(fold(form), set()).add(row.id)
        for post in rules.posts:
            for form in post.forms:
                kinds.setdefault(fold(form), set()).add("people")
        self._never = frozenset(fold(form) for row in rules.counted_kinds if not row.adds for form in row.forms)
        self._kinds = {form: frozenset(ids) for form, ids in kinds.items()}

    def same(self, part: Figure, whole: Figure) -> bool:
        """Say whether the two measure alike: "140 dự án" and "215 dự án", never a rate and an amount."""
        if part.kind != whole.kind or part.per is not None or whole.per is not None or part.kind == "percent":
            return False
        if part.kind != "count":
            return part.unit == whole.unit and fold(part.unit) not in self._never
        one, other = _words(part), _words(whole)
        if one[:1] == other[:1]:
            return self._never.isdisjoint(one[:1])
        return self._never.isdisjoint([*one[:1], *other[:1]]) and bool(self._of(one) & self._of(other))

    def level(self, new: Figure, old: Figure) -> bool:
        """Say whether the two are levels of one measure; rates and percents can be."""
        if new.kind == "percent":
            return old.kind == "percent"
        if new.per is not None or old.per is not None:
            return (new.kind, new.unit, new.per or old.per) == (old.kind, old.unit, old.per or new.per)
        return new.kind == old.kind and (new.unit == old.unit or self.same(new, old))

    def _of(self, words: list[str]) -> frozenset[str]:
        """Return the rows of the longest beginning of a noun that any row lists."""
        for length in range(min(len(words), _LONGEST), 0, -1):
            found = self._kinds.get(" ".join(words[:length]))
            if found is not None:
                return found
        return frozenset()


def _words(figure: Figure) -> list[str]:
    """Return the words of a counted noun; visits ("lượt khách") count what comes."""
    words = fold(figure.unit).split()
    return words[1:] if len(words) > 1 and words[0] == "lượt" else words
