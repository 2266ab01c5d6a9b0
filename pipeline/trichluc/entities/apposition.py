"""Apposition: a unit, and the larger body named right behind it: "Cục X (Bộ Y)", "Vụ X, Bộ Y", "X thuộc Bộ Y"."""

from __future__ import annotations

from dataclasses import replace

from trichluc.entities.mentions import AgencyMention
from trichluc.entities.scan import Scan

_JOINTS = {(",",), ("(",), ("-",), ("thuộc",), ("trực", "thuộc"), ("của",), (",", "thuộc"), ("(", "thuộc")}

# First words of names -> how large the body is: a unit's parent is larger than the unit.
_SIZES = {
    "đội": 1, "tổ": 1, "trạm": 1, "khoa": 1, "phòng": 2, "trung tâm": 2, "cơ quan": 2, "hạt": 2, "đồn": 2,
    "chi cục": 3, "văn phòng": 3, "ban": 3, "viện": 3, "thanh tra": 3, "bệnh viện": 3, "trường": 3,
    "học viện": 3,
    "vụ": 4, "cục": 4, "sở": 4, "công an": 5, "tổng cục": 5, "ủy ban": 5, "bộ tư": 5, "quân khu": 5, "bộ": 6,
    "hội": 5, "liên đoàn": 5, "đoàn thanh": 5, "trung ương": 5, "trường đại": 5, "đại học": 5, "ban chỉ": 3,
    "tiểu đoàn": 1, "trung đoàn": 2, "lữ đoàn": 3, "sư đoàn": 3, "quân đoàn": 4, "bộ chỉ": 5, "quân chủng": 5,
}  # fmt: skip
# Bodies that take no parent by apposition: they stand for themselves.
_OWN = {"tổ", "văn phòng", "bệnh viện", "trường", "học viện", "sở", "công an", "ủy ban", "bộ tư", "quân khu", "bộ"}
_OWN |= {"hội", "liên đoàn", "đoàn thanh", "trung ương", "trường đại", "đại học"}
_OWN |= {"bộ chỉ", "ban chỉ", "quân đoàn", "quân chủng"}
# Bodies that a comma only lists: "Hạt Kiểm lâm X, Ban Quản lý Y".
_PEERS = frozenset({"ban", "văn phòng", "thanh tra", "chi cục"})
_WHOLE = frozenset({"ministry", "ministerial agency", "government agency", "government"})
_UNITS = _SIZES.keys() - _OWN
_OF_POLICE = frozenset({"đội", "phòng", "cơ quan", "trung tâm", "tổ"})
_LARGE = 3  # size from which a body behind a comma is a parent: "Phòng A, Chi cục B"


def with_parent(scan: Scan, mention: AgencyMention, after: AgencyMention, joint: int = 0) -> AgencyMention:
    """Return the mention with the body after it as its parent, where marks and sizes say that it is.

    ``joint``: the token where what joins them begins, 0 for the one right behind the mention.
    """
    joint = joint or mention.last
    placed = mention.place is not None and mention.place.name is not None
    if placed and after.place is None and after.level != "central" and after.parent is None:
        return mention  # "Đội Thanh tra quận 1, UBND 10 phường"
    if mention.kind in _WHOLE or mention.parent is not None or joint > after.first or after.first - joint > 2:
        return mention
    between = tuple(scan.norm(token) for token in range(joint, after.first))
    listed = between in ((",",), ("-",)) and _kind(after) in _PEERS
    if between not in _JOINTS or listed or not _contains(after, mention):
        return mention
    if between[0] in (",", "-") and len(between) == 1 and _stands_alone(mention, after):
        return mention
    return replace(mention, parent=after, apposed=True)


def _stands_alone(mention: AgencyMention, after: AgencyMention) -> bool:
    """Say whether a comma rather parts two bodies: the first has its place, or the other is hardly larger."""
    return mention.place is not None or _SIZES.get(_kind(after), _SIZES["bộ"]) < _LARGE


def _contains(after: AgencyMention, mention: AgencyMention) -> bool:
    unit, larger = _kind(mention), _kind(after)
    if larger == "công an" and unit not in _OF_POLICE:
        return False  # "Đồn Biên phòng Sa Trầm, Công an huyện Mường Tè"
    size = _SIZES["bộ"] if after.kind in ("ministry", "ministerial agency") else _SIZES.get(larger, 0)
    return unit in _UNITS and size > _SIZES[unit]


def _kind(mention: AgencyMention) -> str:
    words = mention.core.casefold().replace("uỷ", "ủy").split()
    two = " ".join(words[:2])
    return two if two in _SIZES or words[0] == "bộ" else words[0]
