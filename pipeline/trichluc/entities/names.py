"""Names of persons: capitalised runs with the evidence that they are names - cues, posts, family names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trichluc.entities.initials import find_initials
from trichluc.entities.mentions import AgencyMention, NameMention, PostMention
from trichluc.entities.name_ends import name_end, vietnamese
from trichluc.entities.name_evidence import NAMESAKES, NameEvidence
from trichluc.entities.scan import CAPITALS, Scan
from trichluc.rulebook.people_rows import NameCue, NotName
from trichluc.rulebook.place_rows import Province
from trichluc.tokens import Hit, joined

_RUN = re.compile(rb"[\x01\x02]+")
_NUMBERED = frozenset({"số", "hẻm", "ngách", "ngõ", "kiệt", "nhà"})


class NameFinder:
    """Finds names of persons outside the agencies and posts already found."""

    def find(self, scan: Scan, agencies: Sequence[AgencyMention], posts: Sequence[PostMention]) -> list[NameMention]:
        """Return the names in text order, those that only repetition could confirm left out."""
        if not len(scan.document):
            return []
        taken = bytearray(len(scan.document))
        for first, last in [(a.first, a.last) for a in agencies] + [(p.first, p.last) for p in posts]:
            taken[first:last] = b"\x01" * (last - first)
        cues_by_end = {hit.last: hit for hit in scan.cues.values()}
        post_ends = {post.last for post in posts}
        found: list[NameMention] = []
        road, things = -1, _firms(scan, agencies)
        for first, last in _runs(scan, taken):
            at = first
            while at < last:
                reader = _Reader(scan, at, last, cues_by_end, post_ends)
                name = reader.read()
                if name is None:
                    break
                if name.sure == 1 and _follows_sure(scan, found, name) and reader.foreign(name):
                    name = replace(name, sure=2)  # "Park Ki-ho và Song Min-ah"
                if reader.thing and name.last <= last:
                    things.add(joined(scan.document.slice(name.first, name.last)))
                if reader.road or (not name.cues and _listed(scan, road, name.first)):
                    road = name.last  # "đường Lê Lợi, Lê Duẩn và Trần Phú"
                elif name.sure:
                    found.append(name)
                at = max(name.last, at + 1)
        # "Tổng giám đốc |Hồng Vân" may be of a firm of that name
        held = {post.last for post in posts if post.agency is not None or post.title.alone == "post"}
        persons = {joined(name.text) for name in found if _surely(name) or name.first in held}
        return _confirmed(found + find_initials(scan, cues_by_end), things - persons)


def _follows_sure(scan: Scan, found: list[NameMention], name: NameMention) -> bool:
    """Say whether a name stands in a list behind one that is sure."""
    return bool(found) and found[-1].sure >= 2 and _listed(scan, found[-1].last, name.first)


def _firms(scan: Scan, agencies: Sequence[AgencyMention]) -> set[str]:
    """Return what companies are called by elsewhere: the last two and three words of each name."""
    firms = (agency for agency in agencies if agency.branch == "private")
    tails = ((firm, length) for firm in firms for length in (2, 3) if firm.last - firm.first > length)
    return {joined(scan.document.slice(firm.last - length, firm.last)) for firm, length in tails}


def _listed(scan: Scan, last: int, first: int) -> bool:
    """Say whether only a comma, a dash or "và" stands between two names."""
    return first - last == 1 and scan.norm(last) in (",", "-", "–", "và") and first not in scan.cues


def _runs(scan: Scan, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words inside sentences and outside other mentions."""
    flags = bytes(0 if taken[i] else capital for i, capital in enumerate(scan.capitals))
    for match in _RUN.finditer(flags):
        first = match.start()
        while first < match.end():
            last = _unbroken(scan, first, min(match.end(), scan.sentence_end(first)))
            yield first, last
            first = last


def _unbroken(scan: Scan, first: int, last: int) -> int:
    """Return where more white space than one blank breaks a run: there stood the end of a line or of a caption."""
    document = scan.document
    gaps = (at for at in range(first + 1, last) if document.start(at) - document.end(at - 1) > 1)
    return next(gaps, last)


