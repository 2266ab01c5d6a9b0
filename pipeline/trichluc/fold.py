"""Fold: one spelling for what Vietnamese texts write in several, without moving a character.

The folded text has the length of the text, so an offset into one is an offset into the other. Folded are
letter case, the place of the tone mark ("hoà" and "hòa", "uỷ" and "ủy" are one syllable; the newer style
is kept), the look-alike Ð (U+00D0) for Đ, and the many kinds of space, hyphen and quotation mark.
"""

from __future__ import annotations

import re
import unicodedata

import regex

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u00b4\u0060\u2032"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"

_LOOKALIKES = {
    "İ": "I",  # the one letter whose lower case is longer than itself
    "Ð": "Đ",
    "ð": "đ",
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
}
# Ten times as fast as str.translate: lookalikes are few in a text.
_LOOKALIKE = re.compile(f"[{re.escape(''.join(_LOOKALIKES))}]")

# "quý" and "quà" are no pairs: their u belongs to the consonant. "hoàn" is none: the tone sits on the
# nucleus of a closed syllable in both styles.
_OLD_TONE = regex.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")


def _tone_moved(pair: str) -> str:
    decomposed = unicodedata.normalize("NFD", pair[1])
    vowel, mark = decomposed[0], decomposed[1]
    return unicodedata.normalize("NFC", pair[0] + mark) + vowel


_NEW_TONE = {o + a: _tone_moved(o + a) for o, a in [("o", c) for c in "àáảãạ"] + [("o", c) for c in "èéẻẽẹ"]} | {
    "u" + y: _tone_moved("u" + y) for y in "ỳýỷỹỵ"
}


def fold(text: str) -> str:
    """Return ``text`` folded, of the same length; ``text`` is expected in NFC.

    >>> fold("Uỷ ban\u00a0ÐẢNG – Thanh Hoá")
    'ủy ban đảng - thanh hóa'
    >>> fold("Quý hoàn")
    'quý hoàn'
    """
    folded = _LOOKALIKE.sub(lambda match: _LOOKALIKES[match.group()], text).lower()
    return _OLD_TONE.sub(lambda match: _NEW_TONE[match.group()], folded)
