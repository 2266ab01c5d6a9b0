"""Posts: a title, its qualifier, the body it is of - "nguyên| Phó Chủ tịch| Thường trực| UBND tỉnh"."""

from __future__ import annotations

from dataclasses import replace

from trichluc.entities.agencies import AgencyParser
from trichluc.entities.apposition import with_parent
from trichluc.entities.foreign import foreign_ministry
from trichluc.entities.mentions import AgencyMention, Behind, Place, PlaceMention, PostMention
from trichluc.entities.places import parse_place, village_end
from trichluc.entities.scan import CAPITALS, Scan
from trichluc.rulebook import Rules
from trichluc.rulebook.people_rows import PostTitle
from trichluc.rulebook.place_rows import Province
from trichluc.tokens import Hit, joined

_PART = frozenset({"bạch", "chính", "thẩm", "uy", "ủy", "toàn", "nhân", "phân"})  # "chính |quyền| Tổng thống A"
_ALL = frozenset({"các", "những", "mọi"})
_TERMS = frozenset({"khóa", "nhiệm", "thời"})  # "... HĐND tỉnh các |khóa XI, XII"
_NUMBERED = frozenset({"tháng", "ngày", "năm", "khóa", "số", "quận", "phường", "khu", "ban", "thôn"})
_STATE = frozenset(
    ["cộng", "hòa", "hoà", "liên", "bang", "vương", "quốc", "nhân", "dân", "chủ", "xã", "hội", "nghĩa", "hồi", "giáo"]
)
_LONGEST_STATE = 8  # syllables of "Cộng hòa xã hội chủ nghĩa"
_LINKING = frozenset({"của", "thuộc", "tại", "-", "–"})


OtherTail = tuple[int, str | None, str | None]  # (token behind it, implied body, country)


