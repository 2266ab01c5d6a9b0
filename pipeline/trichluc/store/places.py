"""The province that a place is in, so that bodies and people of places with one name are told apart."""

from __future__ import annotations

import re
from functools import lru_cache

from trichluc.rulebook import Rules
from trichluc.store.keys import words

_KIND = re.compile(r"^(tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) ")


class Provinces:
    """The provinces of the rulebook, by the names of the places in them."""

    def __init__(self, rules: Rules) -> None:
        self._names = {words(form): row.name for row in rules.provinces for form in (row.name, *row.forms)}
        province_names = {row.id: row.name for row in rules.provinces}
        self.of_article = lru_cache(maxsize=4096)(self._of_article)
        self._of_district: dict[str, set[str]] = {}
        for row in rules.districts:
            self._of_district.setdefault(words(row.name), set()).add(province_names[row.province])

    def _of_article(self, place: str | None) -> str | None:
        """Return the province of "tỉnh Cao Bằng" or "huyện Đăk Glei", None where it is not plain."""
        if place is None:
            return None
        folded = words(place)
        name = _KIND.sub("", folded)
        if name in self._names and not folded.startswith(("huyện ", "quận ", "thị xã ")):
            return self._names[name]
        return self._of_one_district(name, None)

    def of_body(self, level: str | None, place: str | None, home: str | None) -> str | None:
        """Return the province of a body from its level and place; ``home``: the province of the article.

        None where the body is of no province, or where the place's name is given to several and none is ``home``.
        """
        if level == "central" or place is None:
            return None
        name = words(place)
        if level in ("province", None) and name in self._names:
            return self._names[name]
        if level == "commune":
            return home
        return self._of_one_district(name, home)

    def _of_one_district(self, name: str, home: str | None) -> str | None:
        provinces = self._of_district.get(name, set())
        if home in provinces or not provinces:
            return home
        return next(iter(provinces)) if len(provinces) == 1 else None
