"""Agencies: the name of a body, parsed from its head or its whole name in the registry."""

from __future__ import annotations

from dataclasses import replace

from trichluc.entities.agency_tails import At, Tail, Tails, agrees
from trichluc.entities.expand import Expander
from trichluc.entities.mentions import AgencyMention, Behind, Place
from trichluc.entities.open_name import NameWords, OpenName
from trichluc.entities.places import capital_run_end, parse_place
from trichluc.entities.regions import region_end
from trichluc.entities.scan import CAPITALS, TITLE, BodyRow, Scan
from trichluc.rulebook import Rules
from trichluc.rulebook.agency_rows import AgencyHead, CentralBody, LocalBody
from trichluc.tokens import Hit, joined

_PLURALS = frozenset({"các", "những", "nhiều", "hai", "ba"})

_COUNTED = frozenset({"hai", "ba", "các", "nhiều", "mỗi", "cả"})
_COUNTRIES = frozenset({"nước", "bên", "quốc"})
BodyHit = Hit[tuple[BodyRow, ...]]


class AgencyParser:
    """Parses the body whose name begins at a token."""

    def __init__(self, rules: Rules) -> None:
        words = NameWords(rules)
        self.open_names = OpenName(words)
        self._generic = words.generic
        self._expander = Expander(rules)
        self._tails = Tails(self._parse, self.open_names, self._expander)
        self._registry: dict[str, list[LocalBody]] = {}
        for row in rules.local_bodies:
            self._registry.setdefault(joined(row.name), []).append(row)

    def parse(self, scan: Scan, token: int, *, behind: Behind = Behind.NOTHING) -> AgencyMention | None:
        """Return the longest body whose name begins at the token.

        Of two readings of one length the order is: a body of the centre by its whole name, a head and its tail
        (which tells place and parent apart), a standard local body by its whole name.
        """
        return self._parse(scan, token, behind, 0)

    def with_head(self, scan: Scan, head_token: int, token: int) -> AgencyMention | None:
        """Return the body whose head stands at ``head_token`` and whose field of work begins at ``token``."""
        for hit in scan.bodies.get(head_token, ()):
            for row in hit.value:
                if isinstance(row, AgencyHead) and "field" in row.tail and hit.last == head_token + 1:
                    at = At(scan, row, head_token, token, Behind.NOTHING, 0)
                    tail = self._tails.field(at) if token < len(scan.document) else None
                    if tail is not None:
                        return self._mention(scan, row, token, tail, row.name)
        return None

    def field_at(self, scan: Scan, head: str, token: int) -> tuple[int, str] | None:
        """Return (token behind, name) of the field of work at the token that a folded head is used with."""
        if not scan.capitals[token] and head != "bộ":
            return None  # "bộ trưởng |quốc phòng" says of which ministry, "trưởng ban |tổ chức" need not
        for hit in scan.fields.get(token, ()):
            if not hit.value.heads or head in hit.value.heads:
                return hit.last, hit.value.name
        return None

    def _parse(self, scan: Scan, token: int, behind: Behind, depth: int) -> AgencyMention | None:
        best: AgencyMention | None = None
        rank, whole = (0, 0), 0
        for hit in scan.bodies.get(token, ()):
            for row in _held(hit.value, scan):
                if isinstance(row, CentralBody):
                    found, order = self._central(scan, hit, row), 3
                elif isinstance(row, LocalBody):
                    found, order = self._local(scan, hit, row, behind), 1
                else:
                    found, order = self._headed(scan, hit, row, behind, depth), 2
                if found is None or (order == 2 and _runs_on(scan, found, whole, behind)):
                    continue
                whole = found.last if order == 3 else whole
                if (found.last, order) > rank:
                    best, rank = found, (found.last, order)
        return best

    def _central(self, scan: Scan, hit: BodyHit, row: CentralBody) -> AgencyMention | None:
        if not any(scan.capitals[token] for token in range(hit.first, hit.last)):
            return None
        if scan.norm(hit.last) in _COUNTED and scan.norm(hit.last + 1) in _COUNTRIES:
            return None  # "Quốc hội| hai nước": of no one country
        last, place = hit.last, None
        country = scan.countries.get(last)
        if country is not None and row.branch != "foreign":
            last = country.last
            place = None if country.value.id == "viet-nam" else Place(None, country.value.name, "country")
        core = self._written_out(scan, hit, row)
        return AgencyMention(hit.first, last, core, row.kind, row.branch, "central", place, row.id, registry_id=row.id)

    def _written_out(self, scan: Scan, hit: BodyHit, row: CentralBody) -> str:
        """Return the name as written where it is written out, the registry's where it is abbreviated."""
        written = self._expander.full(scan, hit.first, hit.last).replace(" & ", " và ")
        if joined(written) == joined(row.name):
            return row.name
        words = written.split()
        short = any(word.isupper() and len(word) > 1 for word in words) or len(words) < 3
        return row.name if short else written

    def _local(self, scan: Scan, hit: BodyHit, row: LocalBody, behind: Behind) -> AgencyMention | None:
        last, core = hit.last, row.name
        if scan.norm(last - 1) in ("vực", "sở") and (end := region_end(scan, last)) > last:
            words = scan.document.slice(last, end)  # "Thuế cơ sở| 5", "Ban Chỉ huy phòng thủ khu vực| 2 - Mường Tè"
            core, last = (
                f"{row.name.removesuffix(' khu vực')}{' khu vực' * (scan.norm(last - 1) == 'vực')} {words}",
                end,
            )
        place = parse_place(scan, last, behind=behind) if last < scan.sentence_end(hit.first) else None
        if place is not None and (place.place.level == "village" or not agrees(place.place, row.level)):
            place = None
        plural = many_behind(scan, last)
        if place is None and (plural or not scan.capitals[hit.first] or _goes_on_small(scan, hit.last)):
            return None
        return AgencyMention(
            hit.first,
            place.last if place else last,
            core,
            row.kind,
            row.branch,
            row.level,
            place.place if place else None,
            row.id,
            registry_id=row.id,
            strong=place is not None or row.kind != "social insurance",  # "nợ BHXH": the money
        )

    def _headed(self, scan: Scan, hit: BodyHit, head: AgencyHead, behind: Behind, depth: int) -> AgencyMention | None:
        at = At(scan, head, hit.first, hit.last, behind, depth)
        if many_behind(scan, hit.last) and hit.last + 1 in scan.levels:
            return None  # "Đảng ủy| các phường": many, not one
        if _family_ends(scan, hit):
            return None
        tail = self._tails.longest(at) if hit.last < scan.sentence_end(hit.first) else None
        if tail is None:
            tail = self._bare(scan, hit, head, behind)
        if tail is None or not self._worthy(scan, hit, head, tail, behind):
            return None
        return self._mention(scan, head, hit.first, tail, head.name or self._expander.full(scan, hit.first, hit.last))

    def _bare(self, scan: Scan, hit: BodyHit, head: AgencyHead, behind: Behind) -> Tail | None:
        """Return the empty tail of a head that may stand alone."""
        if head.bare == "post":
            return Tail(hit.last, bare=True) if behind else None
        if many_behind(scan, hit.last):
            return None  # "Công an| các đơn vị": many, not one
        written = scan.capitals[hit.first] or head.bare == "self"
        return Tail(hit.last, bare=True) if head.bare and written else None

    def _mention(self, scan: Scan, head: AgencyHead, first: int, tail: Tail, name: str) -> AgencyMention:
        level = "central" if tail.words.casefold() == "tối cao" else head.level
        mention = AgencyMention(
            first,
            tail.last,
            f"{name} {tail.words}".strip(),
            head.kind or (tail.parent.kind if tail.parent else ""),
            head.branch or (tail.parent.branch if tail.parent else None),
            level or (tail.place.level if tail.place else tail.parent.level if tail.parent else None),
            tail.place,
            head.id,
            head=head,
            parent=tail.parent,
            strong=not (tail.bare and head.bare in ("merge", "post")),
            spelled=tail.spelled,
        )
        return self._registered(mention, scan)

    def _registered(self, mention: AgencyMention, scan: Scan) -> AgencyMention:
        """Add what the registry of standard local bodies knows: the row's id, and the level where it has but one."""
        name = f"{mention.core} {mention.parent.core}" if mention.parent is not None else mention.core
        regional = joined(name).partition(" khu vực ")[0] + " khu vực"  # "Tòa án nhân dân khu vực| 3"
        known: list[LocalBody] = self._registry.get(joined(name)) or self._registry.get(regional, [])
        rows = [row for row in _held(tuple(known), scan) if isinstance(row, LocalBody)]
        if mention.level is None and len({row.level for row in rows}) == 1 and mention.parent is None:
            mention = replace(mention, level=rows[0].level)
        row = next((row for row in rows if row.level == mention.level), None)
        if row is None:
            return mention
        return replace(mention, registry_id=row.id, kind=row.kind, branch=row.branch)

    def _crowd(self, scan: Scan, hit: BodyHit, head: AgencyHead, tail: Tail) -> bool:
        """Say whether the words are of no one body: generic names, affairs, events, teams of a village."""
        if tail.parent is not None:
            return False
        alone = tail.place is None or tail.place.name is None
        words = tail.words.casefold()
        if alone and self._is_generic(scan, hit.first, tail.last, f"{head.name} {words}"):
            return True
        if head.id == "doan-xa":
            return tail.place is None or not (
                tail.place.kind and tail.place.name
            )  # "đoàn| Tả Phìn": who came from there
        if head.id == "vu":
            return not scan.capitals[hit.last] or not self.open_names.begins(
                scan, hit.last
            )  # "Vụ| Vạn Thịnh Phát": an affair
        if head.id in ("thue", "dai-su-quan") and scan.norm(hit.first) in ("thuế", "phái"):
            return not scan.capitals[hit.first]  # "nợ thuế| tỉnh"
        if head.id == "hoi-khac" and words and not scan.capitals[hit.last] and not words.endswith(" việt nam"):
            return True  # "Hội| hoạt động hiệu quả"
        return alone and (words.isdigit() if head.id == "doi" else words.startswith("tổ chức đại hội"))

    def _worthy(self, scan: Scan, hit: BodyHit, head: AgencyHead, tail: Tail, behind: Behind) -> bool:
        """Small letters alone ("phòng làm việc") name no body, unless a place or a parent stands behind."""
        if self._crowd(scan, hit, head, tail):
            return False
        if scan.capitals[hit.first] or tail.parent is not None:
            return True
        if tail.place is not None:
            return not tail.words or tail.place.name is not None or head.level == "province"
        if not tail.words or "open" not in head.tail:
            return any(scan.capitals[token] for token in range(hit.last, tail.last))
        first = scan.capitals[hit.last]
        if not behind:
            # "vụ Formosa", "hội Phết" are none; "bệnh viện Định Quán", "phòng CSGT" are.
            long_head = hit.last - hit.first >= 2 and head.id != "trung-tam"
            known = first == CAPITALS and self._expander.known(scan.document.slice(hit.last, hit.last + 1))
            return first > 0 and (tail.last - hit.last >= 3 or long_head or known)
        # "trung tâm dạy nghề Thanh Phúc" behind a post is a firm by its name
        return first > 0 or not scan.capitals[tail.last - 1]

    def _is_generic(self, scan: Scan, first: int, last: int, name: str) -> bool:
        """Say whether a name is one that many have, or only the beginning of such a one: "Phòng chuyên| môn"."""
        norms = scan.document.norms
        longer = (" ".join(norms[first : last + more]) for more in (1, 2))
        return joined(name) in self._generic or any(words in self._generic for words in longer)


