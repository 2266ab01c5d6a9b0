"""Regions, which tell bodies of several districts apart: "khu vực| 3 - Lào Cai", "khu vực| Sa Pa - Bát Xát"."""

from __future__ import annotations

from trichluc.entities.places import capital_run_end
from trichluc.entities.scan import Scan

_ROMAN = frozenset(
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xx"]
)
_LONGEST = 4  # syllables of a district's or a town's name


def is_number(scan: Scan, token: int) -> bool:
    """Say whether the token is a number, in digits or in Roman capitals."""
    norm = scan.norm(token)
    return norm[:1].isdigit() or (norm in _ROMAN and scan.capitals[token] > 0)


def region_end(scan: Scan, token: int) -> int:
    """Return the token behind the region's number or names that begin at ``token``; ``token`` where none does."""
    end = token + 1 if is_number(scan, token) else _name_end(scan, token)
    while end > token and scan.norm(end) == "-" and (after := _name_end(scan, end + 1)) > end + 1:
        end = after
    return end


def numbered_end(scan: Scan, token: int) -> int:
    """Return the token behind a number or a numbered region: "... tỉnh| số 1", "Chi cục Kiểm lâm| vùng I"."""
    words = 2 if (scan.norm(token), scan.norm(token + 1)) == ("khu", "vực") else scan.norm(token) in ("số", "vùng")
    return token + words + 1 if words and is_number(scan, token + words) else token


def _name_end(scan: Scan, token: int) -> int:
    if (hit := scan.places.get(token)) is not None:
        return hit.last
    end = capital_run_end(scan, token, _LONGEST)
    return next((at for at in range(token, end) if scan.full_name_at(at) or scan.person_at(at)), end)