class _Reader:
    """Reads the name in one run of capitalised words."""

    def __init__(self, scan: Scan, first: int, last: int, cues: dict[int, Hit[NameCue]], post_ends: set[int]) -> None:
        self.scan, self.first, self.last = scan, first, last
        self._cues_by_end, self._post_ends = cues, post_ends
        self._evidence = NameEvidence(scan)
        self.road = False  # whether what was read is a road's name
        self.thing = False  # whether it is a thing's or a place's name: "đền Đông Cuông"

    def read(self) -> NameMention | None:
        """Return the first name of the run (``sure`` 0: what stands there is none), None at the run's end."""
        place = self.scan.places.get(self.first)
        if place is not None and self.first in self.scan.cues and place.last > self.first + 1:
            return NameMention(self.first, place.last, "", 0)  # "Bà Rịa - Vũng Tàu"
        start = self._behind_cues()
        if start >= self.last:
            return None
        after_post = start in self._post_ends and start != self.scan.document.sentence_of(start)[0]
        cues, cue_first = self._cues(start)
        start = start if after_post else self._behind_place(start, cues)
        if after_post and cues and cues[-1].kind in NAMESAKES:
            cues, cue_first = (), -1  # "Chủ tịch UBND huyện| Lò Văn Panh"
        hit = self.scan.cues.get(start)
        numbered = not cues and self._numbered(start)
        self.road = numbered or "road" in (hit.value.kind if hit else "", cues[-1].kind if cues else "")
        self.thing = bool(cues) and cues[-1].kind in NAMESAKES
        if self._namesake(start):
            return NameMention(start, self.last, "", 0)
        thing = self._thing(self.first)
        if thing is not None and thing.last > start > self.first:
            return NameMention(self.first, thing.last, "", 0)  # "Bác Hồ"
        thing = self._thing(start)
        if thing is not None and (thing.value.kind != "thing" or not (cues and cues[-1].kind != "byline")):
            return NameMention(start, min(thing.last, self.last), "", 0)
        if not cues and (not after_post or self.scan.capitals[start] == CAPITALS):
            start = self._family_start(start)
            if (thing := self._thing(start)) is not None:
                return NameMention(start, min(thing.last, self.last), "", 0)  # "Tết |Đinh Dậu"
        family = self.scan.families.get(start)
        end = name_end(self.scan, start, self.last, family.value if family else None)
        sure = 0 if numbered else self._evidence.sure(start, end, family, cues, after_post)
        text = " ".join(self.scan.document.slice(start, end).split())
        return NameMention(start, end, text, sure, cues, cue_first)

    def _thing(self, token: int) -> Hit[NotName] | None:
        """Return the thing named at the token; a longer run that begins with a family name is a person's."""
        thing, family = self.scan.not_names.get(token), self.scan.families.get(token)
        if thing is None or thing.value.kind != "thing" or thing.last >= self.last:
            return thing
        return None if family is not None and family.value.common == 3 else thing

    def _behind_cues(self) -> int:
        """Skip cues that are capitalised themselves: "Ông| Nguyễn Văn An", "PGS.TS| Lê ..."."""
        at = self.first
        while at < self.last and (hit := self.scan.cues.get(at)) is not None:
            if hit.last > self.last:
                return self.last  # "đồng chí| Đại tá Lò Văn Panh"
            single = hit.last - hit.first == 1
            if hit.value.kind in NAMESAKES:
                break
            if hit.last >= self.last:  # a cue that stands alone: "PGS", "Ông"; a name in two cases only: "anh |Anh"
                return self.last if hit.value.kind in ("degree", "rank") or not single else at
            if hit.value.kind == "byline" and self.scan.norm(hit.last) != ":":
                break
            if single and at in self.scan.families and hit.value.kind == "honorific" and self.last - at > 2:
                pass  # "Anh", "Ông", "Cô": more often the honorific than the family name
            at = hit.last
        return at

    def foreign(self, name: NameMention) -> bool:
        """Say whether a name of two words or more is none of Vietnamese syllables."""
        return name.last - name.first >= 2 and not vietnamese(self.scan, name.first, name.last)

    def _behind_place(self, start: int, cues: tuple[NameCue, ...]) -> int:
        """Skip a province or a country before a name: "Hà Nội| Xe buýt", "nghi phạm Việt Nam| Lò Thị Mai"."""
        if cues and cues[-1].kind not in ("role", "byline"):
            return start
        place, country = self.scan.places.get(start), self.scan.countries.get(start)
        if place is not None and place.last < self.last and isinstance(place.value[0], Province):
            return place.last
        return country.last if country is not None and country.last < self.last else start

    def _numbered(self, start: int) -> bool:
        """Say whether a house's or a lane's number stands before: "số 3B, Lê Thái Tổ", "ngách 49/28 Lê Lai"."""
        at = start - 1
        while at > 0 and start - at <= 6 and (self.scan.norm(at)[:1].isdigit() or self.scan.norm(at) in ("/", ",")):
            at -= 1
        return at < start - 1 and self.scan.norm(start - 2) != "." and self.scan.norm(at) in _NUMBERED

    def _namesake(self, start: int) -> bool:
        """Say whether the run begins with the word for what bears a name: "Đường Trần Hưng Đạo"."""
        hit = self.scan.cues.get(start)
        family = self.scan.families.get(start)
        if hit is None or hit.value.kind not in NAMESAKES or hit.last >= self.last:
            return False
        return family is None or family.value.common < 2  # "Hồ Văn Quang" is no lake

    def _cues(self, start: int) -> tuple[tuple[NameCue, ...], int]:
        """Return the chain of cues that ends right before the name, and where it begins."""
        chain: list[NameCue] = []
        at = start
        while True:
            before = at
            while before > 0 and self.scan.norm(before - 1) in (".", ",", "-") and chain and chain[0].kind == "degree":
                before -= 1  # "PGS.TS", "TS - BS"
            if before == at and at == start and self.scan.norm(at - 1) in (".", ":"):
                before = at - 1
            hit = self._cues_by_end.get(before)
            if hit is None or self._is_country(hit) or (before != at and not self._joins(hit, before, at, chain)):
                break
            chain.insert(0, hit.value)
            at = hit.first
        return tuple(chain), (at if chain else -1)

    def _is_country(self, hit: Hit[NameCue]) -> bool:
        """Say whether "Anh" with a capital inside a sentence is the country: "ở Anh"."""
        first = hit.first
        inside = self.scan.document.sentence_of(first)[0] < first and self.scan.norm(first - 1).isalpha()
        return self.scan.norm(first) == "anh" and self.scan.capitals[first] > 0 and inside

    def _joins(self, hit: Hit[NameCue], last: int, at: int, chain: list[NameCue]) -> bool:
        """Say whether a cue belongs to a name although a mark stands between them."""
        mark = self.scan.norm(last)
        if mark == ":":
            return hit.value.kind == "byline" or (hit.value.kind == "honorific" and self.scan.norm(hit.first) == "các")
        if mark == ".":  # "PGS.TS", not "các bác sĩ. Nâng cao ..."
            return hit.value.kind == "degree" and self.scan.capitals[hit.last - 1] > 0
        return hit.value.kind in ("degree", "rank", "honorific") and bool(chain)

    def _family_start(self, start: int) -> int:
        """Move to the first family name of a run that begins with another word ("Theo| Nguyễn Văn An")."""
        for at in range(start, self.last - 1):
            family = self.scan.families.get(at)
            if family is not None and family.value.common >= 2 and self.last - at >= 2:
                return at if at - start <= 2 else start
        return start


def _confirmed(found: list[NameMention], things: set[str]) -> list[NameMention]:
    """Keep the sure names and those that a sure one says again; overlaps go to the longer.

    ``things``: names that stand behind words for things elsewhere: "người dân |Đông Cuông" is no person then.
    """
    found = [name for name in found if joined(name.text) not in things or _surely(name)]
    sure = [name for name in found if name.sure >= 2 and name.last - name.first >= 2]
    known = {name.text.casefold() for name in sure}
    given = {name.text.casefold().split()[-1] for name in sure}  # "bị can |Thung" is short for a name that ends so
    kept = [
        name if name.sure >= 2 else replace(name, sure=2)
        for name in found
        if name.sure >= 2 or name.text.casefold() in known or (name.sure and name.text.casefold() in given)
    ]
    kept.sort(key=lambda name: (name.first, -name.last))
    out: list[NameMention] = []
    for name in kept:
        if not out or name.first >= out[-1].last:
            out.append(name)
    return out


def _surely(name: NameMention) -> bool:
    """Say whether an honorific or the like stands before the name."""
    return bool(name.cues) and name.cues[-1].kind in ("honorific", "rank", "degree", "religious")
