"""Rows about people: family names."""

from __future__ import annotations

from trichluc.rulebook.row import Row


class FamilyName(Row, frozen=True, kw_only=True):
    """A syllable, or several, with which names of persons begin: Nguyễn, Kpă, Niê, Thạch.

    ``people``: Kinh, Tày, Ê Đê, Khmer ...; ``common``: how sure a capitalised run that begins so is a person
    (3: nearly always, Nguyễn; 2: mostly; 1: also an everyday word or a place, needs other evidence, Kim, An).
    """

    people: tuple[str, ...] = ()
    common: int = 2
