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
        rows = tuple(rows)
        self.relative = Lexicon((form, row) for row in rows if row.kind == "relative" for form in row.forms)
        self.seasons = Lexicon((form, row) for row in rows if row.kind == "season" for form in row.forms)
        self._others: dict[str, Lexicon[TimeWord]] = {
            kind: Lexicon((form, row) for row in rows if row.kind == kind for form in row.forms)
            for kind in ("until", "part", "day_part", "cue", "weak_cue", "unit", "compare", "aside", "carry", "since")
        }

    def around(self, document: Document) -> Around:
        """Look up all words of a document."""
        return Around(document, {kind: lexicon.find(document) for kind, lexicon in self._others.items()})


class Around:
    """The words of time of one document, by where they end and begin."""

    def __init__(self, document: Document, hits: dict[str, list[Hit[TimeWord]]]) -> None:
        self._document = document
        self._ending = {kind: {hit.last: hit for hit in found} for kind, found in hits.items()}
        self._starting = {kind: {hit.first: hit for hit in found} for kind, found in hits.items()}
        self._asides: defaultdict[int, list[int]] = defaultdict(list)
        for hit in hits["aside"]:
            self._asides[document.sentence_index(hit.first)].append(hit.last)

    def ends(self, kind: str, token: int) -> Hit[TimeWord] | None:
        """Return the word of a kind that ends right before the token."""
        return self._ending[kind].get(token)

    def begins(self, kind: str, token: int) -> Hit[TimeWord] | None:
        """Return the word of a kind that begins at the token."""
        return self._starting[kind].get(token)

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