def many_behind(scan: Scan, token: int) -> bool:
    """Say whether many places or no one in particular follow: "UBND| các huyện", "UBND| 10 phường"."""
    counted = scan.norm(token).isdigit() and token + 1 in scan.levels
    return counted or scan.norm(token) in _PLURALS or (scan.norm(token), scan.norm(token + 1)) == ("địa", "phương")


def _family_ends(scan: Scan, hit: BodyHit) -> bool:
    """Say whether the last word of a head is a person's family name: "võ sư |Đoàn Bảo Lâm", "tỉnh |Đoàn Văn An"."""
    last = hit.last - 1
    mixed = last > hit.first and not scan.capitals[hit.first] and scan.capitals[last] == TITLE
    return mixed and last in scan.families and capital_run_end(scan, last, 5) - last >= 3


def _runs_on(scan: Scan, found: AgencyMention, whole: int, behind: Behind) -> bool:
    """Say whether a headed name only runs on behind a central body's whole one: "Văn phòng Chính phủ| báo cáo"."""
    if not whole or found.last <= whole or whole in scan.levels:
        return False
    if found.parent is not None and found.parent.first == whole:
        return False
    foreigner = whole in scan.foreign or (scan.norm(whole + 1) == "." and scan.touches(whole + 1))  # "J.|Juncker"
    if behind == Behind.OPEN_POST and (whole in scan.families or foreigner):
        return True
    return not scan.capitals[whole] and scan.norm(whole).isalpha()


def _goes_on_small(scan: Scan, token: int) -> bool:
    """Say whether a dash and small letters follow: "Trung tâm chính trị| - hành chính của vùng"."""
    return (
        scan.norm(token) == "-"
        and not scan.touches(token)
        and scan.norm(token + 1).isalpha()
        and not (scan.capitals[min(token + 1, len(scan.document) - 1)])
    )


def _held(rows: tuple[BodyRow, ...], scan: Scan) -> list[BodyRow]:
    """Return the rows valid on the article's day; all of them where none is, or where the day is unknown."""
    held = [row for row in rows if row.holds(scan.day)]
    return held or list(rows)
