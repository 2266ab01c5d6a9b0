"""Where the name ends that begins in a run of capitalised words."""

from __future__ import annotations

from trichluc.entities.scan import CAPITALS, TITLE, Scan
from trichluc.entities.syllables import is_syllable
from trichluc.rulebook.people_rows import FamilyName

_LONGEST = 5  # syllables: "Y Thanh Hà Niê Kđăm"
_KINH_LONGEST = 4
_MARKS = frozenset({",", "-", "(", ")", ".", ";", ":"})
_PARTICLES = frozenset({"von", "van", "der", "de", "bin", "al", "da", "di", "el", "ibn", "dos", "den", "la", "del"})
_NAME_LETTERS = frozenset({"a", "y", "k", "h"})  # "Lý A Sình", "Lò Y Mai": words of names that are one letter


def name_end(scan: Scan, start: int, last: int, family: FamilyName | None) -> int:
    """Return the token behind the name at ``start`` in a run that ends at ``last``; a foreign one may go beyond."""
    longest = _KINH_LONGEST if family and "Kinh" in family.people else _LONGEST
    if last - start == _LONGEST and scan.norm(last) in _MARKS:
        longest = _LONGEST  # "Tôn Nữ Huyền Thảo Nhi, ..."
    end = min(last, start + longest)
    end = _sentence_end(scan, start, end, last)
    for at in range(start + 2, end):
        other = scan.families.get(at)
        kinh = other is not None and "Kinh" in other.value.people
        if other is not None and kinh and other.value.common == 3 and last - at >= 2 and last - start > 4:
            return at
    if end == start + _KINH_LONGEST < last and not vietnamese(scan, end, last):
        return end
    end = _particles_end(scan, start, _initial_end(scan, start, end))
    return _hyphens_end(scan, start, end)


def vietnamese(scan: Scan, start: int, end: int) -> bool:
    """Say whether all tokens are formed like Vietnamese syllables."""
    return all(is_syllable(scan.norm(token)) for token in range(start, end))


def _sentence_end(scan: Scan, start: int, end: int, last: int) -> int:
    """Cut a run where the next sentence begins without a full stop, or where it says itself twice."""
    for at in range(start + 1, end):
        if (
            scan.begins_sentence(at)
            and scan.norm(at - 1) not in ("văn", "thị")
            and not (at == last - 1 and at >= start + 2 and scan.norm(last) in _MARKS)
        ):
            return at  # "Thu Huyền| Là diễn viên ...", not "Võ Thành Đến, Chánh Văn phòng"
        if scan.capitals[at] == TITLE and scan.capitals[start] == CAPITALS and at >= start + 2:
            return at  # "THANH LÂM| Đến cuối giờ ..."
        if at >= start + 2 and at + 1 < last and scan.norm(at) in ("ông", "bà") and at in scan.cues:
            return at  # "Lò Văn Panh| Ông Trần Quốc Lâm cho biết"
        norm = scan.norm(at)
        if len(norm) == 1 and norm not in _NAME_LETTERS and scan.norm(at - 1) != "thị":
            return at + 1  # "chị L| Theo ..."
    for at in range(start + 2, end):
        if scan.word_begins(at):
            return at  # "Ảnh: Lò Văn Panh| Công an xác định ..."
    half = (end - start) // 2
    norms = scan.document.norms
    if end - start in (4, 6) and norms[start : start + half] == norms[start + half : end]:
        return start + half
    return end


def _initial_end(scan: Scan, start: int, end: int) -> int:
    """Take in the word behind a foreigner's initial: "V. Volkov", "James B. Burton"."""
    if len(scan.norm(end - 1)) != 1 or scan.norm(end) != "." or vietnamese(scan, start, end):
        return end
    inside = end + 1 < min(scan.sentence_end(start), len(scan.document))
    return end + 2 if inside and scan.capitals[end + 1] and not is_syllable(scan.norm(end + 1)) else end


def _particles_end(scan: Scan, start: int, end: int) -> int:
    """Take in particles and what follows them: "Ursula von der Leyen"."""
    limit = scan.sentence_end(start)
    after = end
    while scan.norm(after) in _PARTICLES and after + 1 < limit:
        after += 1 + (scan.norm(after + 1) == "-")
    if after == end or after >= limit or not scan.capitals[after] or vietnamese(scan, start, end):
        return end
    end = after + 1
    while end < limit and scan.capitals[end] and end - start < _LONGEST + 2:
        end += 1
    return end


def _hyphens_end(scan: Scan, start: int, end: int) -> int:
    """Take in what hyphens join to a foreign name: "Kim Jong-un"."""
    limit = scan.sentence_end(start)
    while scan.norm(end) == "-" and scan.touches(end) and scan.touches(end + 1) and scan.norm(end + 1).isalpha():
        if end + 2 > limit or vietnamese(scan, start, end) or end + 1 in scan.posts:
            break
        first_name = end - start == 1
        end += 2
        while first_name and end < limit and scan.capitals[end] and end - start < _LONGEST:
            end += 1  # "Jean-Claude Berger"; behind "Kim Jong-un" another sentence begins
    return end
