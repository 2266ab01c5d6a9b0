"""The words around a time: what stands before it and makes it a point, a part, a comparison or no day at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from trichluc.rulebook.time_rows import TimeWord
from trichluc.tokens import Document, Hit, Lexicon

_REACH = 14  # tokens between "Nghị quyết" and its date: "Nghị quyết số 05-NQ/TU của Tỉnh ủy Cao Bằng ngày ..."
_BRACKET = re.compile(r"[(\[]\s{0,2}\Z")


class TimeWords:
    """The words of time, compiled once."""

    def __init__(self, rows: Iterable[TimeWord]) -> None:
        self._rows = tuple(rows)
        self.relative, self.seasons = self._of_kind("relative"), self._of_kind("season")
        forms: dict[str, list[TimeWord]] = {}
        for row in self._rows:
            for form in row.forms if row.kind not in ("relative", "season") else ():
                forms.setdefault(form, []).append(row)
        self._others = Lexicon((form, tuple(rows)) for form, rows in forms.items())

    def around(self, document: Document) -> Around:
        """Look up all words of a document."""
        return Around(document, (hit for hits in self._others.find_all(document).values() for hit in hits))

    def _of_kind(self, kind: str) -> Lexicon[TimeWord]:
        return Lexicon((form, row) for row in self._rows if row.kind == kind for form in row.forms)


class Around:
    """The words of time of one document, by kind and where they end and begin; the longest at each place."""

    def __init__(self, document: Document, hits: Iterable[Hit[tuple[TimeWord, ...]]]) -> None:
        self._document = document
        self._ending: dict[tuple[str, int], Hit[TimeWord]] = {}
        self._starting: dict[tuple[str, int], Hit[TimeWord]] = {}
        self._asides: defaultdict[int, list[int]] = defaultdict(list)
        for first, last, rows in hits:
            for row in rows:
                hit = Hit(first, last, row)
                self._ending.setdefault((row.kind, last), hit)
                self._starting.setdefault((row.kind, first), hit)
                if row.kind == "aside":
                    self._asides[document.sentence_index(first)].append(last)

    def ends(self, kind: str, token: int) -> Hit[TimeWord] | None:
        """Return the word of a kind that ends right before the token."""
        return self._ending.get((kind, token))

    def begins(self, kind: str, token: int) -> Hit[TimeWord] | None:
        """Return the word of a kind that begins at the token."""
        return self._starting.get((kind, token))

    def is_day(self, start: int, end: int, *, dotted: bool) -> bool:
        """Say whether digits such as 15/9 are a day: a word before says so, and no unit behind makes them a number."""
        document = self._document
        token, behind = document.token_at(start), document.token_range(start, end)[1]
        if self.begins("unit", behind) is not None and behind < document.sentence_of(token)[1]:
            return False
        if self.ends("cue", token) is not None:
            return True
        if dotted:
            return False
        bracket = _BRACKET.search(document.text, max(0, start - 4), start) is not None
        return bracket or self.ends("weak_cue", token) is not None

    def is_aside(self, token: int) -> bool:
        """Say whether the time at a token is compared with, or dates a document or a birth."""
        if self.ends("compare", token) is not None:
            return True
        sentence = self._document.sentence_index(token)
        for last in reversed(self._asides.get(sentence, ())):
            if last <= token:
                norms = self._document.norms[last:token]
                return token - last <= _REACH and not {",", ";", "(", "đã", "được"} & set(norms)
        return False
