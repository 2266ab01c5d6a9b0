"""Texts in fonts of before Unicode (TCVN3, VNI): found out carefully, turned into Unicode by the rules' tables."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from trichluc.rulebook.page_rows import LegacyLetter

_SAMPLE = 5_000  # characters that are looked at
_FEWEST = 8  # words that must be Vietnamese for a guess
_SURE, _GAIN = 0.85, 0.2  # share of Vietnamese words after, and how much more than before

# Letters that Vietnamese has in Unicode and no font of before has: a text with one of them is left as it is.
_UNICODE = re.compile("[ăđĂĐơưƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_FOREIGN = re.compile("[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SYLLABLE = re.compile(
    "(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    "(?:[aăâeêioôơuưy]|[aeo][oiuy]|â[uy]|êu|i[aeêu]|o[aăe]|oa[iy]|oeo|[ôơ]i|u[aâêeiôơy]|u[ôơ]i|u[ây][ay]|uy[aêu]"
    "|iêu|yêu|yê|ư[aiơu]|ươ[iu])"
    "(?:ch|ng|nh|[cmnpt])?"
)


class LegacyFonts:
    """The fonts of ``rules/pages/legacy_letters.tsv``."""

    def __init__(self, rows: Iterable[LegacyLetter]) -> None:
        self._letters: dict[str, dict[str, str]] = defaultdict(dict)
        for row in rows:
            self._letters[row.font].update(dict.fromkeys(row.forms, row.letter))
        self._patterns = {
            font: re.compile("|".join(sorted(map(re.escape, letters), key=len, reverse=True)))
            for font, letters in self._letters.items()
        }

    def __contains__(self, font: object) -> bool:
        """Say whether a font has this name."""
        return font in self._letters

    def to_unicode(self, text: str, font: str) -> str:
        """Return a text of the font, read as windows-1252, in Unicode."""
        letters = self._letters[font]
        return self._patterns[font].sub(lambda match: letters[match.group()], text)

    def guess(self, text: str) -> str | None:
        """Return the font a text is in; None where it is in Unicode, in another language, or not sure.

        A text that holds a letter only Unicode Vietnamese has is in Unicode, so that nearly all texts cost one
        short search.
        """
        if _UNICODE.search(text) or not _FOREIGN.search(text):
            return None
        sample = text[:_SAMPLE]
        before, _ = vietnamese(sample)
        for font in self._letters:
            share, words = vietnamese(self.to_unicode(sample, font))
            if words >= _FEWEST and share >= max(_SURE, before + _GAIN):
                return font
        return None


def vietnamese(text: str) -> tuple[float, int]:
    """Return the share of words that are spelled as Vietnamese syllables, and how many they are.

    >>> vietnamese("Ủy ban nhân dân tỉnh"), vietnamese("Spanish parliament")
    ((1.0, 5), (0.0, 0))
    """
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()) if len(word) > 1]
    good = sum(_is_syllable(word) for word in words)
    return (good / len(words) if words else 0.0), good


def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word)
    toneless = decomposed.translate(_TONES)
    if len(decomposed) - len(toneless) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None