class PostParser:
    """Parses the post whose title begins at a token."""

    def __init__(self, rules: Rules, agencies: AgencyParser) -> None:
        self._agencies = agencies
        self._open = agencies.open_names
        words = [(form, row) for row in rules.post_words for form in row.forms]
        self._statuses = {joined(form): row.status for form, row in words if row.status}
        self._qualifiers = sorted(
            (tuple(joined(form).split()) for form, row in words if row.kind == "qualifier"), key=len, reverse=True
        )
        self._plurals = {joined(form) for form, row in words if row.kind == "plural"}
        self._against = {joined(form) for form, row in words if row.kind == "against"}

    def find(self, scan: Scan) -> list[PostMention]:
        """Return the posts of a document in text order."""
        found: list[PostMention] = []
        behind = 0
        for token, hit in scan.posts.items():
            if token < behind:
                continue
            post = self.parse(scan, hit)
            if post is not None:
                found.append(post)
                behind = post.last
        return found

    def parse(self, scan: Scan, hit: Hit[PostTitle]) -> PostMention | None:
        """Return the post of a title; None where the words are none ("giám đốc" of nothing is left to others)."""
        title = hit.value
        if self._denied(scan, hit):
            return None
        last = qualified = self._qualified(scan, hit.last)
        status, status_first = self._status(scan, hit.first)
        if _counted(scan, status_first):
            return None
        plural = scan.norm(status_first - 1) in self._plurals
        behind = Behind.HELD_POST if self._follows_name(scan, status_first) else Behind.OPEN_POST
        agency = self._agency(scan, hit, last, behind)
        country, body, reach = None, title.body, 0
        if agency is not None:
            agency = self._with_parent(scan, agency)
            comma = agency.apposed and scan.norm(agency.last) != "thuộc"  # "Ban Quản lý X| thuộc Sở Y"
            last = agency.parent.last if comma and agency.parent is not None else agency.last
            reach = agency.parent.last if agency.apposed and agency.parent is not None else 0
            last += scan.norm(last) == "cũ"  # "Bộ Y tế| cũ": the body is no more
            last = _seat_end(scan, last) if agency.branch == "foreign" else last
        else:
            last, body, country = self._other_tail(scan, hit, last, behind)
        if title.alone == "behind" and agency is None:
            return None
        if _of_many(scan, qualified) or _of_many(scan, last):
            return None  # "Giám đốc| các Sở": of no one body
        if agency is None and any(scan.norm(body.last) in _ALL for body in scan.bodies.get(qualified, ())):
            return None  # "Chủ tịch| UBND các huyện"
        if title.alone in ("body",) and (agency is None or agency.first < hit.last):
            return None
        if title.alone == "delegate" and not scan.capitals[min(last, len(scan.document) - 1)]:
            return None
        reach = max(last, reach)
        return PostMention(hit.first, last, title, hit.last, status, status_first, agency, body, plural, country, reach)

    def _denied(self, scan: Scan, hit: Hit[PostTitle]) -> bool:
        """Say whether a longer word only holds the title ("ca sĩ chủ nhiệm lớp" aside): see post_words.tsv."""
        before = f"{scan.norm(hit.first - 1)} {scan.norm(hit.first)}"
        after = f"{scan.norm(hit.last - 1)} {scan.norm(hit.last)}"
        return not self._against.isdisjoint((before, after, f"{scan.norm(hit.first - 2)} {before}"))

    def _qualified(self, scan: Scan, token: int) -> int:
        """Return the token behind the qualifiers that follow a title ("Thường trực", "phụ trách")."""
        end = scan.sentence_end(token - 1)
        changed = True
        while changed:
            changed = False
            for words in self._qualifiers:
                last = token + len(words)
                if last <= end and all(scan.norm(token + i) == word for i, word in enumerate(words)):
                    if words == ("thường", "trực") and last in scan.bodies and scan.norm(token - 1) == "trưởng":
                        return token
                    token, changed = last, True
                    break
        return token

    def _status(self, scan: Scan, token: int) -> tuple[str, int]:
        """Return the status that the words before a title give it, and where they begin."""
        two = f"{scan.norm(token - 2)} {scan.norm(token - 1)}"
        if two in self._statuses:
            return self._statuses[two], token - 2
        one = scan.norm(token - 1)
        if one in self._statuses and scan.norm(token - 2) in self._statuses:
            return self._statuses[scan.norm(token - 2)], token - 2  # "cựu Quyền Cục trưởng"
        if one == "." and scan.norm(token - 2) == "q" and scan.capitals[token - 2]:
            return "acting", token - 2  # "Q. Chủ tịch UBND tỉnh"
        if one in self._statuses and scan.norm(token - 2) not in _PART:
            return self._statuses[one], token - 1
        return "current", token

    def _follows_name(self, scan: Scan, first: int) -> bool:
        """Say whether a name and a mark stand before the post: what comes behind it is not its holder then."""
        mark = scan.norm(first - 1) in (",", "-", "(")
        return mark and first >= 3 and scan.capitals[first - 2] > 0 and scan.capitals[first - 3] > 0

    def _agency(self, scan: Scan, hit: Hit[PostTitle], token: int, behind: Behind) -> AgencyMention | None:
        """Return the body written in the post."""
        title = hit.value
        end = scan.sentence_end(hit.first)
        if title.overlap and token == hit.last:  # "Trưởng |Ban Nội chính Tỉnh ủy"
            starts = [first for first in range(hit.first + 1, hit.last) if first in scan.bodies]
            for first in reversed(starts) if title.body else starts:
                found = self._agencies.parse(scan, first, behind=behind)
                if found is not None and (found.last > hit.last or (found.last == hit.last and title.body)):
                    return found
        if token >= end:
            return None
        for at in (token, token + 1) if scan.norm(token) in _LINKING else (token,):
            if at < end and at in scan.bodies:
                found = self._agencies.parse(scan, at, behind=behind)
                if found is not None:
                    return found
        return None

    def _with_parent(self, scan: Scan, agency: AgencyMention) -> AgencyMention:
        """Take in the parent that a comma or "thuộc" joins: "Vụ trưởng Vụ X, Bộ Y"; one in brackets stays outside.

        The unit's own initials may stand between: "Cục trưởng Cục Y (CY), Bộ Z".
        """
        joint = agency.last
        if scan.norm(joint) == "(" and scan.capitals[joint + 1] == CAPITALS and scan.norm(joint + 2) == ")":
            joint += 3
        if scan.norm(joint) not in (",", "thuộc") or joint + 1 not in scan.bodies:
            return agency
        parent = self._agencies.parse(scan, joint + 1, behind=Behind.HELD_POST)
        return agency if parent is None else with_parent(scan, agency, parent, joint)

    def _other_tail(self, scan: Scan, hit: Hit[PostTitle], token: int, behind: Behind) -> OtherTail:
        """Return the tail of a title with no body written out behind it."""
        title = hit.value
        if token >= scan.sentence_end(hit.first):
            return token, title.body, None
        field = self._field_tail(scan, title, token)
        return field if field is not None else self._place_tail(scan, hit, token, behind)

    def _field_tail(self, scan: Scan, title: PostTitle, token: int) -> OtherTail | None:
        """Return the tail of a field of work right behind the title: "Bộ trưởng| GTVT", "Trưởng ban| Tổ chức"."""
        if not title.head or not (title.overlap or title.head == "Bộ"):
            return None
        found = self._agencies.field_at(scan, joined(title.head), token)
        if title.head == "Bộ" and (foreign := foreign_ministry(scan, token)):
            written = scan.document.slice(token, foreign.first)
            return foreign.last, f"Bộ {written}", foreign.value.name
        if found is None:
            return None
        last, name = found
        if title.head != "Bộ":
            return last, f"{title.head} {name}", None
        body = f"Bộ {scan.document.slice(token, last)}"
        country = scan.countries.get(last)
        return (last, body, None) if country is None else (country.last, body, country.value.name)

    def _place_tail(self, scan: Scan, hit: Hit[PostTitle], token: int, behind: Behind) -> OtherTail:
        """Return the tail of a country, a place or a kind of board behind the title."""
        title = hit.value
        country = scan.countries.get(_behind_state(scan, token))
        if country is not None and (title.level == "central" or title.branch == "foreign" or title.place == "ubnd"):
            return _seat_end(scan, country.last), title.body, country.value.name
        place = parse_place(scan, token, behind=behind)
        ruler = title.branch == "foreign" or (title.alone == "post" and not title.body and not title.head)
        if ruler and title.level != "commune" and place is not None:  # "Thống đốc| tỉnh Ulyanovsk"
            return place.last, title.body, None
        if title.level == "commune":
            village = village_end(scan, token, behind=behind)
            if village > token:
                return _commune_end(scan, village), title.body, None  # "Trưởng thôn| Nà Lồi 2, xã Tả Phìn"
        if title.overlap and not scan.capitals[token] and (end := self._open.end(scan, token)) > token:
            return end, title.body, None  # "trưởng đoàn thanh tra": what kind of board, not which
        if title.place and place is not None and place.place.level != "village":
            return place.last, _implied(title, *_with_kind(scan, place)), None
        return token, title.body, None


