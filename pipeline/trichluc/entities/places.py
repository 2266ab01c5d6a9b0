"""Places: a level word and a name ("huyện Si Ma Cai"), a known name alone ("Lai Châu"), a level alone ("tỉnh")."""

from __future__ import annotations

from trichluc.entities.mentions import Behind, Place, PlaceMention
from trichluc.entities.scan import CAPITALS, PlaceRow, Scan
from trichluc.rulebook.place_rows import Province

_LONGEST_NAME = 4  # syllables of a commune's name: "Ia Pa", "Mường Và", "Thạnh Phú Đông A"


def level_word(scan: Scan, token: int) -> tuple[int, str, str | None] | None:
    """Return (token behind the word, kind, level) of a level word at the token, None if there is none.

    An abbreviation counts only in capitals and before a name or a number: "H. Si Ma Cai", "Q.1", "P12".
    """
    hit = scan.levels.get(token)
    if hit is None:
        return None
    last = hit.last
    if scan.norm(last) == "ủy" and last < scan.sentence_end(token):
        return None  # "Tỉnh ủy" is a body, not the place "tỉnh"
    if hit.value.short:
        if not scan.capitals[token]:
            return None
        last += scan.norm(last) == "." and scan.touches(last)
        behind = last < len(scan.document) and (scan.capitals[last] or scan.norm(last).isdigit())
        if not behind and hit.value.kind not in ("thành phố", "trung ương"):
            return None
        last = last if behind else hit.last  # "Sở Y tế TP|."
    return last, hit.value.kind, hit.value.level


def parse_place(scan: Scan, token: int, *, behind: Behind = Behind.NOTHING) -> PlaceMention | None:
    """Return the place that begins at the token.

    Behind an open post ("Chủ tịch UBND xã ...") capitalised words after a level word may be the holder's name
    instead of the place's.
    """
    hit = scan.places.get(token)
    found = level_word(scan, token)
    if found and (hit is None or hit.last <= found[0]):
        return _named(scan, token, *found, behind=behind)
    if hit is None or hit.value[0].name.isdigit():
        return None
    return PlaceMention(token, hit.last, _of_rows(hit.value, scan.document.slice(token, hit.last), None, None))


def _named(scan: Scan, token: int, last: int, kind: str, level: str | None, *, behind: Behind) -> PlaceMention:
    """Return the place of a level word: with the name behind it, or the level alone."""
    if level == "central":
        return PlaceMention(token, last, Place(None, "Trung ương", level))
    if last >= scan.sentence_end(token):
        return PlaceMention(token, last, Place(kind, None, level))
    hit = scan.places.get(last)
    if hit is not None:
        rows = tuple(row for row in hit.value if row.kind == kind)
        # "huyện Hòa Bình" is no province, and a capitalised run that goes on is another name.
        if rows:
            return PlaceMention(token, hit.last, _of_rows(rows, scan.document.slice(last, hit.last), kind, level))
    if scan.norm(last).isdigit() and level in ("district", "commune") and kind in ("quận", "phường"):
        return PlaceMention(token, last + 1, Place(kind, scan.norm(last), level))
    end = capital_run_end(scan, last, _LONGEST_NAME)
    if end > last and scan.capitals[last] == CAPITALS:
        return PlaceMention(token, last, Place(kind, None, level))  # "HUYỆN CỰC BẮC", "xã ĐX"
    famous = scan.not_names.get(last)
    if famous is not None and famous.value.kind == "end":
        return PlaceMention(token, last - (scan.norm(last - 1) == "."), Place(kind, None, level))  # "HĐND TP|. Cũng"
    end = _name_end(scan, last, end, kind, level, behind)
    if end > last:
        return PlaceMention(token, end, Place(kind, scan.document.slice(last, end), level))
    return PlaceMention(token, last, Place(kind, None, level))


