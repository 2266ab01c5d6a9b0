"""Whether a word could be a Vietnamese syllable: what tells "Thanh Hà" from "Donald Trump"."""

from __future__ import annotations

import re
import unicodedata

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|uya|iêu|yêu|oai|oao|oay|oeo|uai|uay|uây|uôi|ươi|ươu|uyu|oă|oa|oe|uâ|uê|uơ|uô|uy|ươ|ưa|ưi|ưu|ia|iê|yê"
    r"|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|oo|ua|ui|ưu|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?\Z"
)
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def toneless(word: str) -> str:
    """Return the folded word without tone marks; the marks of vowels stay.

    >>> toneless("nguyễn")
    'nguyên'
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))


def is_syllable(word: str) -> bool:
    """Say whether a folded word is formed like a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("nguyễn", "hương", "trump", "donald", "kpă")]
    [True, True, False, False, False]
    """
    return _SYLLABLE.match(toneless(word)) is not None
