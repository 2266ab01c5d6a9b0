"""Ministries of other countries: fields of work of their own, up to the country's name."""

from __future__ import annotations

from trichluc.entities.scan import Scan
from trichluc.rulebook.place_rows import Country
from trichluc.tokens import Hit

_LONGEST = 14  # tokens of "Giáo dục, Văn hóa, Thể thao, Khoa học và Công nghệ"
_JOINTS = frozenset({",", "và", "-", "&"})


def foreign_ministry(scan: Scan, token: int) -> Hit[Country] | None:
    """Return the country that ends a field of work: "Bộ trưởng| Kinh tế và Năng lượng |Đức"; None where none does."""
    limit = min(scan.sentence_end(token), token + _LONGEST) if token < len(scan.document) else token
    capital = token
    for at in range(token, limit):
        country = scan.countries.get(at)
        if country is not None:
            return country if at > token and country.value.id != "viet-nam" else None
        if scan.capitals[at]:
            capital = at
            if at in scan.bodies or at in scan.posts:
                return None
        elif scan.norm(at) not in _JOINTS and (not scan.norm(at).isalpha() or at - capital > 3 or at == token):
            return None
    return None
