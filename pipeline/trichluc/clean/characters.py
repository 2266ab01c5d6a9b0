"""Characters: one encoding of each letter, nothing invisible; done once, before any offset exists."""

from __future__ import annotations

import re
import unicodedata

# Zero-width space, (non-)joiner and marks, soft hyphen, byte order mark, object replacement, word joiner; control
# characters and halves of characters.
_UNSEEN = re.compile("[\u200b-\u200f\u00ad\ufeff\ufffc\u2060\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def clean_characters(text: str) -> str:
    """Return the text in NFC, without invisible, control and half characters, with ``\\n`` as its only line end.

    Everything that is seen stays as it is written: spaces, dashes and quotation marks are the source's.

    >>> clean_characters("U\\u0309y ban\\r\\nnha\\u0302n\\u200b da\\u0302n")
    'Ủy ban\\nnhân dân'
    """
    return _UNSEEN.sub("", _LINE_END.sub("\n", unicodedata.normalize("NFC", text)))
