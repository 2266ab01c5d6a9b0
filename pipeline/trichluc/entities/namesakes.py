"""What bears a person's name and is none: streets, schools, temples, communes."""

from __future__ import annotations

from trichluc.entities.places import capital_run_end
from trichluc.entities.scan import Scan
from trichluc.rulebook.people_rows import FamilyName
from trichluc.tokens import Hit

_LONGEST = 5


def namesakes(scan: Scan, post_ends: set[int]) -> set[tuple[str, ...]]:
    """Return the folded names that stand behind "đường", "đền", "xã" and the like.

    A commune's word may end a post, so that its holder follows: those in ``post_ends`` name no thing.
    """
    found: set[tuple[str, ...]] = set()
    for cue in scan.cues.values():
        if cue.value.kind not in ("namesake", "road") or cue.last in post_ends or cue.last >= len(scan.document):
            continue
        last = _name_end(scan, cue.last)
        if last == cue.last or (cue.first in scan.levels and _person(scan.families.get(cue.last), last - cue.last)):
            continue
        found.add(tuple(scan.document.norms[cue.last : last]))
    return found


def _name_end(scan: Scan, token: int) -> int:
    return capital_run_end(scan, token, _LONGEST)


def _person(family: Hit[FamilyName] | None, length: int) -> bool:
    return family is not None and family.value.common == 3 and length >= 3
