"""Agencies of a document: each found once, shared heads and places spelled out, apposed parents linked."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from trichluc.entities.agencies import AgencyParser, many_behind
from trichluc.entities.apposition import with_parent
from trichluc.entities.mentions import AgencyMention
from trichluc.entities.scan import CAPITALS, Scan

_PLURAL = frozenset({"các", "những", "liên", "hai", "ba", "bốn", "2", "3", "4", "5"})
_LINKS = frozenset({",", "và", "&", "-", "/", "cùng", "với"})
# What may stand between a head and the body it shares with the next ("Đảng ủy, Ban Giám đốc Công an TP").
_BOARDS = (
    ("ban", "giám", "đốc"),
    ("lãnh", "đạo"),
    ("ban", "lãnh", "đạo"),
    ("ban", "chỉ", "huy"),
    ("ban", "giám", "hiệu"),
)


class AgencyFinder:
    """Finds all bodies of a document, in text order."""

    def __init__(self, parser: AgencyParser) -> None:
        self._parser = parser

    def find(self, scan: Scan) -> list[AgencyMention]:
        """Return the bodies; nested ones ("Tỉnh ủy" in "Ban Tổ chức Tỉnh ủy") are in their ``parent``."""
        found: list[AgencyMention] = []
        behind = 0
        for token in sorted(scan.bodies):
            if token < behind:
                continue
            mention = self._parser.parse(scan, token)
            if mention is not None and _nobody(scan, mention):
                behind = mention.last
                continue
            if mention is None:
                behind = max(behind, self._shared(scan, token, found))
                continue
            found.append(mention)
            behind = max(mention.last, self._distribute(scan, mention, found))
        found = _shared_backwards(scan, found)
        pairs = zip_longest(found, found[1:])
        return [with_parent(scan, mention, after) if after else mention for mention, after in pairs]

    def _shared(self, scan: Scan, token: int, found: list[AgencyMention]) -> int:
        """Read "các Sở: Tài chính, Nội vụ": a head, a colon, fields of work. Return the token behind."""
        for hit in scan.bodies[token]:
            for row in hit.value:
                if getattr(row, "tail", ())[:1] != ("field",) or scan.norm(hit.last) != ":":
                    continue
                if (mention := self._field(scan, token, hit.last, hit.last + 1)) is not None:
                    found.append(mention)
                    return max(mention.last, self._distribute(scan, mention, found, colon=True))
        return 0

    def _distribute(
        self, scan: Scan, mention: AgencyMention, found: list[AgencyMention], *, colon: bool = False
    ) -> int:
        """Read the further fields behind a plural head: "các Sở Tài chính, Nội vụ và Y tế"."""
        head = mention.head
        local = head is None and mention.registry_id is not None
        start = mention.first
        if scan.norm(start) not in ("sở", "bộ", "phòng", "ban", "cục", "vụ") and not colon:
            return 0
        plural = colon or scan.norm(start - 1) in _PLURAL
        if (head is None and not local) or not plural:
            return 0
        head_last = start + 1 if not colon else start
        at = mention.last
        while scan.norm(at) in _LINKS or (scan.norm(at) in (",", ";") and scan.norm(at + 1) == "và"):
            after = at + 1 + (scan.norm(at + 1) == "và")
            if after in scan.bodies and self._parser.parse(scan, after) is not None:
                break
            origin = mention.first if not colon else found[-1].first
            further = self._field(scan, self._head_token(scan, origin, colon), head_last, after)
            if further is None:
                break
            found.append(further)
            at = further.last
        return at

    def _head_token(self, scan: Scan, first: int, colon: bool) -> int:
        """Return the token of the shared head: behind a colon, the last head word before it."""
        if not colon:
            return first
        token = first
        while token > 0 and scan.norm(token) != ":":
            token -= 1
        return token - 1

    def _field(self, scan: Scan, head_token: int, head_last: int, token: int) -> AgencyMention | None:
        """Return the body of a head that stands elsewhere and the field of work at the token."""
        head = scan.document.slice(head_token, head_token + 1)
        mention = self._parser.with_head(scan, head_token, token)
        if mention is None:
            return None
        written = scan.document.slice(token, mention.last)
        return replace(mention, first=token, spelled=f"{head[:1].upper() + head[1:]} {written}")


def _credited(scan: Scan, token: int) -> bool:
    """Say whether the body is only credited with a picture: "Ảnh: Công an tỉnh"."""
    return scan.norm(token - 1) == ":" and scan.norm(token - 2) in ("ảnh", "nguồn", "video", "clip")


def _nobody(scan: Scan, mention: AgencyMention) -> bool:
    """Say whether the words name no body here: a credit, a document's number, members, a commune, many."""
    first, last = mention.first, mention.last
    number = scan.norm(first - 1) == "/" and scan.touches(first) and scan.capitals[first] == CAPITALS
    places = last + 1 in scan.levels or scan.norm(last + 1) == "địa"
    many = mention.place is None and places and many_behind(scan, last)
    return number or many or _name_of_place(scan, mention) or _credited(scan, first) or _members(scan, mention)


