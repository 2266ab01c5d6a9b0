"""Tails: what follows the head of a body's name - a place, a field of work, a parent, a name of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from trichluc.entities.expand import Expander
from trichluc.entities.foreign import foreign_ministry
from trichluc.entities.mentions import AgencyMention, Behind, Place, PlaceMention
from trichluc.entities.open_name import OpenName
from trichluc.entities.places import parse_place
from trichluc.entities.regions import is_number, numbered_end, region_end
from trichluc.entities.scan import CAPITALS, Scan
from trichluc.rulebook.agency_rows import AgencyHead

DEEPEST = 3  # "Văn phòng | Ban Chỉ huy ... | UBND tỉnh"
_FOREIGN_HEADS = frozenset({"bo", "cuc", "tand", "uy-ban", "vien", "trung-tam"})  # "Bộ Tư pháp| Mỹ"


class Tail(NamedTuple):
    """What follows a head: its end, its own words in full, the place, the parent.

    ``bare``: nothing follows; ``spelled``: the whole name where its place stands apart.
    """

    last: int
    words: str = ""
    place: Place | None = None
    parent: AgencyMention | None = None
    bare: bool = False
    spelled: str | None = None


@dataclass(frozen=True, slots=True)
class At:
    """Where a tail is parsed: the head's first token, the first token behind it, and what stands before."""

    scan: Scan
    head: AgencyHead
    first: int
    token: int
    behind: Behind
    depth: int


Parse = Callable[[Scan, int, Behind, int], AgencyMention | None]


