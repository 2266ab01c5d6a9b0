"""The full name of a body: abbreviations expanded already, the place and the parent filled in from the article."""

from __future__ import annotations

from trichluc.entities.mentions import AgencyMention
from trichluc.structure.context import PlaceContext, Resolved
from trichluc.tokens import fold

_SHORT_PLACE = (
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "quận ủy",
    "thị ủy",
    "thị xã ủy",
    "tỉnh đoàn",
    "thành đoàn",
    "huyện đoàn",
)

_SIGHTS = ("cửa khẩu", "vịnh", "cảng", "hồ", "vườn quốc gia", "di tích")


class FullNames:
    """Places and full names of the bodies of one article."""

    def __init__(self, context: PlaceContext) -> None:
        self._context = context

    def place_of(self, mention: AgencyMention) -> Resolved | None:
        """Return the place of a body, from its own words or from the article."""
        place = mention.place
        if place is not None:
            if place.name is not None:
                return self._context.named(place)
            if place.level is not None:
                return self._context.of_level(place.level, mention.first, place.kind)
            return self._city(mention)
        if mention.parent is not None and not mention.apposed:
            return None
        if fold(mention.core).endswith(("thành ủy", "thành đoàn")):
            return self._city(mention)
        if fold(mention.core).endswith(("tỉnh ủy", "tỉnh đoàn")):
            return self._context.of_level("province", mention.first, "tỉnh")
        if mention.level in ("province", "district", "commune") and needs_place(mention):
            kind = "huyện" if mention.rule == "huyen-uy" else None
            return self._context.of_level(mention.level, mention.first, kind)
        return None

    def _city(self, mention: AgencyMention) -> Resolved | None:
        """Return the city that "thành phố" alone is: the article's own where it is one, else a city of it."""
        main = self._context.main
        if main is not None and main.level == "province" and main.kind == "thành phố":
            return main
        return self._context.of_level("district", mention.first, "thành phố")

    def full_name(self, mention: AgencyMention, place: Resolved | None) -> str | None:
        """Return the full name of a mention's body, None where its place is needed and not plain."""
        if mention.level == "central" and mention.registry_id and mention.parent is None:
            country = f" {mention.place.name}" if mention.place else ""
            return mention.core + country
        parent = self._parent_full(mention)
        if mention.parent is not None:
            if parent is None:
                return None
            core = f"{mention.core} {place}" if place is not None and mention.place is not None else mention.core
            return f"{core}, {parent}" if mention.apposed else f"{mention.core} {parent}"
        if place is not None:
            short = fold(mention.core).endswith(_SHORT_PLACE) and place.name != "Hồ Chí Minh"
            short &= not place.name.isdigit()  # "Quận ủy quận 1"
            short |= place.level == "district" and mention.place is not None and _gate(mention)
            short |= fold(mention.core).endswith("cố đô")  # "Cố đô| Huế": a name, not a seat
            police = "Công an " if _of_police(mention) else ""
            return f"{mention.core} {police}{place.name if short else place}"
        if mention.place is not None:
            return f"{mention.core} {mention.place.name}" if mention.place.name else None
        return None if needs_place(mention) else mention.core

    def _parent_full(self, mention: AgencyMention) -> str | None:
        if mention.parent is None:
            return None
        return self.full_name(mention.parent, self.place_of(mention.parent))


def needs_place(mention: AgencyMention) -> bool:
    """Say whether the name alone names no one body: "Sở Tài chính", "UBND", not "Bộ Tài chính"."""
    if "khu vực " in mention.core or mention.core.startswith("Thuế cơ sở "):
        return False  # its number or its places name it
    if mention.registry_id is not None:
        return mention.level != "central"
    if mention.level == "central" or mention.core.endswith("Việt Nam"):
        return False
    head = mention.head
    return head is not None and (("place" in head.tail and head.tail[0] == "place") or head.level == "province")


def _gate(mention: AgencyMention) -> bool:
    """Say whether a bare place names what the body guards, not whom it serves: "Hải quan Cửa khẩu Ma Lù Thàng"."""
    return mention.place is not None and mention.place.kind is None and fold(mention.core).endswith(_SIGHTS)


def _of_police(mention: AgencyMention) -> bool:
    """Say whether a division or team is one of the police, so that "tỉnh X" behind it is "Công an tỉnh X"."""
    return fold(mention.core).startswith(("phòng cảnh sát", "đội cảnh sát", "phòng an ninh", "đội an ninh"))
