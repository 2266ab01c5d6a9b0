"""Ministries of other countries: fields of work of their own, up to the country's name."""

from __future__ import annotations

from trichluc.entities.scan import Scan
from trichluc.entities.syllables import is_syllable
from trichluc.rulebook.place_rows import Country
from trichluc.tokens import Hit

_LONGEST = 14  # tokens of "Giáo dục, Văn hóa, Thể thao, Khoa học và Công nghệ"
_JOINTS = frozenset({",", "và", "-", "&"})
_OUTSIDE = frozenset(
    ["của", "tại", "ở", "với", "thăm", "đến", "sang", "từ", "cho", "tiếp", "gặp", "cùng", "nước", "là", "nói", "đã"]
)  # what no field of work holds


def foreign_ministry(scan: Scan, token: int) -> Hit[Country] | None:
    """Return the country that ends a field of work: "Bộ trưởng| Kinh tế và Năng lượng |Đức"; None where none does.

    A name of a person is no field: "Bộ trưởng| Lò Văn Panh và Đại sứ |Đức".
    """
    limit = min(scan.sentence_end(token), token + _LONGEST) if token < len(scan.document) else token
    capital = token
    for at in range(token, limit):
        country = scan.countries.get(at)
        if country is not None:
            return country if at > token and country.value.id != "viet-nam" else None
        if scan.capitals[at]:
            if _ends(scan, at):
                return None
            capital = at
        elif scan.norm(at) not in _JOINTS and (at == token or at - capital > 3 or not _of_field(scan, at)):
            return None
    return None


def _ends(scan: Scan, at: int) -> bool:
    """Say whether another body, a post or a person begins at a capital."""
    family = scan.families.get(at)
    person = family is not None and family.value.common >= 2 and scan.capitals[at + 1 : at + 2] not in ([], [0])
    return at in scan.bodies or at in scan.posts or person or at in scan.foreign or not is_syllable(scan.norm(at))


def _of_field(scan: Scan, at: int) -> bool:
    return scan.norm(at).isalpha() and scan.norm(at) not in _OUTSIDE