class Tails:
    """Parses tails by the kinds that a head's row allows. ``parse`` reads a whole body, for parents."""

    def __init__(self, parse: Parse, open_name: OpenName, expander: Expander) -> None:
        self._parse, self._open, self._expander = parse, open_name, expander
        self._kinds: dict[str, Callable[[At], Tail | None]] = {
            "place": self._place,
            "field": self.field,
            "parent": self._parent,
            "open": self._open_name,
            "proper": lambda at: self._open_name(at, proper=True),
            "purpose": self._purpose,
            "number": self._number,
            "number-navy": self._navy,
            "court": self._court,
            "branch": self._branch,
            "region": self._region,
            "vn": self._vietnam,
            "country": self._country,
            "village": self._village,
            "foreign": self._foreign,
        }

    def longest(self, at: At) -> Tail | None:
        """Return the longest tail of the kinds that the head takes, the first of equals."""
        at = _behind_brackets(at)
        found = [tail for kind in at.head.tail if (tail := self._kinds[kind](at)) is not None]
        longest = max(found, key=lambda tail: (tail.last, _of_province(at, tail)), default=None)
        return self._about(at, longest) if longest is not None and "purpose" in at.head.tail else longest

    def _about(self, at: At, tail: Tail) -> Tail:
        """Go on behind a board's owner: "Ban Chỉ đạo| Chính phủ về phát triển khoa học, công nghệ"."""
        if at.scan.norm(tail.last) != "về" or (end := self._open.purpose_end(at.scan, tail.last)) == tail.last:
            return tail
        if tail.parent is None and tail.place is not None:
            return tail._replace(last=end, words=f"{tail.words} {self._expander.full(at.scan, tail.last, end)}".strip())
        return Tail(end, self._words(at, end))

    def field(self, at: At) -> Tail | None:
        """Return a field of work and what follows: "Sở| Tài chính tỉnh"."""
        for hit in at.scan.fields.get(at.token, ()):
            row = hit.value
            if row.heads and at.scan.norm(at.first) not in row.heads:
                continue
            if not at.scan.capitals[at.token] and not self._small(at, hit.last):
                return None
            if "open" in at.head.tail and self._open.end(at.scan, at.token) > hit.last:
                return None
            return self._with_place(at, hit.last, row.name)
        return None

    def _small(self, at: At, last: int) -> bool:
        """Say whether a field in small letters is still a name: "Bộ công an", "phòng giáo dục quận Ba Đình"."""
        if at.scan.capitals[at.first]:
            return True
        place = self._place_at(at, last)
        return place is not None and place.place.name is not None

    def _with_place(self, at: At, last: int, words: str) -> Tail:
        """Return the tail with the place, the parent or the owner that follows its words at once."""
        scan = at.scan
        if last >= scan.sentence_end(at.first):
            return Tail(last, words)
        deeper = at.depth < DEEPEST
        behind = _behind_initials(scan, last)
        if deeper and behind < len(scan.document) and scan.capitals[behind] and behind in scan.bodies:
            parent = self._parse(scan, behind, at.behind, at.depth + 1)
            if parent is not None and (parent.head is None or parent.head.id != at.head.id):
                return Tail(parent.last, words, None, parent)
        if deeper and scan.norm(last) == "của" and last + 1 in scan.bodies:
            owner = self._parse(scan, last + 1, Behind.NOTHING, at.depth + 1)
            if owner is not None and owner.branch in ("national assembly", "people's council"):
                return Tail(owner.last, f"{words} của {owner.core}", owner.place)
        place = self._place_at(at, last)
        if place is None:
            return Tail(last, words)
        end = numbered_end(scan, place.last)  # "Ban Quản lý dự án tỉnh| số 1", "... cảng Hải Phòng| khu vực III"
        number = f" {scan.document.slice(place.last, end)}" if end > place.last else ""
        return Tail(end, words + number, place.place)

    def _place_at(self, at: At, token: int) -> PlaceMention | None:
        country = at.scan.countries.get(token)
        if country is not None and at.head.id in _FOREIGN_HEADS and country.value.id != "viet-nam":
            return PlaceMention(token, country.last, Place(None, country.value.name, "country"))
        if at.head.level == "central":
            return None
        place = parse_place(at.scan, token, behind=at.behind)
        if place is None or place.place.level in ("central", "village") or not agrees(place.place, at.head.level):
            return None
        return place

    def _place(self, at: At) -> Tail | None:
        token = at.token
        if at.head.id == "dang-bo":
            token = _behind_people(at)
        place = parse_place(at.scan, token, behind=at.behind)
        if place is None or place.place.level == "village" or not agrees(place.place, at.head.level):
            return None
        if token != at.token:
            written = at.scan.document.slice(place.first, place.last)
            return Tail(at.token, "", place.place, spelled=f"{at.head.name} {written}")
        return Tail(place.last, "", place.place)

    def _parent(self, at: At) -> Tail | None:
        token = at.token
        if at.scan.norm(token) == "của" and at.scan.capitals[at.first]:
            token += 1  # "Cơ quan điều tra| của Viện KSND tối cao"
        if at.depth >= DEEPEST or token not in at.scan.bodies or (token > at.token and not at.scan.capitals[token]):
            return None
        parent = self._parse(at.scan, token, at.behind, at.depth + 1)
        return Tail(parent.last, "", None, parent) if parent is not None else None

    def _open_name(self, at: At, *, proper: bool = False) -> Tail | None:
        end = self._open.end(at.scan, at.token, proper=proper)
        if end == at.token:
            return None
        if at.scan.norm(end).isdigit() and "number" in at.head.tail and not _counts(at.scan, end):
            end += 1
        end = numbered_end(at.scan, end)
        return self._with_place(at, end, self._words(at, end))

    def _words(self, at: At, end: int) -> str:
        words = self._expander.full(at.scan, at.token, end)
        return words if at.scan.capitals[at.token] else words[:1].lower() + words[1:]

    def _purpose(self, at: At) -> Tail | None:
        end = self._open.purpose_end(at.scan, at.token)
        return self._with_place(at, end, self._words(at, end)) if end > at.token else None

    def _number(self, at: At) -> Tail | None:
        token = at.token + (at.scan.norm(at.token) == "số")
        if not is_number(at.scan, token):
            return None
        return self._with_place(at, token + 1, at.scan.document.slice(at.token, token + 1))

    def _navy(self, at: At) -> Tail | None:
        """ "Vùng| 4 Hải quân", "Vùng| 2 Cảnh sát biển"."""
        length = {"hải": 3, "cảnh": 4}.get(at.scan.norm(at.token + 1), 0)
        if not length or not at.scan.norm(at.token).isdigit():
            return None
        return Tail(at.token + length, at.scan.document.slice(at.token, at.token + length))

    def _court(self, at: At) -> Tail | None:
        """ "TAND| tối cao", "TAND| cấp cao tại Hà Nội"."""
        two = f"{at.scan.norm(at.token)} {at.scan.norm(at.token + 1)}"
        last = at.token + 2
        if two == "cấp cao" and at.scan.norm(last) in ("tại", "ở") and (place := parse_place(at.scan, last + 1)):
            last = place.last
        return Tail(last, at.scan.document.slice(at.token, last)) if two in ("tối cao", "cấp cao") else None

    def _branch(self, at: At) -> Tail | None:
        """ "Ngân hàng Nhà nước| - chi nhánh Hà Nội"."""
        token = at.token + (at.scan.norm(at.token) == "-")
        if (at.scan.norm(token), at.scan.norm(token + 1)) != ("chi", "nhánh"):
            return None
        place = parse_place(at.scan, token + 2)
        return Tail(place.last, at.scan.document.slice(at.token, place.last)) if place else None

    def _region(self, at: At) -> Tail | None:
        """ "Chi cục Thuế| khu vực Sa Pa - Bát Xát", "Kho bạc Nhà nước| khu vực IX"."""
        if (at.scan.norm(at.token), at.scan.norm(at.token + 1)) != ("khu", "vực"):
            return None
        end = region_end(at.scan, at.token + 2)
        return Tail(end, at.scan.document.slice(at.token, end)) if end > at.token + 2 else None

    def _village(self, at: At) -> Tail | None:
        """ "Ban nhân dân| ấp Tân Hòa"."""
        place = parse_place(at.scan, at.token, behind=at.behind)
        if place is None or place.place.level != "village":
            return None
        words = at.scan.document.slice(at.token, place.last)
        return Tail(place.last, words, place.place if place.place.name is None else None)

    def _country(self, at: At) -> Tail | None:
        """ "Đại sứ quán| Hàn Quốc tại Việt Nam"."""
        country = at.scan.countries.get(at.token)
        if country is None:
            return None
        last = country.last
        if at.scan.norm(last) == "tại":
            where = at.scan.countries.get(last + 1) or parse_place(at.scan, last + 1)
            last = where.last if where else last
        return Tail(last, at.scan.document.slice(at.token, last))

    def _foreign(self, at: At) -> Tail | None:
        """ "Bộ| Kinh tế và Năng lượng Đức"."""
        country = foreign_ministry(at.scan, at.token)
        if country is None:
            return None
        words = at.scan.document.slice(at.token, country.first)
        return Tail(country.last, words, Place(None, country.value.name, "country"))

    def _vietnam(self, at: At) -> Tail | None:
        first = self._open.small_end(at.scan, at.token) if at.behind else at.token
        country = at.scan.countries.get(first)
        if country is None or country.value.id != "viet-nam":
            return None
        place = self._place_at(at, country.last)
        if place is not None and place.place.level != "country":
            return Tail(place.last, self._words(at, country.last), place.place)
        return Tail(country.last, self._words(at, country.last))


