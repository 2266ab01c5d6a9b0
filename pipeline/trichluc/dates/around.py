"""The words around a time: what stands before it and makes it a point, a part, a comparison or no day at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from trichluc.dates.written import COUNTS
from trichluc.rulebook.time_rows import TimeWord
from trichluc.tokens import Document, Hit, Lexicon, joined

_REACH = 14  # tokens between "Nghị quyết" and its date: "Nghị quyết số 05-NQ/TU của Tỉnh ủy Cao Bằng ngày ..."
_BESIDE = 2  # tokens between a word that may be a verb too and its date: "kết luận ngày 3/1"
_BREAKS = frozenset([",", ";", "(", "đã", "được"])
_FRACTION = re.compile(r"1/[2-57]|[23]/[2-5]|4/5|\d/10")
_RISING = re.compile(r"\d+ ?[\-\u2013] ?\d+")  # "từ 5-8 hộ"
_NUMBERS = COUNTS.keys() - {"năm"}  # "hơn |năm| 2016" is a year
_BRACKET = re.compile(r"[(\[]\s{0,2}\Z")


_Forms = dict[str, list[tuple[list[str], TimeWord]]]  # forms by their last, or their first, token; the longest first


class TimeWords:
    """The words of time, compiled once: those that are a time are searched for, the others looked up beside one."""

    def __init__(self, rows: Iterable[TimeWord]) -> None:
        self._rows = tuple(rows)
        self.relative = self._of_kind("relative", "short")
        self.bare, self.seasons = self._of_kind("bare"), self._of_kind("season")
        self.ending: defaultdict[str, _Forms] = defaultdict(dict)
        self.starting: defaultdict[str, _Forms] = defaultdict(dict)
        for row in self._rows:
            for form in sorted(row.forms, key=len, reverse=True):
                tokens = joined(form).split(" ")
                self.ending[row.kind].setdefault(tokens[-1], []).append((tokens, row))
                self.starting[row.kind].setdefault(tokens[0], []).append((tokens, row))
        for forms in (*self.ending.values(), *self.starting.values()):
            for same in forms.values():
                same.sort(key=lambda one: -len(one[0]))

    def _of_kind(self, *kinds: str) -> Lexicon[TimeWord]:
        return Lexicon((form, row) for row in self._rows if row.kind in kinds for form in row.forms)


class Around:
    """Looks up the words beside the times of one document."""

    def __init__(self, document: Document, words: TimeWords) -> None:
        self._document, self._words = document, words

    def ends(self, kind: str, token: int) -> Hit[TimeWord] | None:
        """Return the longest word of a kind that ends right before the token."""
        norms = self._document.norms
        for words, row in self._words.ending[kind].get(norms[token - 1], ()) if token > 0 else ():
            first = token - len(words)
            if first >= 0 and norms[first:token] == words:
                return Hit(first, token, row)
        return None

    def begins(self, kind: str, token: int) -> Hit[TimeWord] | None:
        """Return the longest word of a kind that begins at the token."""
        norms = self._document.norms
        for words, row in self._words.starting[kind].get(norms[token], ()) if token < len(norms) else ():
            last = token + len(words)
            if norms[token:last] == words:
                return Hit(token, last, row)
        return None

    def is_day(self, start: int, end: int) -> bool:
        """Say whether digits such as 15/9 are a day: a word before says so, and nothing behind makes them a number."""
        document = self._document
        token, behind = document.token_at(start), document.token_range(start, end)[1]
        written = document.text[start:end]
        last = document.sentence_of(token)[1]
        unit = behind < last and self.begins("unit", behind) is not None
        cue = self.ends("cue", token)
        if cue is None and document.norms[token - 1 : token] == [","]:
            cue = self.ends("cue", token - 1)
            cue = cue if cue is not None and cue.value.value == "weekday" else None
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

    def is_compared(self, token: int) -> bool:
        """Say whether the time at a token is only compared with."""
        compare = self.ends("compare", token)
        norm = self._document.norms[token]
        counted = norm[0].isdigit() or norm in _NUMBERS
        return compare is not None and (compare.value.value == "" or (compare.value.value == "best") == counted)

    def is_of_document(self, token: int) -> bool:
        """Say whether the time at a token dates a document or a birth."""
        norms = self._document.norms
        first = max(self._document.sentence_of(token)[0], token - _REACH)
        for last in range(token, first, -1):
            hit = self.ends("aside", last)
            if hit is not None and self.ends("compound", last) is None:
                return hit.value.value != "verb" or token - last <= _BESIDE or "số" in norms[last : last + 2]
            if norms[last - 1] in _BREAKS:
                return False
        return False


def _rises(written: str) -> bool:
    first, last = re.findall(r"\d+", written)
    return int(first) < int(last)
