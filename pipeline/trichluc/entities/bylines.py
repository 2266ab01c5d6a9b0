"""Bylines and credits: names at an article's end and behind "Ảnh:", with no sentence around them."""

from __future__ import annotations

from collections.abc import Iterator

from trichluc.entities.mentions import NameMention
from trichluc.entities.scan import CAPITALS, Scan
from trichluc.entities.syllables import is_syllable
from trichluc.rulebook.people_rows import NameCue

_LONGEST_BYLINE = 14  # tokens of a last line that may be nothing but names, papers and marks
_LAST_LINES = 4  # how many lines from the end may hold a byline
_MARKS = frozenset({"-", ",", "/", "&", "và", "(", ")", ".", "–", "|", ";", "*"})


def find_bylines(scan: Scan) -> list[NameMention]:
    """Return the names of authors and photographers, in text order; initials ("N.H") name nobody."""
    found = list(_credits(scan))
    for first, last in scan.document.sentences[-_LAST_LINES:]:
        found += _closing(scan, first, last)
    unique: dict[int, NameMention] = {}
    for name in sorted(found, key=lambda name: (name.first, -name.last)):
        if all(name.first >= other.last for other in unique.values()):
            unique[name.first] = name
    return list(unique.values())


def _credits(scan: Scan) -> Iterator[NameMention]:
    """Yield the names behind "Ảnh:", "Tin, ảnh:", "Theo" and the like."""
    for cue in scan.cues.values():
        if cue.value.kind != "byline" or cue.last >= len(scan.document):
            continue
        at = cue.last
        if scan.norm(at) in (":", "-"):
            at += 1
        elif scan.norm(cue.first) != "theo" or not _closes(scan, cue.first):
            continue
        yield from _names(scan, at, scan.sentence_end(cue.first), (cue.value,), cue.first)


def _closes(scan: Scan, token: int) -> bool:
    """Say whether the token's sentence is the article's last and short."""
    first, last = scan.document.sentence_of(token)
    return last == len(scan.document) and last - first <= _LONGEST_BYLINE


def _closing(scan: Scan, first: int, last: int) -> Iterator[NameMention]:
    """Yield the names of a short last line that is nothing but names, and perhaps a paper: "Lò Panh/VOV", "(ghi)"."""
    if last - first > _LONGEST_BYLINE:
        return
    last = next((token for token in range(first + 1, last) if scan.norm(token) in ("(", "/")), last)
    words = [t for t in range(first, last) if scan.norm(t) not in _MARKS]
    if not words or not all(scan.capitals[t] for t in words):
        return
    at = first
    cue = scan.cues.get(first)
    if (
        cue is not None
        and cue.value.kind not in ("byline", "namesake", "road")
        and (scan.norm(first) != "anh" or last - first > 3)
    ):
        return  # "Ông Lò Văn Panh" on a line of its own is no author, "Anh Tuấn" is
    while at < last and (hit := scan.cues.get(at)) is not None and hit.value.kind == "byline":
        at = hit.last
    yield from _names(scan, at, last, (), -1)


def _names(scan: Scan, first: int, limit: int, cues: tuple[NameCue, ...], cue_first: int) -> Iterator[NameMention]:
    """Yield the names of a list that marks part; stop at the first thing that is none."""
    at = first
    while at < limit:
        end = at
        while end < limit and scan.capitals[end] and scan.norm(end).isalpha() and not _breaks(scan, at, end):
            end += 1
        if not _is_name(scan, at, end):
            return
        text = " ".join(scan.document.slice(at, end).split())
        yield NameMention(at, end, text, 3, cues, cue_first)
        if scan.norm(end) not in ("-", ",", "và", "&", "–"):
            return
        at = end + 1


def _breaks(scan: Scan, first: int, token: int) -> bool:
    """Say whether the next sentence begins at the token, its full stop missing: "Ảnh: THANH LÂM| Trước đó ..."."""
    if token < first + 2:
        return False
    ends = scan.begins_sentence(token) or scan.word_begins(token)
    return ends or token in scan.places or scan.capitals[first] == CAPITALS > scan.capitals[token]


def _is_name(scan: Scan, first: int, last: int) -> bool:
    """Say whether a run can be an author's name: two to four syllables, no paper, no place, no body."""
    known = first in scan.foreign or all(is_syllable(scan.norm(token)) for token in range(first, last))
    if not 2 <= last - first <= 4 or not known:
        return False
    if first in scan.not_names or first in scan.bodies or first in scan.posts:
        return False
    if all(scan.capitals[t] == CAPITALS and len(scan.norm(t)) <= 2 for t in range(first, last)):
        return False  # "VH TT": initials of an office
    place = scan.places.get(first) or scan.countries.get(first)
    return place is None or place.last < last