def _of_province(at: At, tail: Tail) -> bool:
    """Say whether a hospital is a province's: "Bệnh viện Đa khoa| Hòa Bình"; a school may only bear its name."""
    return at.head.id == "benh-vien" and tail.place is not None and tail.place.level == "province"


def agrees(place: Place, level: str | None) -> bool:
    """Say whether a body of a level may be of a place; "thành phố" alone is of no one level."""
    return level is None or place.level in (None, level)


def _behind_initials(scan: Scan, token: int) -> int:
    """Skip a unit's initials or number in brackets: "Phòng Cảnh sát hình sự| (PC02)| Công an tỉnh"."""
    if scan.norm(token) != "(" or not scan.capitals[min(token + 1, len(scan.document) - 1)]:
        return token
    closed = next((at for at in range(token + 2, token + 5) if scan.norm(at) == ")"), token)
    return closed + 1 if closed > token and scan.document.slice(token + 1, closed).isupper() else token


def _counts(scan: Scan, token: int) -> bool:
    """Say whether a number counts the word behind it: "Ban Thường vụ| 11 đồng chí"."""
    return scan.norm(token + 1).isalpha() and not scan.capitals[token + 1]


def _behind_brackets(at: At) -> At:
    """Skip an abbreviation in brackets: "Liên đoàn Lao động| (LĐLĐ)| TP.HCM"."""
    scan, token = at.scan, at.token
    if scan.norm(token) != "(" or scan.norm(token + 2) != ")" or token + 3 >= scan.sentence_end(at.first):
        return at
    if scan.capitals[token + 1] != CAPITALS:
        return at
    return At(scan, at.head, at.first, token + 3, at.behind, at.depth)


def _behind_people(at: At) -> int:
    """Skip those named with a party organisation: "Đảng bộ|, chính quyền và nhân dân| huyện Tuy Đức"."""
    words = {",", "và", "chính", "quyền", "nhân", "dân", "quân", "các", "tộc"}
    token = at.token
    while at.scan.norm(token) in words and token - at.token < 10:
        token += 1
    return token
