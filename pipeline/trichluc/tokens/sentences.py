"""Sentences: where one ends, looked for only at full stops, question and exclamation marks and line ends."""

from __future__ import annotations

import re

from trichluc.tokens.tokenizer import LOWER, UPPER

_CANDIDATE = re.compile(
    rf"""
      (?P<line>[ \t\u00a0]*\n\s*)
    | (?P<mark>[.!?…]+)(?P<close>["”’»)\]]*)
      (?: (?P<gap>\s+|\Z)(?=["“‘«(\[\-–—•*]*\s*[{UPPER}\d]|\Z)    # a capital or a number begins the next
        | (?=["“‘«(]?[{UPPER}][{LOWER}]) )                         # glued: "rải đều.Đến nay"
    """,
    re.VERBOSE,
)

# What stands before a full stop that only shortens a word.
_SHORTENED = frozenset(
    [
        "tp",
        "tx",
        "tt",
        "h",
        "q",
        "p",
        "x",
        "tr",
        "đ",
        "ts",
        "ths",
        "pgs",
        "gs",
        "gs.ts",
        "pgs.ts",
        "bs",
        "bscki",
        "ks",
        "kts",
        "cn",
        "ncs",
        "st",
        "mr",
        "mrs",
        "ms",
        "dr",
        "jr",
        "nxb",
        "vd",
        "tel",
        "đt",
        "fax",
        "no",
        "rs",
        "st",
        "co",
        "ltd",
        "inc",
        "corp",
    ]
)
_WORD_BEFORE = re.compile(rf"(?:[{UPPER}{LOWER}]+\.)*[{UPPER}{LOWER}]+\Z")
_INITIALS = re.compile(rf"(?:\A|[^{UPPER}{LOWER}])(?:[{UPPER}]\.)*[{UPPER}]\Z")


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Return the half-open character ranges of sentences; together they hold everything but white space.

    >>> text = "UBND TP. Hà Nội họp. Đã giải ngân 22.4 tỷ đồng.Đến nay đạt 5%"
    >>> [text[a:b] for a, b in sentence_bounds(text)]
    ['UBND TP. Hà Nội họp.', 'Đã giải ngân 22.4 tỷ đồng.', 'Đến nay đạt 5%']
    """
    bounds: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _CANDIDATE.finditer(text):
        if match["line"] is not None:
            end = match.start()
            if _runs_on(text, match.start(), match.end()):
                continue
        elif _shortens(text, match):
            continue
        else:
            end = match.end("close")
        if end > start:
            bounds.append((start, end))
            start = match.end()
    end = len(text.rstrip())
    if end > start:
        bounds.append((start, end))
    return bounds


def _runs_on(text: str, line_end: int, next_line: int) -> bool:
    """Say whether a single line end only wraps a long line: small letter follows, no mark stands before."""
    if text.count("\n", line_end, next_line) > 1 or next_line >= len(text) or line_end == 0:
        return False
    return text[next_line].islower() and (text[line_end - 1].isalpha() or text[line_end - 1] == ",")


def _shortens(text: str, match: re.Match[str]) -> bool:
    """Say whether the full stop belongs to an abbreviation or an initial and ends nothing."""
    if match["mark"] != "." or match["close"] or match.end() == len(text):
        return False
    before = text[max(0, match.start() - 24) : match.start()]
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    if word.group().casefold() in _SHORTENED:
        return True
    # "bà P.T. M." and "Nguyễn V. A": an initial goes on; a lone capital at a sentence's end is rarer.
    return _INITIALS.search(before) is not None
