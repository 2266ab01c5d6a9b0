"""Names of persons: capitalised runs with the evidence that they are names - cues, posts, family names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trichluc.entities.initials import find_initials
from trichluc.entities.mentions import AgencyMention, NameMention, PostMention
from trichluc.entities.name_ends import name_end, vietnamese
from trichluc.entities.namesakes import namesakes
from trichluc.entities.scan import CAPITALS, Scan
from trichluc.rulebook.people_rows import FamilyName, NameCue
from trichluc.tokens import Hit

_RUN = re.compile(rb"[\x01\x02]+")
_SURE_CUES = frozenset({"honorific", "rank", "religious", "degree"})
_PERSON_CUES = _SURE_CUES | {"role"}
_NAMESAKES = frozenset({"namesake", "road"})
_AGE = frozenset({"sn", "sinh", "tuổi"})


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
        things = namesakes(scan, post_ends)
        found = []
        road = -1
        for first, last in _runs(scan, taken):
            at = first
            while at < last:
                reader = _Reader(scan, at, last, cues_by_end, post_ends, things)
                name = reader.read()
                if name is None:
                    break
                if reader.road or (not name.cues and _listed(scan, road, name.first)):
                    road = name.last  # "đường Lê Lợi, Lê Duẩn và Trần Phú"
                elif name.sure:
                    found.append(name)
                at = max(name.last, at + 1)
        return _confirmed(found + find_initials(scan, cues_by_end))


def _listed(scan: Scan, last: int, first: int) -> bool:
    """Say whether only a comma, a dash or "và" stands between two names."""
    return first - last == 1 and scan.norm(last) in (",", "-", "–", "và") and first not in scan.cues


def _runs(scan: Scan, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words inside sentences and outside other mentions."""
    flags = bytes(0 if taken[i] else capital for i, capital in enumerate(scan.capitals))
    for match in _RUN.finditer(flags):
        first = match.start()
        while first < match.end():
            last = min(match.end(), scan.sentence_end(first))
            yield first, last
            first = last


