"""The words around a time: what stands before it and makes it a point, a part, a comparison or no day at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from trichluc.rulebook.time_rows import TimeWord
from trichluc.tokens import Document, Hit, Lexicon

_REACH = 14  # tokens between "Nghị quyết" and its date: "Nghị quyết số 05-NQ/TU của Tỉnh ủy Cao Bằng ngày ..."
_BESIDE = 2  # tokens between a word that may be a verb too and its date: "kết luận ngày 3/1"
_BREAKS = frozenset([",", ";", "(", "đã", "được"])
_FRACTION = re.compile(r"1/[2-57]|[23]/[2-5]|4/5|\d/10")
_RISING = re.compile(r"\d+ ?[\-\u2013] ?\d+")  # "từ 5-8 hộ"
_BRACKET = re.compile(r"[(\[]\s{0,2}\Z")


class TimeWords:
    """The words of time, compiled once."""

    def __init__(self, rows: Iterable[TimeWord]) -> None:
        self._rows = tuple(rows)
        self.relative = self._of_kind("relative", "short")
        self.bare, self.seasons = self._of_kind("bare"), self._of_kind("season")
        forms: dict[str, list[TimeWord]] = {}
        for row in self._rows:
            for form in row.forms if row.kind not in ("relative", "short", "bare", "season") else ():
                forms.setdefault(form, []).append(row)
        self._others = Lexicon((form, tuple(rows)) for form, rows in forms.items())

    def around(self, document: Document) -> Around:
        """Look up all words of a document."""
        return Around(document, (hit for hits in self._others.find_all(document).values() for hit in hits))

    def _of_kind(self, *kinds: str) -> Lexicon[TimeWord]:
        return Lexicon((form, row) for row in self._rows if row.kind in kinds for form in row.forms)


class Around:
    """The words of time of one document, by kind and where they end and begin; the longest at each place."""

    def __init__(self, document: Document, hits: Iterable[Hit[tuple[TimeWord, ...]]]) -> None:
        self._document = document
        self._ending: dict[tuple[str, int], Hit[TimeWord]] = {}
        self._starting: dict[tuple[str, int], Hit[TimeWord]] = {}
        self._asides: defaultdict[int, list[Hit[TimeWord]]] = defaultdict(list)
        for first, last, rows in hits:
            for row in rows:
                hit = Hit(first, last, row)
                self._ending.setdefault((row.kind, last), hit)
                self._starting.setdefault((row.kind, first), hit)
                if row.kind == "aside":
                    self._asides[document.sentence_index(first)].append(hit)

    def ends(self, kind: str, token: int) -> Hit[TimeWord] | None:
        """Return the word of a kind that ends right before the token."""
        return self._ending.get((kind, token))

    def begins(self, kind: str, token: int) -> Hit[TimeWord] | None:
        """Return the word of a kind that begins at the token."""
        return self._starting.get((kind, token))

    def is_day(self, start: int, end: int) -> bool:
        """Say whether digits such as 15/9 are a day: a word before says so, and nothing behind makes them a number."""
        document = self._document
        token, behind = document.token_at(start), document.token_range(start, end)[1]
        written = document.text[start:end]
        last = document.sentence_of(token)[1]
        unit = behind < last and self.begins("unit", behind) is not None
        cue = self.ends("cue", token)
        if cue is not None:
            return cue.value.value == "day" or not (unit and "." in written)
        if unit:
            return False
        alone = behind >= last or not document.norms[behind][0].isalnum()
        if _BRACKET.search(document.text, max(0, start - 4), start) is not None:
            return "." not in written
        if self.ends("weak_cue", token) is None:
            return False
        ratio = _FRACTION.fullmatch(written) or (_RISING.fullmatch(written) and _rises(written))
        return alone or not (ratio or "." in written)

    def is_aside(self, token: int) -> bool:
        """Say whether the time at a token is compared with, or dates a document or a birth."""
        compare = self.ends("compare", token)
        if compare is not None and not (compare.value.value == "bound" and self._document.norms[token][0].isdigit()):
            return True
        sentence = self._document.sentence_index(token)
        for hit in reversed(self._asides.get(sentence, ())):
            if hit.last <= token and self.ends("compound", hit.last) is None:
                between = self._document.norms[hit.last : token]
                return self._reaches(hit, between) and not _BREAKS & set(between)
        return False

    def _reaches(self, hit: Hit[TimeWord], between: list[str]) -> bool:
        """Say whether a word names a document of that date; a verb ("kết luận") only with a number or right before."""
        if hit.value.value == "verb" and "số" not in between[:2]:
            return len(between) <= _BESIDE
        return len(between) <= _REACH


def _rises(written: str) -> bool:
    first, last = re.findall(r"\d+", written)
    return int(first) < int(last)