_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}


def _of_many(scan: Scan, token: int) -> bool:
    """Say whether "các" behind a post tells of many bodies: not of terms, nor in the name of a country."""
    return scan.norm(token) in _ALL and scan.norm(token + 1) not in _TERMS and token not in scan.countries


def _counted(scan: Scan, first: int) -> bool:
    """Say whether a number counts holders without naming them: "Sở Nội vụ có 8 |phó giám đốc"."""
    number = scan.norm(first - 1).isdigit() and not scan.capitals[first]
    return number and scan.norm(first - 2).isalpha() and scan.norm(first - 2) not in _NUMBERED


def _behind_state(scan: Scan, token: int) -> int:
    """Return the token behind the form of a state before its name: "Thủ tướng| Cộng hòa dân chủ nhân dân| Lào"."""
    at = token
    while scan.norm(at) in _STATE and at - token < _LONGEST_STATE:
        at += 1
    return at


def _seat_end(scan: Scan, token: int) -> int:
    """Return the token behind where an envoy is sent to: "đại sứ Lào| tại Việt Nam", "Giám đốc WB| tại Việt Nam"."""
    if scan.norm(token) not in ("tại", "ở"):
        return token
    country = scan.countries.get(token + 1)
    place = parse_place(scan, token + 1, behind=Behind.OPEN_POST) if country is None else None
    return country.last if country is not None else place.last if place is not None else token


def _commune_end(scan: Scan, token: int) -> int:
    """Return the token behind the commune that a comma joins to a village, ``token`` where none does."""
    place = parse_place(scan, token + 1, behind=Behind.HELD_POST) if scan.norm(token) == "," else None
    commune = place is not None and place.place.level == "commune" and place.place.kind and place.place.name
    return place.last if place is not None and commune else token


def _with_kind(scan: Scan, found: PlaceMention) -> tuple[Place, str]:
    """Return a place and its words, a province's bare name with the kind it has: "Chủ tịch| Đà Nẵng" is of the city."""
    place, written = found.place, scan.document.slice(found.first, found.last)
    rows = (row for row in scan.places[found.first].value) if place.kind is None and place.level == "province" else ()
    kind = next((row.kind for row in rows if isinstance(row, Province)), None)
    if kind is None:
        return place, written
    return replace(place, kind=kind, name=written), f"{kind} {written}"


def _implied(title: PostTitle, place: Place, written: str) -> str | None:
    """Return the body that a place behind a title stands for: "Chủ tịch tỉnh" is of the UBND tỉnh."""
    kind, name, level = place.kind, place.name, place.level
    if level == "central":
        return "Trung ương Đảng" if title.place == "committee" else None
    if title.place == "ubnd":
        return f"UBND {written}" if kind is not None else None
    if kind in _COMMITTEES:
        return f"{_COMMITTEES[kind]} {name}" if name else _COMMITTEES[kind]
    return f"Đảng ủy {written}" if level == "commune" else None
