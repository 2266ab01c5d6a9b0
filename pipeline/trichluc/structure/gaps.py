"""What stands between a name and a post: the words, without brackets and terms of office, and what marks say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from trichluc.entities.mentions import NameMention, PostMention
from trichluc.entities.scan import Scan

_TRIED = 4  # names back that a post looks for one outside brackets
_FAR = 80  # tokens behind a name in which its bracket ends
_LONGEST_BRACKET = 9  # tokens of initials, of a place or of a parent: "Cục trưởng Cục X (Bộ Y) A"


def apposed(scan: Scan, post: PostMention, name: NameMention) -> bool:
    """Say whether only a mark stands between a post and the name behind it."""
    return words_between(scan, post.last, start_with_titles(name)) in ((",",), ("-",), ("(",))


def dashed(scan: Scan, post: PostMention, name: NameMention) -> bool:
    """Say whether a dash leads from a post to the full name of its holder: "Giám đốc Sở Y tế - Lò Văn Panh"."""
    return (
        name.sure == 3
        and name.last - name.first >= 3
        and words_between(scan, post.last, start_with_titles(name)) == ("-",)
    )


def apposed_to(scan: Scan, name: NameMention, post: PostMention, last: PostMention) -> bool:
    """Say whether only a mark stands between a name and the posts behind it, and no dash that a comma ends.

    In "bà A - Giám đốc B|, ông C - Giám đốc D" the dash ties more than the comma.
    """
    gap = without_brackets(words_between(scan, name.last, post.status_first))
    return gap[1:] == () and not (gap == ("-",) and scan.norm(last.last) == ",")


def words_between(scan: Scan, first: int, last: int) -> tuple[str, ...]:
    """Return the folded tokens first..last-1."""
    return tuple(scan.norm(token) for token in range(first, last))


def without_brackets(gap: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what stands in brackets ("(SN 1970, quê Lai Châu)"); an open bracket stays."""
    while "(" in gap and ")" in gap[gap.index("(") :]:
        start = gap.index("(")
        gap = gap[:start] + gap[gap.index(")", start) + 1 :]
    return gap


def without_term(gap: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a term of office right behind the post: "đại biểu Quốc hội |khóa XIV|", "|nhiệm kỳ 2021 - 2026|"."""
    if gap[:1] in (("khóa",), ("khoá",)):
        gap = gap[2:]
        gap = gap[1:] if gap[:3] == (",", "nhiệm", "kỳ") else gap
    if gap[:2] in (("nhiệm", "kỳ"), ("nhiệm", "kì")):
        gap = gap[2:]
        while gap and (gap[0].isdigit() or (gap[0] in ("-", "/") and gap[1:2] and gap[1].isdigit())):
            gap = gap[1:]
    return gap


def behind_bracket(gap: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a short bracket right behind the post: "Giám đốc Sở Y tế| (SYT)| Lò Văn Panh"."""
    if gap[:1] != ("(",) or ")" not in gap[:_LONGEST_BRACKET]:
        return gap
    return gap[gap.index(")") + 1 :]


def grams(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words one by one and two by two."""
    for length in (1, 2):
        for start in range(len(words) - length + 1):
            yield words[start : start + length]


def start_with_titles(name: NameMention) -> int:
    """Return where a name begins with its honorific and ranks; a word of kinship is not taken in ("vợ ông A")."""
    titles = all(cue.kind in ("honorific", "rank", "degree", "religious") for cue in name.cues)
    return name.cue_first if 0 <= name.cue_first < name.first and titles else name.first


def name_before(scan: Scan, names: list[NameMention], token: int) -> NameMention | None:
    """Return the last name before the token that no bracket has closed off: "Ông A (cháu ông B)| là ..."."""
    at = bisect_right(names, token, key=_last)
    return next((name for name in reversed(names[max(0, at - _TRIED) : at]) if not _closed(scan, name, token)), None)


def _last(name: NameMention) -> int:
    return name.last


def _first(name: NameMention) -> int:
    return name.first


def _closed(scan: Scan, name: NameMention, token: int) -> bool:
    """Say whether a name stands in brackets that end before the token."""
    behind = range(name.last, min(token, name.last + _FAR))
    return next((scan.norm(at) for at in behind if scan.norm(at) in ("(", ")")), "(") == ")"


def name_index(names: list[NameMention], name: NameMention) -> int:
    """Return where a name stands among the names of its block."""
    return bisect_left(names, name.first, key=_first)


def name_after(names: list[NameMention], token: int) -> NameMention | None:
    """Return the first name at or behind the token."""
    at = bisect_left(names, token, key=_first)
    return names[at] if at < len(names) else None