class _Reader:
    """Reads the name in one run of capitalised words."""

    def __init__(
        self,
        scan: Scan,
        first: int,
        last: int,
        cues: dict[int, Hit[NameCue]],
        post_ends: set[int],
        things: set[tuple[str, ...]],
    ) -> None:
        self.scan, self.first, self.last = scan, first, last
        self._cues_by_end, self._post_ends, self._things = cues, post_ends, things
        self.road = False  # whether what was read is a road's name

    def read(self) -> NameMention | None:
        """Return the first name of the run (``sure`` 0: what stands there is none), None at the run's end."""
        start = self._behind_cues()
        if start >= self.last:
            return None
        after_post = start in self._post_ends and start != self.scan.document.sentence_of(start)[0]
        cues, cue_first = self._cues(start)
        if after_post and cues and cues[-1].kind in _NAMESAKES:
            cues, cue_first = (), -1  # "Chủ tịch UBND huyện| Lò Văn Panh"
        hit = self.scan.cues.get(start)
        self.road = "road" in (hit.value.kind if hit else "", cues[-1].kind if cues else "")
        if self._namesake(start):
            return NameMention(start, self.last, "", 0)
        thing = self.scan.not_names.get(self.first)
        if thing is not None and thing.last > start > self.first:
            return NameMention(self.first, thing.last, "", 0)  # "Bác Hồ"
        thing = self.scan.not_names.get(start)
        if thing is not None and (thing.value.kind == "end" or not (cues and cues[-1].kind != "byline")):
            return NameMention(start, min(thing.last, self.last), "", 0)
        if not cues and (not after_post or self.scan.capitals[start] == CAPITALS):
            start = self._family_start(start)
            if (thing := self.scan.not_names.get(start)) is not None:
                return NameMention(start, min(thing.last, self.last), "", 0)  # "Tết |Đinh Dậu"
        family = self.scan.families.get(start)
        end = name_end(self.scan, start, self.last, family.value if family else None)
        sure = self._sure(start, end, family, cues, after_post)
        text = " ".join(self.scan.document.slice(start, end).split())
        return NameMention(start, end, text, sure, cues, cue_first)

    def _behind_cues(self) -> int:
        """Skip cues that are capitalised themselves: "Ông| Nguyễn Văn An", "PGS.TS| Lê ..."."""
        at = self.first
        while at < self.last and (hit := self.scan.cues.get(at)) is not None and hit.last <= self.last:
            single = hit.last - hit.first == 1
            if hit.value.kind in _NAMESAKES:
                break
            if hit.last >= self.last:  # a cue that stands alone: "PGS", "Ông"; a name in two cases only: "anh |Anh"
                return self.last if hit.value.kind in ("degree", "rank") or not single else at
            if hit.value.kind == "byline" and self.scan.norm(hit.last) != ":":
                break
            if single and at in self.scan.families and hit.value.kind == "honorific" and self.last - at > 2:
                pass  # "Anh", "Ông", "Cô": more often the honorific than the family name
            at = hit.last
        return at

    def _namesake(self, start: int) -> bool:
        """Say whether the run begins with the word for what bears a name: "Đường Trần Hưng Đạo"."""
        hit = self.scan.cues.get(start)
        family = self.scan.families.get(start)
        if hit is None or hit.value.kind not in _NAMESAKES or hit.last >= self.last:
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

    def _sure(
        self, start: int, end: int, family: Hit[FamilyName] | None, cues: tuple[NameCue, ...], after_post: bool
    ) -> int:
        """Return how sure it is that the tokens are a name, from 0 to 3; see NameMention."""
        kind = cues[-1].kind if cues else ""
        if kind in _NAMESAKES or (kind not in ("honorific", "") and self._placed(start, end)):
            return 0  # "đường| Lý Thường Kiệt", "người dân| Mông Cổ"
        if kind not in _SURE_CUES and not after_post and tuple(self.scan.document.norms[start:end]) in self._things:
            return 0
        if kind in _PERSON_CUES:
            return self._behind_cue(start, end, kind, family is not None)
        if after_post:
            return self._behind_post(start, end, family is not None)
        if self._placed(start, end):
            return 0
        if kind == "byline":
            likely = end - start in (2, 3) and vietnamese(self.scan, start, end)
            return 3 if family and end - start >= 2 else 2 * likely
        return self._alone(start, end, family)

    def _behind_cue(self, start: int, end: int, kind: str, family: bool) -> int:
        if end - start == 1:
            # "phóng viên| Thông tấn xã": behind a role only where some full name ends so
            return 0 if len(self.scan.norm(start)) == 1 else 1 if kind == "role" else 2
        return 3 if family or kind != "role" or not vietnamese(self.scan, start, end) else 2

    def _behind_post(self, start: int, end: int, family: bool) -> int:
        if not family and self.scan.capitals[start] == CAPITALS and not self._all_capitals(start, end):
            return 0  # "Ủy viên Trung ương Đảng| NDCM Lào"
        return 3 if end - start >= 2 else 1

    def _alone(self, start: int, end: int, family: Hit[FamilyName] | None) -> int:
        length = end - start
        if start in self.scan.foreign and 2 <= length <= 4 and not vietnamese(self.scan, start, end):
            return 3
        if family is None or length < 2:
            return 1 if length in (2, 3, 4) else 0
        return self._by_family(start, end, family.value.common, length) if family.last < end else 0

    def _by_family(self, start: int, end: int, common: int, length: int) -> int:
        """Judge a run by its family name and length alone, then by what follows it."""
        sure = {3: 3 if length >= 3 else 2, 2: 2 if length >= 3 else 1, 1: 1}[common]
        if sure < 3 and self._described(end):
            return 3
        if self.scan.capitals[start] == CAPITALS and sure < 3:
            sure -= 1
        return sure

    def _described(self, end: int) -> bool:
        """Say whether an age or a post follows: "Lò Văn Panh (SN 1980)", "Lò Panh, Bí thư ..."."""
        norm, after = self.scan.norm(end), self.scan.norm(end + 1)
        if norm in (",", "-", "(", "–", ":") and (end + 1 in self.scan.posts or after in _AGE):
            return True
        return norm in ("(", ",") and after.isdigit() and self.scan.norm(end + 2) in _AGE

    def _placed(self, start: int, end: int) -> bool:
        """Say whether the run is a place's name as a whole, or stands behind a level word."""
        hit = self.scan.places.get(start) or self.scan.countries.get(start)
        if hit is not None and hit.last >= end:
            return True
        behind = start - 1 if self.scan.norm(start - 1) == "." else start  # "Tp. Hồ Chí Minh"
        return any(level.last == behind for level in (self.scan.levels.get(behind - n) for n in (1, 2, 3)) if level)

    def _all_capitals(self, start: int, end: int) -> bool:
        return end - start > 1 and all(self.scan.capitals[token] == CAPITALS for token in range(start, end))


def _confirmed(found: list[NameMention]) -> list[NameMention]:
    """Keep the sure names and those that a sure one says again; overlaps go to the longer."""
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
