"""How sure it is that a capitalised run is a person's name: what stands around it, its family name and length."""

from __future__ import annotations

from trichluc.entities.name_ends import vietnamese
from trichluc.entities.scan import CAPITALS, Scan
from trichluc.rulebook.people_rows import FamilyName, NameCue
from trichluc.tokens import Hit

NAMESAKES = frozenset({"namesake", "road"})
_AGE = frozenset({"sn", "sinh", "tuổi"})
_MIDDLES = frozenset({"văn", "thị", "a"})  # second syllables that leave no doubt: "Đồng Văn Bích", "Vàng A Dự"
_PERSON_CUES = frozenset({"honorific", "rank", "religious", "degree", "role"})


class NameEvidence:
    """Judges runs of one document."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan

    def sure(
        self, start: int, end: int, family: Hit[FamilyName] | None, cues: tuple[NameCue, ...], after_post: bool
    ) -> int:
        """Return how sure it is that the tokens are a name, from 0 to 3; see NameMention."""
        kind = cues[-1].kind if cues else ""
        if kind in NAMESAKES or (kind not in ("honorific", "") and self._placed(start, end)):
            return 0  # "đường| Lý Thường Kiệt", "người dân| Mông Cổ"
        if kind in _PERSON_CUES:
            return self._behind_cue(start, end, kind, family is not None)
        if after_post:
            return self._behind_post(start, end, family is not None)
        if self._placed(start, end):
            return 0
        if kind == "byline":
            likely = end - start in (2, 3) and vietnamese(self._scan, start, end)
            return 3 if family and end - start >= 2 else 2 * likely
        return self._alone(start, end, family)

    def _behind_cue(self, start: int, end: int, kind: str, family: bool) -> int:
        if end - start == 1 and self._scan.begins_sentence(start):
            return 0  # "nhất trên cơ thể cô| Nhờ sở hữu ..."
        if end - start == 1:
            # "phóng viên| Thông tấn xã": behind a role only where some full name ends so
            return 0 if len(self._scan.norm(start)) == 1 else 1 if kind == "role" else 2
        return 3 if family or kind != "role" or not vietnamese(self._scan, start, end) else 2

    def _behind_post(self, start: int, end: int, family: bool) -> int:
        if not family and self._scan.capitals[start] == CAPITALS and not self._all_capitals(start, end):
            return 0  # "Ủy viên Trung ương Đảng| NDCM Lào"
        return 3 if end - start >= 2 else 1

    def _alone(self, start: int, end: int, family: Hit[FamilyName] | None) -> int:
        length = end - start
        if start in self._scan.foreign and 2 <= length <= 4 and not vietnamese(self._scan, start, end):
            return 3
        foreign = 2 <= length <= 4 and not vietnamese(self._scan, start, end)
        if family is None and foreign and self._described(end) and self._apart(start):
            return 3  # "; Somsanith Keola - Giám đốc ..."
        if family is None or length < 2:
            return 1 if length in (2, 3, 4) else 0
        return self._by_family(start, end, family.value.common, length) if family.last < end else 0

    def _by_family(self, start: int, end: int, common: int, length: int) -> int:
        """Judge a run by its family name and length alone, then by what follows it."""
        sure = {3: 3 if length >= 3 else 2, 2: 2 if length >= 3 else 1, 1: 1}[common]
        if length >= 3 and self._scan.norm(start + 1) in _MIDDLES:
            sure = 3
        if sure < 3 and self._described(end):
            return 3
        if self._scan.capitals[start] == CAPITALS and sure < 3:
            sure -= 1
        return sure

    def _described(self, end: int) -> bool:
        """Say whether an age or a post follows: "Lò Văn Panh (SN 1980)", "Lò Panh, Bí thư ..."."""
        norm, after = self._scan.norm(end), self._scan.norm(end + 1)
        if norm in (",", "-", "(", "–", ":") and (end + 1 in self._scan.posts or after in _AGE):
            return True
        return norm in ("(", ",") and after.isdigit() and self._scan.norm(end + 2) in _AGE

    def _apart(self, start: int) -> bool:
        """Say whether a mark or the sentence's beginning stands before the run: no word that says what it is."""
        before = self._scan.norm(start - 1)
        return not before.isalnum() or before in ("và", "với") or self._scan.document.sentence_of(start)[0] == start

    def _placed(self, start: int, end: int) -> bool:
        """Say whether the run is a place's name as a whole, or stands behind a level word."""
        hit = self._scan.places.get(start) or self._scan.countries.get(start)
        if hit is not None and hit.last >= end:
            return True
        behind = start - 1 if self._scan.norm(start - 1) == "." else start  # "Tp. Hồ Chí Minh"
        return any(level.last == behind for level in (self._scan.levels.get(behind - n) for n in (1, 2, 3)) if level)

    def _all_capitals(self, start: int, end: int) -> bool:
        return end - start > 1 and all(self._scan.capitals[token] == CAPITALS for token in range(start, end))
