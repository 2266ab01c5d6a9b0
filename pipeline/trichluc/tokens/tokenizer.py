"""Tokens: syllables, numbers and punctuation marks as offsets into the text.

White space is the only thing between tokens. A number with its separators is one token
("4.484.305,92"), so is a power unit ("km2") and a name with an apostrophe ("H'Ven", "K’Thanh").
Glued words are parted where the letters show it: "HuyệnCần Giờ", "464công trình", "UBNDtỉnh".
"""

from __future__ import annotations

import re
import unicodedata

# The standard library's re with spelled-out classes is 2.5 times as fast here as regex with \p{Lu}.
_BMP = range(0x10000)


def letter_class(*categories: str) -> str:
    """Return the inside of a character class of all letters of the given Unicode categories.

    >>> re.findall(f"[{letter_class('Lu')}]", "Đảng ủy Ủy ban")
    ['Đ', 'Ủ']
    """
    wanted = [code for code in _BMP if unicodedata.category(chr(code)) in categories]
    runs: list[list[int]] = []
    for code in wanted:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(re.escape(chr(a)) + ("" if a == b else "-" + re.escape(chr(b))) for a, b in runs)


UPPER = letter_class("Lu")
LOWER = letter_class("Ll", "Lm", "Lo", "Lt", "Mn", "Mc", "Me")

_TOKEN = re.compile(
    rf"""
      \d+(?:[.,]\d+)*                               # 15, 4.484.305,92, 30.4.1975
    | [ckdmh]?m[23²³](?![{UPPER}{LOWER}\d])         # m2, km2, m³
    | [{UPPER}]?[{LOWER}]+(?![{UPPER}{LOWER}'’‘ʼ`]) # Trần, tỉnh: nine in ten
    | [{UPPER}][{LOWER}][{UPPER}](?![{UPPER}{LOWER}])  # ThS
    | [{UPPER}]{{2,}}[{LOWER}](?![{UPPER}{LOWER}])  # TTg
    | [{UPPER}]{{3,}}(?=[{LOWER}]{{2}})             # UBND|tỉnh
    | [{UPPER}{LOWER}]{{1,2}}['’‘ʼ`][{UPPER}{LOWER}]+  # H'Ven
    | [{UPPER}]*[{LOWER}]+                          # Huyện|Cần: a capital after a small letter parts
    | [{UPPER}]+                                    # UBND
    | \.{{2,}}
    | \S
    """,
    re.VERBOSE,
)


def token_bounds(text: str) -> list[tuple[int, int]]:
    """Return where each token starts and ends, in text order.

    >>> text = "giao 4.484.305,92/5.139.619,92 triệu đồng."
    >>> [text[a:b] for a, b in token_bounds(text)]
    ['giao', '4.484.305,92', '/', '5.139.619,92', 'triệu', 'đồng', '.']
    """
    return [match.span() for match in _TOKEN.finditer(text)]
