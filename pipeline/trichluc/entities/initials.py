"""Persons named by initials alone: "bà P.T.M.H.", "anh N.V.A"."""

from __future__ import annotations

from trichluc.entities.mentions import NameMention
from trichluc.entities.scan import Scan
from trichluc.rulebook.people_rows import NameCue
from trichluc.tokens import Hit


def find_initials(scan: Scan, cues: dict[int, Hit[NameCue]]) -> list[NameMention]:
    """Return persons named by initials behind a cue: "bà P.T.M.H.", "anh N.V.A"."""
    found = []
    for last, hit in cues.items():
        if hit.value.kind not in ("honorific", "role") or last >= len(scan.document):
            continue
        end = last
        limit = min(scan.sentence_end(hit.first), last + 12)
        while end + 1 < limit and len(scan.norm(end)) <= 2 and scan.capitals[end] and scan.norm(end + 1) == ".":
            end += 2
        letters = (end - last) // 2
        if end < limit and scan.capitals[end] and scan.touches(end) and len(scan.norm(end)) <= 2 and letters:
            end += 1
            letters += 1
        if letters >= 2 or (letters == 1 and end - last == 2 and scan.norm(end) in (",", "(", "và", "cho", "đã", "là")):
            text = scan.document.slice(last, end)
            found.append(NameMention(last, end, text, 3, (hit.value,), hit.first))
    return found