def _name_end(scan: Scan, first: int, last: int, kind: str, level: str | None, behind: Behind) -> int:
    """Return where the name of a place ends in a run of capitalised words, ``first`` where the run is a person's."""
    famous = scan.not_names.get(first)
    if famous is not None and level == "commune" and behind < Behind.OPEN_POST:
        return famous.last
    if level in ("commune", "village"):
        return _with_number(scan, first, _before_person(scan, first, last, behind=behind))
    if (first_name := _foreigner(scan, first, last)) > first:
        return first_name  # "tỉnh Ulyanovsk| Sergei Morozov"
    open_city = behind == Behind.OPEN_POST and kind in ("tỉnh", "thành phố")
    return first if open_city or _may_be_person(scan, first, last) else last


def _foreigner(scan: Scan, first: int, last: int) -> int:
    """Return where a foreigner's first name begins in a run, ``first`` where none does."""
    return next((token for token in range(first + 1, last) if token in scan.foreign), first)


def village_end(scan: Scan, token: int, *, behind: Behind) -> int:
    """Return the token behind the name or number of a village that begins at ``token``; ``token`` where none does."""
    if scan.norm(token).isdigit():
        return token + 1
    if scan.norm(token) == "số" and scan.norm(token + 1).isdigit():
        return token + 2
    end = capital_run_end(scan, token, _LONGEST_NAME)
    return _with_number(scan, token, _before_person(scan, token, end, behind=behind))


def _with_number(scan: Scan, first: int, last: int) -> int:
    """Take in the number of a part: "thôn Vinh Quang 2", "phường An Phú 1"; not one that counts what follows."""
    number = last > first and scan.norm(last).isdigit() and len(scan.norm(last)) <= 2
    counts = scan.norm(last + 1)[:1].isalnum() or (scan.norm(last + 2)[:1].isdigit() and scan.touches(last + 2))
    return last + 1 if number and not counts else last


def _of_rows(rows: tuple[PlaceRow, ...], written: str, kind: str | None, level: str | None) -> Place:
    provinces = [row for row in rows if isinstance(row, Province)]
    if provinces and kind in (None, "tỉnh", "thành phố"):
        return Place(kind, provinces[0].name, "province", tuple(row.id for row in provinces))
    return Place(kind, rows[0].name, level or "district", tuple(row.id for row in rows))


def capital_run_end(scan: Scan, token: int, longest: int) -> int:
    """Return the token behind the run of capitalised words that begins here, stopping before bodies and posts."""
    end = token
    limit = min(scan.sentence_end(token), token + longest) if token < len(scan.document) else token
    while end < limit and scan.capitals[end] and scan.norm(end).isalpha() | ("'" in scan.norm(end)):
        if end > token and (end in scan.bodies or end in scan.posts or scan.begins_sentence(end)):
            break
        end += 1
    return end


def _may_be_person(scan: Scan, first: int, last: int) -> bool:
    if scan.person_at(first) or scan.full_name_at(first):
        return True
    family = scan.families.get(first)
    return family is not None and family.value.common >= 2 and last - family.last >= 1


def _before_person(scan: Scan, first: int, last: int, *, behind: Behind) -> int:
    """Cut a commune's name before the name of a person that follows it ("xã Tả Phìn Lò Văn Panh")."""
    for token in range(first + 1, last):
        if scan.person_at(token) or scan.full_name_at(token):
            return token
        family = scan.families.get(token)
        run_on = capital_run_end(scan, token, 4)
        if family is not None and family.value.common == 3 and run_on - token >= 2:
            return token
    if behind == Behind.OPEN_POST:  # "... xã Bắc Hà| Lý A Sình": the last likely family name with two syllables behind
        for token in range(last - 1, first, -1):
            family = scan.families.get(token)
            if family is not None and family.value.common == 2 and capital_run_end(scan, token, 4) - token >= 3:
                return token
    # "Chủ tịch UBND xã Lò Văn Panh": a name of three or more behind a post is its holder's.
    if (behind and scan.full_name_at(first)) or (behind == Behind.OPEN_POST and scan.person_at(first)):
        return first
    family = scan.families.get(first)
    if behind == Behind.OPEN_POST and family is not None and family.value.common == 3 and last - first >= 3:
        return first
    return last
