"""Which place a body named without one belongs to: "UBND tỉnh" in an article on Cao Bằng."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from trichluc.entities.mentions import Entities, Place, PlaceMention
from trichluc.entities.scan import PlaceRow, Scan
from trichluc.record import Article
from trichluc.rulebook import Rules
from trichluc.rulebook.place_rows import District, Province
from trichluc.tokens import joined

_TITLE_WEIGHT, _BODY_WEIGHT, _LEVEL_WEIGHT, _BARE_WEIGHT = 3.0, 3.0, 2.0, 1.0
_NEXT = 9  # tokens ahead that a body without a place looks for its place: in the post right behind
_REACH = 400  # tokens back
_DOMINANT = 1.3  # times the weight of the next province from which one is the article's own


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place made whole: kind, name and level, the rule row where one is known."""

    kind: str
    name: str
    level: str
    row: PlaceRow | None = None

    def __str__(self) -> str:
        """Return the place as full names write it: "tỉnh Cao Bằng", "Thành phố Hồ Chí Minh"."""
        kind = "Thành phố" if self.name == "Hồ Chí Minh" else self.kind
        return f"{kind} {self.name}"


class Gazetteer:
    """The rulebook's places by id and by name, with their dates."""

    def __init__(self, rules: Rules) -> None:
        rows: list[PlaceRow] = [*rules.provinces, *rules.districts]
        self.rows = {row.id: row for row in rows}
        self._named: dict[str, list[PlaceRow]] = {}
        for row in rows:
            for form in {joined(row.name), *(joined(form) for form in row.forms)}:
                self._named.setdefault(form, []).append(row)

    def province(self, name: str, day: datetime.date | None) -> Province | None:
        """Return the province of a name or form on a day; the newest where the day is unknown."""
        rows = [row for row in self._named.get(joined(name), ()) if isinstance(row, Province)]
        held = [row for row in rows if row.holds(day)] if day else []
        return held[-1] if held else rows[0] if rows else None

    def districts(self, name: str, kind: str | None) -> list[District]:
        """Return the districts of a name, of one kind if given."""
        rows = self._named.get(joined(name), ())
        return [row for row in rows if isinstance(row, District) and kind in (None, row.kind)]


@dataclass(frozen=True, slots=True)
class _Spot:
    token: int
    place: Resolved
    weight: float
    in_body: bool


