"""The agency of a post: written in it, shared with its neighbour, implied by its title or by what came before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from trichluc.entities.mentions import AgencyMention, PostMention
from trichluc.entities.scan import Scan
from trichluc.structure.bodies import BodyBook
from trichluc.structure.body_index import Body
from trichluc.structure.holdings import Holding
from trichluc.tokens import joined

# The committee of each level, for "Phó Bí thư, Chủ tịch UBND huyện": the level of the neighbour's body tells.
_COMMITTEE = {
    "province": "Tỉnh ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
    "thành phố": "Thành ủy",
}
_OF_PLACE = frozenset({"people's council", "people's committee", "front"})  # whose party committee is the place's
_SECRETARY = frozenset({"tong-thu-ky", "pho-tong-thu-ky"})  # "Chủ tịch, Tổng Thư ký Hội X": both of one body
_AROUND = 9  # posts of a chain that another may take its body from
_REACH = 120  # tokens back that a bare "Trưởng ban" reaches for its body

Found = tuple[str, Body | None]


class ImpliedAgency:
    """Finds the agency of each holding; a body that only lies inside another's name becomes one of its own then."""

    def __init__(self, scan: Scan, book: BodyBook, agencies: list[AgencyMention]) -> None:
        self._scan, self._book, self._agencies = scan, book, agencies
        self._found: dict[int, Found | None] = {}

    def settle(self, holdings: list[Holding]) -> None:
        """Find the agencies of all holdings, so that the book of bodies is whole before it is written out."""
        self._found = {id(holding): self._find(holding) for holding in holdings}

    def agency(self, holding: Holding) -> Found | None:
        """Return (agency as written, its body or None) of a settled holding; None where it has or implies none."""
        return self._found[id(holding)]

    def _find(self, holding: Holding) -> Found | None:
        post = holding.post
        if post.agency is not None:
            return self._placed(post.agency, holding.chain) or self._written(post.agency)
        if post.title.alone == "delegate":
            return self._assembly
        if post.body is not None:
            return self._by_name(post.body)
        if post.title.alone == "post" and not post.title.head:
            return None
        return self._neighbour(post, holding.chain) or self._before(post) or self._only(post)

    def _only(self, post: PostMention) -> Found | None:
        """Return the one court or procuracy of the article for a judge or prosecutor."""
        if post.title.branch not in ("court", "procuracy"):
            return None
        bodies = [body for body in self._book.bodies() if body.mention.kind == post.title.branch]
        return (bodies[0].name(), bodies[0]) if len(bodies) == 1 else None

    def _placed(self, agency: AgencyMention, chain: tuple[PostMention, ...]) -> Found | None:
        """Return a body known by its neighbour alone: "Bí thư |Đảng ủy, Chủ tịch HĐND xã Tả Phìn"."""
        if agency.strong or agency.place is not None or self._book.find(agency) is not None:
            return None
        at = bisect_left(chain, agency.first, key=lambda other: other.first)
        near = next(
            (post.agency for post in chain[at : at + 2] if post.agency is not None and post.agency != agency), None
        )
        if near is None or agency.head is None or agency.head.bare != "post":
            return None
        if near.kind in _OF_PLACE:
            whole = replace(agency, place=near.place, level=near.level) if near.place is not None else None
        else:
            whole = replace(agency, parent=near, level=near.level)
        return (self._book.form(agency), self._book.add(whole)) if whole is not None else None

    def _written(self, mention: AgencyMention) -> Found:
        return self._book.form(mention), self._book.find(mention)

    def _by_name(self, name: str) -> Found:
        """Return a body that a title implies, as the article writes it where it does ("Tỉnh ủy viên": Tỉnh ủy X)."""
        named = self._book.named(name)
        if named is not None:
            return named
        same = self._book.of_core(name)
        return (same[0].name(), same[0]) if len(same) == 1 else (name, None)

    @cached_property
    def _assembly(self) -> Found | None:
        """The assembly that a bare "đại biểu" sits in: the Quốc hội where it is named, else the one HĐND."""
        bodies = self._book.bodies()
        council = next((body for body in bodies if body.mention.kind == "people's council"), None)
        body = next(iter(self._book.of_core("Quốc hội")), council)
        return (body.name(), body) if body is not None else None

    def _neighbour(self, post: PostMention, chain: tuple[PostMention, ...]) -> Found | None:
        """Take the body from a neighbour in the chain: a party post from a party body, or from its level."""
        at = bisect_left(chain, post.first, key=lambda other: other.first)
        if at == len(chain) or chain[at].first != post.first:
            return None
        others = (*chain[at + 1 : at + _AROUND], *reversed(chain[max(0, at - _AROUND) : at]))
        if post.title.place == "committee":
            for other in others:
                if other.agency is not None and (party := _party(other.agency)) is not None:
                    return self._book.form(party), self._book.find(party) or self._book.add(party)
            for other in others:
                if other.agency is not None and (found := self._committee(other.agency)) is not None:
                    return found
            return None
        after = chain[at + 1] if at + 1 < len(chain) else None
        joint = self._scan.norm(after.status_first - 1) if after else ""
        if after is not None and after.agency is not None and joint in ("kiêm", ",", "và"):
            branches = {post.title.branch, after.title.branch} - {None}
            alike = post.title.place == after.title.place or after.title.id in _SECRETARY
            kin = len(branches) <= 1 and alike
            if after.agency.kind == "office" and (owner := self._office_of(after.agency)) is not None:
                return owner
            if kin or joint == "kiêm":
                return self._written(after.agency)
        return None

    def _office_of(self, office: AgencyMention) -> Found | None:
        """Return whose office it is: "Tổng Thư ký, Chủ nhiệm Văn phòng Quốc hội" is of the Quốc hội first."""
        if office.parent is not None:
            return self._written(office.parent)
        owner = office.core.removeprefix("Văn phòng ")
        return self._by_name(owner) if owner != office.core and owner[:1].isupper() else None

    def _committee(self, agency: AgencyMention) -> Found | None:
        """Return the party committee of a neighbour's level."""
        level = agency.level or (agency.place.level if agency.place else None)
        kind = agency.place.kind if agency.place else None
        name = _COMMITTEE.get(kind or "") if level == "district" else None
        if level == "province" or (level is None and kind == "thành phố"):
            main = self._book.place_of(agency)
            name = "Thành ủy" if kind == "thành phố" or (main and main.kind == "thành phố") else "Tỉnh ủy"
        if level == "commune" and kind:
            name = f"Đảng ủy {kind}"
        if name is None:
            return None
        resolved = self._book.place_of(agency)
        for body in self._book.of_core(" ".join(name.split()[:2])):
            if resolved is None or body.place is None or body.place.name == resolved.name:
                return body.name(), body
        return name, None

    def _before(self, post: PostMention) -> Found | None:
        """Return the nearest body before a bare title that its head fits: "Ban Chỉ đạo X do ông A làm Trưởng ban"."""
        head = post.title.head or (post.title.title.split()[-1] if post.title.overlap else "")
        if not head and post.title.title not in ("Giám đốc", "Phó Giám đốc", "Hiệu trưởng"):
            return None
        heads = (
            (joined(head),) if head else ("sở", "trung tâm", "bệnh viện", "ban quản lý", "công an", "kho bạc", "đài")
        )
        at = bisect_left(self._agencies, post.first, key=lambda mention: mention.first)
        for mention in reversed(self._agencies[max(0, at - _REACH) : at]):
            if post.first - mention.first > _REACH:
                break
            names = (joined(self._book.form(mention)) + " ", joined(mention.core) + " ")
            owned = any(self._owned(word, mention.first) for word in heads)
            if owned or any(name.startswith(word + " ") for word in heads for name in names):
                return self._written(mention)
        return None

    def _owned(self, head: str, first: int) -> bool:
        """Say whether a body's name follows what it sent: "Đoàn công tác của| Chính phủ"."""
        of = first - 1 if self._scan.norm(first - 1) == "của" else first
        return of != first and head in (self._scan.norm(of - back) for back in range(2, 6))


def _party(agency: AgencyMention) -> AgencyMention | None:
    """Return the party committee that a body is or is part of ("Ban Nội chính Tỉnh ủy": Tỉnh ủy)."""
    at: AgencyMention | None = agency
    while at is not None:
        if at.kind == "party committee" and at.parent is None:
            return at
        at = at.parent
    return None
