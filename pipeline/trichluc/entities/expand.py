"""Abbreviations inside names of bodies, read out: "Phòng CSGT" is "Phòng Cảnh sát giao thông"."""

from __future__ import annotations

from trichluc.entities.scan import Scan
from trichluc.rulebook import Rules
from trichluc.tokens import Lexicon

_LONGEST = 5  # tokens of an abbreviation: "PCCC&CNCH", "T.Ư"


class Expander:
    """Reads abbreviations out by the rows of ``agencies/abbreviations.tsv``."""

    def __init__(self, rules: Rules) -> None:
        self._names: Lexicon[str] = Lexicon((form, row.name) for row in rules.abbreviations for form in row.forms)

    def full(self, scan: Scan, first: int, last: int) -> str:
        """Return the tokens' text on one line, abbreviations read out, the first letter a capital."""
        words: list[str] = []
        at = first
        while at < last:
            length, name = self._abbreviation(scan, at, last)
            if name is not None:
                words.append(name)
            elif at > first and scan.touches(at) and words:
                words[-1] += scan.document.slice(at, at + 1)
            else:
                words.append(scan.document.slice(at, at + 1))
            at += length
        text = " ".join(words)
        return text[:1].upper() + text[1:]

    def known(self, text: str) -> bool:
        """Say whether the text is an abbreviation that the rules read out."""
        return self._names.get(text) is not None

    def _abbreviation(self, scan: Scan, at: int, last: int) -> tuple[int, str | None]:
        for length in range(min(_LONGEST, last - at), 0, -1):
            text = scan.document.slice(at, at + length)
            if text.isupper() and len(text) > 1 and (name := self._names.get(text)) is not None:
                return length, name
        return 1, None
