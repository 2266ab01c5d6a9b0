"""What bears a person's name and is none: streets, schools, temples - and rows of them behind one word."""

from __future__ import annotations

from trichluc.entities.places import capital_run_end
from trichluc.entities.scan import Scan
from trichluc.rulebook.people_rows import FamilyName
from trichluc.tokens import Hit

_ROADS = frozenset({"đường", "phố", "hẻm", "cầu", "lộ", "tuyến"})
_JOINTS = frozenset({"-", "và", ","})
_LONGEST = 5


def namesakes(scan: Scan, post_ends: set[int]) -> set[tuple[str, ...]]:
    """Return the folded names that stand behind "đường", "đền", "xã" and the like, or in a row of roads.

    A commune's word may end a post, so that its holder follows: those in ``post_ends`` name no thing.
    """
    found: set[tuple[str, ...]] = set()
    for cue in scan.cues.values():
        if cue.value.kind != "namesake" or cue.last in post_ends or cue.last >= len(scan.document):
            continue
        last = _name_end(scan, cue.last)
        if last == cue.last or (cue.first in scan.levels and _person(scan.families.get(cue.last), last - cue.last)):
            continue
        found.add(tuple(scan.document.norms[cue.last : last]))
        if scan.norm(cue.last - 1) in _ROADS:
            found.update(_row(scan, cue.first, last))
    return found


def _name_end(scan: Scan, token: int) -> int:
    return capital_run_end(scan, token, _LONGEST)


def _row(scan: Scan, cue: int, last: int) -> list[tuple[str, ...]]:
    """Return the further names of "cung đường A - B - C", "các đường A, B và C"."""
    many = scan.norm(cue - 1) in ("các", "những", "nhiều", "hai", "ba", "tuyến", "cung")
    row = []
    while (joint := scan.norm(last)) in _JOINTS and (many or joint != ",") and last + 1 < len(scan.document):
        end = _name_end(scan, last + 1)
        if end == last + 1:
            break
        row.append(tuple(scan.document.norms[last + 1 : end]))
        last = end
    return row


def _person(family: Hit[FamilyName] | None, length: int) -> bool:
    return family is not None and family.value.common == 3 and length >= 3
