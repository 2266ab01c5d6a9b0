"""Characters: one encoding of each letter, nothing invisible; done once, before any offset exists."""

from __future__ import annotations

import unicodedata

# Zero-width space, (non-)joiner and marks, soft hyphen, byte order mark, object replacement, word joiner.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u00ad\ufeff\ufffc\u2060"))
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"})


def clean_characters(text: str) -> str:
    """Return the text in NFC, without invisible, control and half characters, with ``\\n`` as its only line end.

    Everything that is seen stays as it is written: spaces, dashes and quotation marks are the source's.

    >>> clean_characters("U\\u0309y ban\\r\\nnha\\u0302n\\u200b da\\u0302n")
    'Ủy ban\\nnhân dân'
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(_LINE_ENDS).translate(_INVISIBLE)
    if not text.isprintable():
        text = "".join(c for c in text if (c >= " " and not "\ud800" <= c <= "\udfff") or c in "\n\t")
    return text