class PlaceContext:
    """The named places of one article, and what "tỉnh" or "huyện" without a name stands for at a token."""

    def __init__(self, gazetteer: Gazetteer, scan: Scan, entities: Entities, article: Article) -> None:
        self._gazetteer, self._scan = gazetteer, scan
        self.day = datetime.date.fromisoformat(article.published) if article.published else None
        inside = {token for agency in entities.agencies for token in range(agency.first, agency.last)}
        title_last = scan.document.token_at(len(article.title)) if article.title else 0
        self._spots: list[_Spot] = []
        for mention in entities.places:
            resolved = self.named(mention.place)
            if resolved is not None:
                in_body = mention.first in inside
                weight = self._weight(mention, in_body, title_last)
                self._spots.append(_Spot(mention.first, resolved, weight, in_body))
        self._levels: defaultdict[tuple[str, str | None], list[_Spot]] = defaultdict(list)
        for spot in self._spots:
            for kind in (None, spot.place.kind):
                self._levels[spot.place.level, kind].append(spot)
        self._single = {key: len({str(spot.place) for spot in spots}) == 1 for key, spots in self._levels.items()}
        self._tokens = [spot.token for spot in self._spots]
        self.given = self._given(article.place)
        self.main = self.given or self._main()
        self._mains = {kind: self._main(kind) for kind in ("tỉnh", "thành phố")}

    def named(self, place: Place) -> Resolved | None:
        """Return a place that the text names, made whole; None for countries, levels alone and the centre."""
        if place.name is None or place.level in ("central", "country", "village"):
            return None
        if place.level == "province" or (place.kind == "thành phố" and place.level is None):
            province = self._gazetteer.province(place.name, self.day)
            if province is not None:
                return Resolved(province.kind, province.name, "province", province)
            if place.level == "province":
                return Resolved(place.kind or "tỉnh", place.name, "province")
        districts = self._gazetteer.districts(place.name, place.kind)
        if place.level in ("district", None) and districts:
            return Resolved(districts[0].kind, districts[0].name, "district", districts[0])
        if place.kind is None:
            return None
        return Resolved(place.kind, place.name, place.level or "district")

    def of_level(self, level: str, token: int, kind: str | None = None) -> Resolved | None:
        """Return the place of a level that a body without a name is of; None where the text leaves it open."""
        if level == "province":
            return self._province_at(token, kind)
        same = self._levels.get((level, kind), [])
        if not same or self._single[level, kind]:
            return same[0].place if same else None
        at = bisect_left(same, token, key=lambda spot: spot.token)
        if at < len(same) and same[at].token - token <= _NEXT and self._one_clause(token, same[at].token):
            return same[at].place  # "Phó Bí thư |Huyện ủy, Chủ tịch UBND huyện Si Ma Cai"
        if at and token - same[at - 1].token < _REACH:
            return same[at - 1].place
        return None

    def _one_clause(self, first: int, last: int) -> bool:
        """Say whether two tokens stand in one sentence with no semicolon between."""
        return last < self._scan.sentence_end(first) and ";" not in self._scan.document.norms[first:last]

    def _province_at(self, token: int, kind: str | None) -> Resolved | None:
        """Return the article's own province, of the kind that the body's name says; else the last one named."""
        for main in (self.given, self.main, self._mains.get(kind or "")):
            if main is not None and kind in (None, main.kind):
                return main
        at = bisect_right(self._tokens, token)
        for spot in reversed(self._spots[:at]):
            if spot.place.level == "province" and kind in (None, spot.place.kind) and token - spot.token < 200:
                return spot.place
        return None

    def _weight(self, mention: PlaceMention, in_body: bool, title_last: int) -> float:
        if self._in_brackets(mention.first):
            return 0.5
        if self._scan.norm(mention.first - 1) == "bàn" and self._scan.norm(mention.first - 2) == "địa":
            return _BODY_WEIGHT
        weight = _LEVEL_WEIGHT if mention.place.kind else _BARE_WEIGHT
        if in_body:
            weight = _BODY_WEIGHT
        return weight + (_TITLE_WEIGHT if mention.first < title_last else 0)

    def _in_brackets(self, token: int) -> bool:
        """Say whether an open bracket stands before the token in its sentence."""
        first = self._scan.document.sentence_of(token)[0]
        for at in range(token - 1, max(first, token - 40) - 1, -1):
            if self._scan.norm(at) == ")":
                return False
            if self._scan.norm(at) == "(":
                return True
        return False

    def _given(self, place: str | None) -> Resolved | None:
        if not place:
            return None
        words = place.split()
        for length in (2, 1, 0):
            province = self._gazetteer.province(" ".join(words[length:]), self.day) if words[length:] else None
            if province is not None:
                return Resolved(province.kind, province.name, "province", province)
        return None

    def _anchored(self, kind: str | None) -> list[_Spot]:
        """Return the provinces that names of bodies hold, where there is one: they say more than bare mentions."""
        spots = [
            spot
            for spot in self._spots
            if spot.in_body and spot.place.level == "province" and kind in (None, spot.place.kind)
        ]
        return spots if len({spot.place.name for spot in spots}) == 1 else []

    def _main(self, kind: str | None = None) -> Resolved | None:
        """Return the province (of one kind) that the article is plainly about, None where several share it."""
        weights: defaultdict[str, float] = defaultdict(float)
        by_name: dict[str, Resolved] = {}
        for spot in self._anchored(kind) or self._spots:
            place = spot.place
            if isinstance(place.row, District):
                province = self._gazetteer.rows.get(place.row.province)
                same = self._gazetteer.districts(place.name, place.kind)
                if len(same) == 1 and isinstance(province, Province):
                    place = Resolved(province.kind, province.name, "province", province)
            if place.level == "province" and place.row is not None and kind in (None, place.kind):
                weights[place.name] += spot.weight * (1.0 if place is spot.place else 0.5)
                by_name.setdefault(place.name, place)
        if not weights:
            return None
        ranked = sorted(weights.items(), key=lambda item: -item[1])
        name, most = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        return by_name[name] if most >= _DOMINANT * second and most >= (2 if second else 1) else None