def _name_of_place(scan: Scan, mention: AgencyMention) -> bool:
    """Say whether the words are a place's or a thing's name: "xã| Đội Bình", "hồ| Hội Sơn"."""
    if mention.place is not None or mention.parent is not None or not scan.capitals[mention.first]:
        return False
    level, cue = scan.levels.get(mention.first - 1), scan.cues.get(mention.first - 1)
    village = level is not None and level.last == mention.first and level.value.level in ("commune", "village")
    thing = cue is not None and cue.last == mention.first and cue.value.kind == "namesake"
    return village or (thing and mention.rule in ("hoi-khac", "doi", "phong", "tram", "khoa"))


def _members(scan: Scan, mention: AgencyMention) -> bool:
    """Say whether an organisation only says which countries are meant: "các nước ASEAN"."""
    return mention.kind == "international organisation" and scan.norm(mention.first - 1) in ("nước", "viên", "khu")


def _shared_backwards(scan: Scan, found: list[AgencyMention]) -> list[AgencyMention]:
    """Give the place or parent at the end of a list to the bodies before it: "UBND và HĐND tỉnh".

    Works from the end, so that "Tỉnh ủy, HĐND, UBND tỉnh" passes the place along.
    """
    out = list(found)
    for number in range(len(out) - 2, -1, -1):
        mention, after = out[number], out[number + 1]
        own = mention.place is not None or mention.parent is not None or mention.core.endswith(" Việt Nam")
        if own or mention.head is None:
            continue
        if "proper" in mention.head.tail:
            continue  # "các Bệnh viện Đa khoa Cà Mau, Bệnh viện Đa khoa Đầm Dơi"
        if " khu vực " in mention.core or " vùng " in mention.core or mention.core[-1:].isdigit():
            continue  # a body of several places, or one that its number names
        if after.last - after.first > 12 or not _linked(scan, mention.last, after.first):
            continue
        share = _shareable(mention, after)
        if share is not None:
            out[number] = _spell(scan, mention, after, share)
    return out


def _shareable(mention: AgencyMention, after: AgencyMention) -> str | None:
    """Say what is shared: "place", "parent", or None."""
    head = mention.head
    assert head is not None
    if "proper" in head.tail and mention.core != head.name:
        return None  # "Đồn Biên phòng Sa Trầm, Công an huyện Mường Tè": a name of its own needs no place
    if after.place is not None and "place" in head.tail and after.head is not None and "place" in after.head.tail:
        if head.level is not None and after.place.level not in (None, head.level):
            return None
        return "place" if after.place.level != "country" else None
    if after.parent is not None and "parent" in head.tail and after.parent.first >= after.first:
        return "parent"
    return None


def _spell(scan: Scan, mention: AgencyMention, after: AgencyMention, share: str) -> AgencyMention:
    written = mention.spelled or scan.document.slice(mention.first, mention.last)
    if share == "place":
        place = after.place
        assert place is not None
        fixed = mention.head is not None and mention.head.level is not None
        tail = " ".join(part for part in (place.kind, place.name) if part)
        spelled = written if fixed and place.name is None else f"{written} {tail}"
        return replace(mention, place=place, level=mention.level or place.level, spelled=spelled, strong=True)
    parent = after.parent
    assert parent is not None
    spelled = f"{written} {scan.document.slice(parent.first, parent.last)}"
    return replace(mention, parent=parent, spelled=spelled, strong=True)


def _linked(scan: Scan, last: int, first: int) -> bool:
    """Say whether only a comma, a dash or "và" (and a board's name) stands between two bodies."""
    between = tuple(scan.norm(token) for token in range(last, first))
    if not between or len(between) > 5:
        return False
    links = [word for word in between if word in _LINKS]
    rest = tuple(word for word in between if word not in _LINKS)
    return bool(links) and (not rest or rest in _BOARDS)
