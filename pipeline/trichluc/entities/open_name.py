"""Where an open name ends: "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông| tỉnh đã ..."."""

from __future__ import annotations

from itertools import pairwise

from trichluc.entities.places import capital_run_end, level_word
from trichluc.entities.scan import CAPITALS, TITLE, Scan
from trichluc.rulebook import Rules
from trichluc.tokens import joined

_JOINTS = frozenset({"và", "&", "-", ",", "/", "–"})
_INSIDE = frozenset({"của", "các", "về", "cho", "trong", "tại"})  # words that end no name
_OBJECTS = frozenset(
    {"vụ", "làm", "theo", "nguyên", "hành", "các", "những"}
)  # what a predicate, no name, has behind it
_LONGEST_OPEN = 20  # tokens; the longest name of a department in the registry has 17
_LONGEST_SMALL = 6  # "Hiệp hội| doanh nghiệp nhỏ và vừa| Việt Nam"
_LONGEST_PURPOSE = 32  # "Ban Chỉ đạo đôn đốc thu hồi nợ đọng thuế và nợ tiền sử dụng đất, tiền thuê đất"


class NameWords:
    """The words that names of bodies are made of: from the registry's own names and ``name_words.tsv``.

    ``pairs`` are two tokens that stand side by side inside a known name ("quản lý", "lý dự"); ``begins`` the
    first two syllables of words that may go on a name, ``verbs`` those of them that may be a predicate as well;
    ``stops`` first words that never do. ``generic`` are names that many have ("ban tổ chức" of any event).
    """

    def __init__(self, rules: Rules) -> None:
        self.pairs: set[tuple[str, str]] = set()
        names = [row.name for row in rules.central_bodies]
        names += [row.name for row in rules.local_bodies] + [row.name for row in rules.work_fields]
        words = [form for row in rules.name_words if row.kind in ("word", "verb") for form in row.forms]
        for name in (*names, *words):
            tokens = joined(name).split()
            self.pairs.update(pairwise(tokens))
        self.begins = {tuple(joined(word).split()[:2]) for word in words}
        self.stops = {joined(form) for row in rules.name_words if row.kind == "stop" for form in row.forms}
        verbs = [joined(form).split() for row in rules.name_words if row.kind == "verb" for form in row.forms]
        self.verbs = {tuple(verb[:2]) for verb in verbs}
        self.generic = {joined(form) for row in rules.name_words if row.kind == "generic" for form in row.forms}
        self.single = {joined(word) for word in words if " " not in joined(word)}


