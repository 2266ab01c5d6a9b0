"""Agencies: the name of a body, parsed from its head or its whole name in the registry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from trichluc.entities.mentions import AgencyMention, Behind, Place, PlaceMention
from trichluc.entities.open_name import NameWords, OpenName
from trichluc.entities.places import capital_run_end, parse_place
from trichluc.entities.scan import CAPITALS, BodyRow, Scan
from trichluc.rulebook import Rules
from trichluc.rulebook.agency_rows import AgencyHead, CentralBody, LocalBody
from trichluc.tokens import Hit, Lexicon

_DEEPEST = 3  # "Văn phòng | Ban Chỉ huy ... | UBND tỉnh"
_ROMAN = frozenset(
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xx"]
)


class Tail(NamedTuple):
    """What follows a head: its end, its own words in full, the place, the parent."""

    last: int
    words: str = ""
    place: Place | None = None
    parent: AgencyMention | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _At:
    """Where a tail is parsed: the first token behind the head, and what came before."""

    scan: Scan
    head: AgencyHead
    first: int
    token: int
    behind: Behind
    depth: int


class AgencyParser:
    """Parses the body whose name begins at a token."""

    def __init__(self, rules: Rules) -> None:
        self.open_names = self._open = OpenName(NameWords(rules))
        self._short: Lexicon[str] = Lexicon((form, row.name) for row in rules.abbreviations for form in row.forms)
        self._tails: dict[str, Callable[[_At], Tail | None]] = {
            "place": self._place,
            "field": self._field,
            "parent": self._parent,
            "open": self._open_name,
            "proper": self._proper,
            "purpose": self._purpose,
            "number": self._number,
            "number-navy": self._navy,
            "court": self._court,
            "branch": self._branch,
            "region": self._region,
            "vn": self._vietnam,
            "country": self._country,
            "village": self._village,
        }

    def parse(self, scan: Scan, token: int, *, behind: Behind = Behind.NOTHING, depth: int = 0) -> AgencyMention | None:
        """Return the longest body whose name begins at the token.

        Of two readings of one length the order is: a body of the centre by its whole name, a head and its tail
        (which tells place and parent apart), a standard local body by its whole name.
        """
        best: AgencyMention | None = None
        rank = 0
        for hit in scan.bodies.get(token, ()):
            for row in hit.value:
                order = 3 if isinstance(row, CentralBody) else 2 if isinstance(row, AgencyHead) else 1
                found = self._read(scan, hit, row, behind, depth)
                if found is not None and (best is None or (found.last, order) > (best.last, rank)):
                    best, rank = found, order
        return best

    def with_head(self, scan: Scan, head_token: int, token: int) -> AgencyMention | None:
        """Return the body whose head stands at ``head_token`` and whose field of work begins at ``token``."""
        for hit in scan.bodies.get(head_token, ()):
            for row in hit.value:
                if isinstance(row, AgencyHead) and "field" in row.tail and hit.last == head_token + 1:
                    at = _At(scan, row, head_token, token, Behind.NOTHING, 0)
                    tail = self._field(at) if token < len(scan.document) else None
                    if tail is not None:
                        return self._mention(scan, row, token, tail, row.name)
        return None

    def field_at(self, scan: Scan, head: str, token: int) -> tuple[int, str] | None:
        """Return (token behind, name) of the field of work at the token that a folded head is used with."""
        if not scan.capitals[token]:
            return None
        for hit in scan.fields.get(token, ()):
            if not hit.value.heads or head in hit.value.heads:
                return hit.last, hit.value.name
        return None

    def _read(
        self, scan: Scan, hit: Hit[tuple[BodyRow, ...]], row: BodyRow, behind: Behind, depth: int
    ) -> AgencyMention | None:
        if isinstance(row, CentralBody):
            return self._central(scan, hit, row)
        if isinstance(row, LocalBody):
            return self._local(scan, hit, row, behind)
        return self._headed(scan, hit, row, behind, depth)

    def _central(self, scan: Scan, hit: Hit[tuple[BodyRow, ...]], row: CentralBody) -> AgencyMention | None:
        if not any(scan.capitals[token] for token in range(hit.first, hit.last)):
            return None
        last = hit.last
        country = scan.countries.get(last)
        place = Place(None, country.value.name, "country") if country and row.branch != "foreign" else None
        if place is not None and country is not None:
            if place.name == "Việt Nam":
                place = None
            last = country.last
        return AgencyMention(
            hit.first, last, row.name, row.kind, row.branch, "central", place, row.id, registry_id=row.id
        )

    def _local(self, scan: Scan, hit: Hit[tuple[BodyRow, ...]], row: LocalBody, behind: Behind) -> AgencyMention | None:
        place = parse_place(scan, hit.last, behind=behind) if hit.last < len(scan.document) else None
        if place is not None and not _agrees(place.place, row.level):
            place = None
        if not scan.capitals[hit.first] and place is None:
            return None
        return AgencyMention(
            hit.first,
            place.last if place else hit.last,
            row.name,
            row.kind,
            row.branch,
            row.level,
            place.place if place else None,
            row.id,
            registry_id=row.id,
        )

    def _headed(
        self, scan: Scan, hit: Hit[tuple[BodyRow, ...]], head: AgencyHead, behind: Behind, depth: int
    ) -> AgencyMention | None:
        at = _At(scan, head, hit.first, hit.last, behind, depth)
        tail = None
        if hit.last < scan.sentence_end(hit.first):
            at = replace(at, token=self._behind_brackets(scan, at.token))
            for kind in head.tail:
                found = self._tails[kind](at)
                if found is not None and (tail is None or found.last > tail.last):
                    tail = found
        if tail is None:
            if not head.bare or (head.bare == "post" and not behind):
                return None
            if head.bare != "post" and (not scan.capitals[hit.first] and head.bare != "self"):
                return None
            tail = Tail(hit.last, bare=True)
        if not self._worthy(scan, hit, head, tail, behind):
            return None
        return self._mention(scan, head, hit.first, tail, head.name or self.full(scan, hit.first, hit.last))

    def _behind_brackets(self, scan: Scan, token: int) -> int:
        """Skip an abbreviation in brackets: "Liên đoàn Lao động| (LĐLĐ)| TP.HCM"."""
        if scan.norm(token) == "(" and scan.norm(token + 2) == ")" and scan.capitals[token + 1] == CAPITALS:
            return token + 3 if token + 3 < scan.sentence_end(token) else token
        return token

    def _mention(self, scan: Scan, head: AgencyHead, first: int, tail: Tail, name: str) -> AgencyMention:
        return AgencyMention(
            first,
            tail.last,
            f"{name} {tail.words}".strip(),
            head.kind or (tail.parent.kind if tail.parent else ""),
            head.branch or (tail.parent.branch if tail.parent else None),
            "central"
            if tail.words.casefold() == "tối cao"
            else head.level or (tail.place.level if tail.place else None),
            tail.place,
            head.id,
            head=head,
            parent=tail.parent,
            strong=not (tail.bare and head.bare in ("merge", "post")),
        )

    def _worthy(self, scan: Scan, hit: Hit[tuple[BodyRow, ...]], head: AgencyHead, tail: Tail, behind: Behind) -> bool:
        """Small letters alone ("phòng làm việc") name no body, unless a place or a parent stands behind."""
        if scan.capitals[hit.first] or tail.parent is not None:
            return True
        if tail.place is not None:
            return not tail.words or tail.place.name is not None or head.level == "province"
        if tail.words and "open" in head.tail and not behind:  # "vụ Formosa", "hội Phết"
            long_head = hit.last - hit.first >= 2 and head.id != "trung-tam"
            return (tail.last - hit.last >= 3 or long_head) and scan.capitals[hit.last] > 0
        if (
            tail.words and not scan.capitals[hit.last] and "open" in head.tail
        ):  # "trung tâm dạy nghề Thanh Phúc": a firm by its name
            return not scan.capitals[tail.last - 1] or tail.place is not None
        return any(scan.capitals[token] for token in range(hit.last, tail.last))

    def full(self, scan: Scan, first: int, last: int) -> str:
        """Return the tokens' text on one line, abbreviations read out, the first letter a capital."""
        words: list[str] = []
        at = first
        while at < last:
            for length in (3, 2, 1):
                text = scan.document.slice(at, at + length) if at + length <= last else ""
                name = self._short.get(text) if text and text[:1].isupper() else None
                if name is not None and (text.isupper() or length > 1):
                    words.append(name)
                    at += length
                    break
            else:
                glue = at > first and scan.touches(at) and words
                text = scan.document.slice(at, at + 1)
                if glue:
                    words[-1] += text
                else:
                    words.append(text)
                at += 1
        joined = " ".join(words).replace(" ,", ",")
        return joined[:1].upper() + joined[1:]

    # --- tails

    def _with_place(self, at: _At, last: int, words: str) -> Tail:
        """Return the tail with the place or the parent that follows its words at once."""
        if last >= at.scan.sentence_end(at.first):
            return Tail(last, words)
        if at.depth < _DEEPEST and at.scan.capitals[last] and last in at.scan.bodies:
            parent = self.parse(at.scan, last, behind=at.behind, depth=at.depth + 1)
            if parent is not None and _may_contain(at.head, parent):
                return Tail(parent.last, words, None, parent)
        if at.scan.norm(last) == "của" and last + 1 in at.scan.bodies and at.depth < _DEEPEST:
            owner = self.parse(at.scan, last + 1, depth=at.depth + 1)
            if owner is not None and owner.branch in ("national assembly", "people's council"):
                return Tail(owner.last, f"{words} của {owner.core}", owner.place)
        place = self._place_at(at, last)
        return Tail(place.last, words, place.place) if place else Tail(last, words)

    def _place_at(self, at: _At, token: int) -> PlaceMention | None:
        country = at.scan.countries.get(token)
        if country is not None and at.head.id in ("bo", "cuc", "tand", "uy-ban", "vien", "trung-tam"):
            return PlaceMention(token, country.last, Place(None, country.value.name, "country"))
        if at.head.level == "central":
            return None
        place = parse_place(at.scan, token, behind=at.behind)
        if place is None or place.place.level in ("central", "village") or not _agrees(place.place, at.head.level):
            return None
        return place

    def _place(self, at: _At) -> Tail | None:
        token = at.token
        if at.scan.norm(token) in ("các", "cấp", "những", "hai", "nhiều"):
            return None
        place = parse_place(at.scan, token, behind=at.behind)
        if place is None or not _agrees(place.place, at.head.level):
            return None
        # "Tỉnh ủy tỉnh": the level said twice, the name once.
        return Tail(place.last, "", place.place)

    def _field(self, at: _At) -> Tail | None:
        for hit in at.scan.fields.get(at.token, ()):
            row = hit.value
            if row.heads and at.scan.norm(at.first) not in row.heads:
                continue
            if not at.scan.capitals[at.token] and not self._written_small(at, hit.last):
                return None
            open_end = self._open.end(at.scan, at.token) if "open" in at.head.tail else hit.last
            if open_end > hit.last:
                return None
            return self._with_place(at, hit.last, row.name)
        return None

    def _written_small(self, at: _At, last: int) -> bool:
        """Say whether a field in small letters is still a name: "Bộ công an", "phòng giáo dục quận Ba Đình"."""
        if at.scan.capitals[at.first]:
            return True
        place = self._place_at(at, last)
        return place is not None and place.place.name is not None

    def _parent(self, at: _At) -> Tail | None:
        token = at.token
        if at.depth >= _DEEPEST or token not in at.scan.bodies:
            return None
        parent = self.parse(at.scan, token, behind=at.behind, depth=at.depth + 1)
        return Tail(parent.last, "", None, parent) if parent is not None else None

    def _open_name(self, at: _At, *, proper: bool = False) -> Tail | None:
        end = self._open.end(at.scan, at.token, proper=proper)
        if end == at.token:
            return None
        if at.scan.norm(end) == "số" and at.scan.norm(end + 1).isdigit():
            end += 2
        elif at.scan.norm(end).isdigit() and "number" in at.head.tail:
            end += 1
        return self._with_place(at, end, self._words(at, end))

    def _proper(self, at: _At) -> Tail | None:
        return self._open_name(at, proper=True)

    def _words(self, at: _At, end: int) -> str:
        words = self.full(at.scan, at.token, end)
        first = at.scan.document.slice(at.token, at.token + 1)
        return words if first[:1].isupper() or first.isupper() else words[:1].lower() + words[1:]

    def _purpose(self, at: _At) -> Tail | None:
        end = self._open.purpose_end(at.scan, at.token)
        return self._with_place(at, end, self._words(at, end)) if end > at.token else None

    def _number(self, at: _At) -> Tail | None:
        token = at.token + (at.scan.norm(at.token) == "số")
        norm = at.scan.norm(token)
        if not (norm[:1].isdigit() or (norm in _ROMAN and at.scan.capitals[token])):
            return None
        return self._with_place(at, token + 1, at.scan.document.slice(at.token, token + 1))

    def _navy(self, at: _At) -> Tail | None:
        if at.scan.norm(at.token).isdigit() and at.scan.norm(at.token + 1) in ("hải", "cảnh"):
            last = at.token + (3 if at.scan.norm(at.token + 1) == "hải" else 4)
            return Tail(last, at.scan.document.slice(at.token, last))
        return None

    def _court(self, at: _At) -> Tail | None:
        two = f"{at.scan.norm(at.token)} {at.scan.norm(at.token + 1)}"
        if two == "tối cao":
            return Tail(at.token + 2, "tối cao")
        if two == "cấp cao":
            last = at.token + 2
            if at.scan.norm(last) in ("tại", "ở") and (place := parse_place(at.scan, last + 1)):
                last = place.last
            return Tail(last, at.scan.document.slice(at.token, last))
        return None

    def _branch(self, at: _At) -> Tail | None:
        token = at.token + (at.scan.norm(at.token) == "-")
        if (at.scan.norm(token), at.scan.norm(token + 1)) != ("chi", "nhánh"):
            return None
        place = parse_place(at.scan, token + 2)
        if place is None:
            return None
        words = at.scan.document.slice(at.token, place.last)
        return Tail(place.last, words if token == at.token else "- " + at.scan.document.slice(token, place.last))

    def _region(self, at: _At) -> Tail | None:
        if (at.scan.norm(at.token), at.scan.norm(at.token + 1)) != ("khu", "vực"):
            return None
        end = start = at.token + 2
        while True:
            run = capital_run_end(at.scan, end, 4)
            if run == end and not at.scan.norm(end).isdigit():
                break
            end = run if run > end else end + 1
            if at.scan.norm(end) != "-" or not at.scan.capitals[min(end + 1, len(at.scan.document) - 1)]:
                break
            end += 1
        return Tail(end, at.scan.document.slice(at.token, end)) if end > start else None

    def _village(self, at: _At) -> Tail | None:
        """ "Ban nhân dân| ấp Tân Hòa"."""
        place = parse_place(at.scan, at.token, behind=at.behind)
        if place is None or place.place.level != "village" or place.place.name is None:
            return None
        return Tail(place.last, at.scan.document.slice(at.token, place.last))

    def _country(self, at: _At) -> Tail | None:
        """ "Đại sứ quán| Hàn Quốc tại Việt Nam"."""
        country = at.scan.countries.get(at.token)
        if country is None:
            return None
        last = country.last
        if at.scan.norm(last) == "tại":
            where = at.scan.countries.get(last + 1)
            place = parse_place(at.scan, last + 1)
            last = where.last if where else place.last if place else last
        return Tail(last, at.scan.document.slice(at.token, last))

    def _vietnam(self, at: _At) -> Tail | None:
        two = f"{at.scan.norm(at.token)} {at.scan.norm(at.token + 1)}"
        length = 2 if two == "việt nam" else 1 if at.scan.norm(at.token) == "vn" else 0
        if not length:
            return None
        place = self._place_at(at, at.token + length)
        if place is not None and place.place.level != "country":
            return Tail(place.last, "Việt Nam", place.place)
        return Tail(at.token + length, "Việt Nam")


def _agrees(place: Place, level: str | None) -> bool:
    """Say whether a body of a level may be of a place; "thành phố" alone may be of either level."""
    if level is None or place.level is None:
        return place.level not in ("village",) or level is None
    return place.level == level or (level == "province" and place.level == "province")


def _may_contain(head: AgencyHead, parent: AgencyMention) -> bool:
    """Say whether a body named right behind another is its parent, not the next one of a list."""
    return parent.head is None or parent.head.id != head.id