class OpenName:
    """Finds the ends of open names."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def stops(self, scan: Scan, token: int) -> bool:
        """Say whether a word goes on no name: "đã", "cho", "từ"."""
        return (
            scan.norm(token) in self._words.stops or f"{scan.norm(token)} {scan.norm(token + 1)}" in self._words.stops
        )

    def small_end(self, scan: Scan, token: int) -> int:
        """Return the token behind a few words in small letters that may go on a name; ``token`` where one may not."""
        at = token
        while at - token < _LONGEST_SMALL and not scan.capitals[at] and scan.norm(at).isalpha():
            if self.stops(scan, at):
                return token
            at += 1
        return at

    def end(self, scan: Scan, token: int, *, proper: bool = False) -> int:
        """Return the token behind the open name that begins at ``token``; ``token`` itself where none does.

        ``proper``: the name may be a person's or a place's, as those of schools are.
        """
        accepted = at = token
        limit = min(scan.sentence_end(token), token + _LONGEST_OPEN) if token < len(scan.document) else token
        while at < limit:
            norm = scan.norm(at)
            if norm in _JOINTS:
                if at == token or not self._goes_on(scan, at, limit):
                    break
            elif scan.capitals[at]:
                if (at > token and self._other_begins(scan, at)) or self._level_ends(scan, at):
                    break
                if at > token and scan.begins_sentence(at):
                    break  # "Bệnh viện Quân y 103| Theo lời khai"
                if not proper and (at in scan.places or self._person(scan, at)):
                    break
                if at > token and _behind_country(scan, at):
                    break  # "Cục Điều tra Liên bang Mỹ| Dave Burton"
                if proper and at == token and not scan.capitals[at - 1] and scan.person_at(at):
                    break  # "giám đốc bệnh viện| Lò Văn Panh"
                if proper and at >= token + 2 and self._person(scan, at):
                    break  # "Trường THPT Lê Quý Đôn| Lò Văn Panh"
                accepted = at + 1
            elif (
                self._continues(scan, at, token)
                or self._bridges(scan, at, token, limit)
                or self._second(scan, at, token)
            ):
                accepted = accepted if norm in _INSIDE else at + 1
            else:
                break
            at += 1
        return accepted

    def purpose_end(self, scan: Scan, token: int) -> int:
        """Return the token behind a purpose in small letters: up to a stop word, a full stop or another body."""
        accepted = at = token
        limit = min(scan.sentence_end(token), token + _LONGEST_PURPOSE) if token < len(scan.document) else token
        if not scan.capitals[token] and scan.norm(token) != "về" and not self._begins(scan, token):
            return token
        while at < limit:
            norm = scan.norm(at)
            inside = at > token and (scan.norm(at - 1), norm) in self._words.pairs  # "chương |trình", "nông thôn |mới"
            if not inside and self.stops(scan, at):
                break
            if norm in _JOINTS or norm in ("về", "các", "trong"):
                if norm == "," and not self._list_goes_on(scan, at, limit):
                    break
                at += 1
                continue
            if not norm[0].isalnum() or self._level_ends(scan, at) or self._other_begins(scan, at):
                break
            if self._person(scan, at):
                break
            accepted = at = at + 1
        return accepted

    def begins(self, scan: Scan, at: int) -> bool:
        """Say whether a name in the manner of the registry's begins here: an abbreviation or known words."""
        known = (scan.norm(at), scan.norm(at + 1)) in self._words.pairs or scan.norm(at) in self._words.single
        return known or self._begins(scan, at) or (at < len(scan.document) and scan.capitals[at] == CAPITALS)

    def _begins(self, scan: Scan, at: int) -> bool:
        return (scan.norm(at), scan.norm(at + 1)) in self._words.begins

    def _continues(self, scan: Scan, at: int, first: int) -> bool:
        """Say whether a word in small letters goes on the name."""
        norm = scan.norm(at)
        if self._level_ends(scan, at):
            return False
        if (scan.norm(at - 1), norm) in self._words.pairs and (at > first or norm not in self._words.stops):
            return True
        word = (norm, scan.norm(at + 1))
        if word in self._words.verbs and at > first and scan.norm(at + 2) in _OBJECTS:
            return False  # "phối hợp Phòng Cảnh sát hình sự| điều tra vụ trộm"
        if word in self._words.verbs and at > first and scan.capitals[at - 1]:
            return False  # "Cục Thuế| nghiên cứu": a predicate, where the name's last word has a capital
        return word in self._words.begins or norm in self._words.single

    def _second(self, scan: Scan, at: int, first: int) -> bool:
        """Say whether a word of two syllables begins the name and ends here: "Phòng Quy| tắc", "Viện Kỹ| nghệ"."""
        begun = at - 1
        if begun < first or (begun != first and scan.norm(begun - 1) not in _JOINTS):
            return False
        if scan.capitals[begun] != TITLE or scan.norm(begun) in self._words.single or begun in scan.countries:
            return False
        norm = scan.norm(at)
        if norm in self._words.stops or not norm.isalpha() or self._level_ends(scan, at):
            return False
        known = (scan.norm(begun - 1), scan.norm(begun)) in self._words.pairs
        return not known and (norm, scan.norm(at + 1)) not in self._words.verbs

    def _bridges(self, scan: Scan, at: int, first: int, limit: int) -> bool:
        """Say whether one unknown syllable ends a word inside a name: "Hội Truyền| thống| Trường Sơn"."""
        after = at + 1
        if at == first or not scan.capitals[at - 1] or after >= limit or scan.capitals[after] != TITLE:
            return False
        if at - 1 in scan.countries:
            return False
        if scan.norm(at) in self._words.stops or self._level_ends(scan, at) or self._other_begins(scan, after):
            return False
        return scan.norm(at).isalpha() and not self._person(scan, after) and after not in scan.places

    def _goes_on(self, scan: Scan, joint: int, limit: int) -> bool:
        """Say whether the name goes on behind "và", "-" or ","."""
        after = joint + 1
        if after >= limit or scan.norm(after) in _JOINTS or self._other_begins(scan, after):
            return False
        norm, behind = scan.norm(after), scan.norm(after + 1)
        known = (scan.norm(joint), norm) in self._words.pairs or (norm, behind) in self._words.begins
        if (scan.norm(joint - 1), scan.norm(joint)) in self._words.pairs and (
            scan.norm(joint),
            norm,
        ) in self._words.pairs:
            return True  # "doanh nghiệp nhỏ và vừa"
        if scan.norm(joint) == ",":
            return (known and (scan.norm(joint - 1), ",") in self._words.pairs) or self._cap_list(scan, after, limit)
        if scan.capitals[after]:
            return not self._person(scan, after) and not self._place(scan, after)
        return known and not (scan.norm(joint) == "và" and norm in self._words.stops)

    def _cap_list(self, scan: Scan, after: int, limit: int) -> bool:
        """Say whether "X, Y và Z" in capitals follows: one body of several fields ("Văn hóa, Thể thao và ...")."""
        if not scan.capitals[after] or self._person(scan, after) or self._place(scan, after):
            return False
        end = capital_run_end(scan, after, 4)
        return scan.norm(end) == "và" and end + 1 < limit and self._goes_on(scan, end, limit)

    def _list_goes_on(self, scan: Scan, comma: int, limit: int) -> bool:
        """Say whether words of the name follow a comma inside a purpose."""
        pair = (scan.norm(comma + 1), scan.norm(comma + 2))
        return comma + 2 < limit and (pair in self._words.begins or pair in self._words.pairs)

    def _other_begins(self, scan: Scan, at: int) -> bool:
        """Say whether another body or a post begins here."""
        if at in scan.posts and scan.posts[at].value.alone != "behind":
            return True
        return at in scan.bodies and bool(scan.capitals[at])

    def _person(self, scan: Scan, at: int) -> bool:
        if scan.person_at(at) or scan.full_name_at(at):
            return True
        family = scan.families.get(at)
        if family is None or scan.capitals[at] == CAPITALS:
            return False
        run = capital_run_end(scan, at, 5) - at
        return 2 <= run <= 4 and (family.value.common == 3 or (family.value.common == 2 and run >= 3))

    def _place(self, scan: Scan, at: int) -> bool:
        return at in scan.places or self._level_ends(scan, at)

    def _level_ends(self, scan: Scan, at: int) -> bool:
        """Say whether a level word here belongs to a place: "... giao thông| tỉnh", not "xã hội"."""
        found = level_word(scan, at)
        if found is None or (scan.norm(at - 1), scan.norm(at)) in self._words.begins:  # "nông| thôn"
            return False
        return (scan.norm(at), scan.norm(at + 1)) not in self._words.pairs


def _behind_country(scan: Scan, at: int) -> bool:
    """Say whether the name of a country ends right before the token."""
    return any(hit is not None and hit.last == at for hit in (scan.countries.get(at - n) for n in (1, 2, 3)))
