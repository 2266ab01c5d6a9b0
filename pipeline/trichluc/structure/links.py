"""What stands between a name and posts, and whether it ties them: marks, "là", "giữ chức", "thay", "đối với"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from trichluc.entities.mentions import NameMention, PostMention
from trichluc.entities.scan import Scan
from trichluc.rulebook import Rules
from trichluc.rulebook.people_rows import PostLink
from trichluc.tokens import joined

Chain = tuple[PostMention, ...]
Words = tuple[str, ...]
Link = tuple[bool, str | None]  # whether posts and a name are tied, and the status that the words give

_APPOSING = frozenset({",", "-", "(", ":", "–", "["})
_CONCERNING = {("đối", "với"), ("với",), ("của",), ("cho",), (",", "đối", "với")}  # "chức vụ Y |đối với| ông A"
_OFFICE = frozenset({"vụ", "danh", "chức", "nhiệm"})  # last word of "chức vụ", "chức danh", "bổ nhiệm"
_ENDING = frozenset({"miễn", "bãi", "cách", "thôi"})
_LONGEST_GAP = 22  # tokens between a name and "giữ chức": "được Ban Thường vụ Tỉnh ủy điều động, ..."
_LONGEST_BRACKET = 9  # tokens of initials, of a place or of a parent: "Cục trưởng Cục X (Bộ Y) A"
_REMAINDER = 4  # tokens of a post that are not read as it, its comma included
_FARTHEST = 80  # tokens beyond which nothing is tied, brackets included
_ADVERBS = frozenset(
    ["hiện", "nay", "cũng", "đang", "đều", "vẫn", "chính", "còn", "đã", "đồng", "thời", "người", "ấy"]
)  # before "là"


class PostLinks:
    """Judges gaps by the rows of ``people/links.tsv``."""

    def __init__(self, rules: Rules) -> None:
        def phrases(side: str, *, far: bool | None = None) -> dict[Words, PostLink]:
            return {
                tuple(joined(form).split()): row
                for row in rules.post_links
                if row.side == side and (far is None or row.far == far)
                for form in row.forms
            }

        self._near, self._far = phrases("after", far=False), phrases("after", far=True)
        self._before, self._speech = phrases("before"), set(phrases("speech"))

    def behind(self, scan: Scan, name: NameMention, chain: Chain, anchor: int) -> Link:
        """Say whether a chain belongs to the name before it, and the status that the link gives.

        ``anchor``: the token behind the last chain that belongs to the name, else behind the name itself.
        """
        first = chain[0].status_first
        gap = without_brackets(words(scan, anchor, first)) if first - anchor <= _FARTHEST else ()
        if not gap:
            return False, None
        if ";" in gap or any(gram in self._speech for gram in _grams(gap)):
            return False, None
        # what the post before leaves unread: "A, Chủ tịch| Đảng, |Bộ trưởng Giao thông Lào"
        unread = anchor > name.last and len(gap) <= _REMAINDER and gap[-1] == ","
        if unread or (len(gap) == 1 and gap[0] in _APPOSING):
            return True, None
        while gap and gap[0] in _APPOSING:
            gap = gap[1:]
        gap = gap[:-1] if gap[-1:] == (":",) else gap
        if gap[:1] == ("sinh",) or (len(gap) >= 2 and gap[1] == "tuổi"):  # ", 45 tuổi, Giám đốc ..."
            return gap[-1] in _APPOSING and len(gap) <= 16, None
        for length in range(min(5, len(gap)), 0, -1):
            if (row := self._far.get(gap[-length:])) is not None and len(gap) <= _LONGEST_GAP:
                return True, row.status or _given(scan, name, gap)
            if (row := self._near.get(gap[-length:])) is not None and set(gap[:-length]) <= _ADVERBS:
                return True, row.status
        return False, None

    def ahead(self, scan: Scan, chain: Chain, name: NameMention) -> Link:
        """Say whether a chain belongs to the name behind it, and the status that the link gives."""
        first, post = name_start(name), chain[-1]
        if first - post.reach > _FARTHEST:
            return False, None
        gap = without_terms(behind_bracket(words(scan, post.reach, first)))
        if not gap:
            return True, None
        fronted = gap in ((",",), ("-",), ("(",)) and first < name.first
        if fronted or (gap == (":",) and post.plural):
            return True, None
        if gap in _CONCERNING and scan.norm(chain[0].status_first - 1) in _OFFICE:
            return True, _changed(scan, chain[0])
        row = self._before.get(gap)
        return row is not None and row.status is None, None

    def shared(self, scan: Scan, name: NameMention, chain: Chain) -> bool:
        """Say whether a list of names has the post together: "A, B - Phó Chủ tịch", "A và B được bầu giữ chức ..."."""
        if chain[0].status_first - name.last > _FARTHEST:
            return False
        gap = words(scan, name.last, chain[0].status_first)
        return gap in (("-",), (":",)) or any(gap[-length:] in self._far for length in range(1, min(5, len(gap)) + 1))

    def replaced(self, scan: Scan, post: PostMention, name: NameMention) -> str | None:
        """Return the status of a post's last holder: "..., Giám đốc Sở Y tế, thay ông C"; None where he is none."""
        if name_start(name) - post.reach > _FARTHEST:
            return None
        gap = tuple(word for word in words(scan, post.reach, name_start(name)) if word != ",")
        row = self._before.get(gap[-2:]) or self._before.get(gap[-1:])
        return row.status if row is not None and len(gap) <= 10 else None


def words(scan: Scan, first: int, last: int) -> Words:
    """Return the folded tokens first..last-1."""
    return tuple(scan.norm(token) for token in range(first, last))


def without_brackets(gap: Words) -> Words:
    """Leave out what stands in brackets ("(SN 1970, quê Lai Châu)"); an open bracket stays."""
    while "(" in gap and ")" in gap[gap.index("(") :]:
        start = gap.index("(")
        gap = gap[:start] + gap[gap.index(")", start) + 1 :]
    return gap


def behind_bracket(gap: Words) -> Words:
    """Leave out a short bracket right behind the post: "Giám đốc Sở Y tế| (SYT)| Lò Văn Panh"."""
    if gap[:1] != ("(",) or ")" not in gap[:_LONGEST_BRACKET]:
        return gap
    return gap[gap.index(")") + 1 :]


def without_terms(gap: Words) -> Words:
    """Leave out a term at the beginning: "khóa XV", "nhiệm kỳ 2021 - 2026", "khóa XI, nhiệm kỳ 2011 - 2016".

    >>> without_terms(("nhiệm", "kỳ", "2021", "-", "2026", "đối", "với"))
    ('đối', 'với')
    """
    if gap[:1] in (("khóa",), ("khoá",)):
        gap = gap[2:]
        gap = gap[1:] if gap[:3] == (",", "nhiệm", "kỳ") else gap
    if gap[:2] in (("nhiệm", "kỳ"), ("nhiệm", "kì")):
        gap = gap[2:]
        while gap[:1] and (gap[0].isdigit() or (gap[0] in ("-", "/") and gap[1:2] and gap[1].isdigit())):
            gap = gap[1:]
    return gap


def name_start(name: NameMention) -> int:
    """Return where a name begins with its honorific and ranks; a word of kinship is not taken in ("vợ ông A")."""
    titles = all(cue.kind in ("honorific", "rank", "degree", "religious") for cue in name.cues)
    return name.cue_first if 0 <= name.cue_first < name.first and titles else name.first


def name_before(scan: Scan, names: list[NameMention], token: int) -> NameMention | None:
    """Return the last name before a token that no bracket closed since holds: "bà A (em ông B)| là ..."."""
    at = bisect_right(names, token, key=lambda name: name.last) - 1
    for name in reversed(names[max(0, at - 4) : at + 1]):
        if token - name.last > _FARTHEST:
            return None
        gap = words(scan, name.last, token)
        if gap.count(")") <= gap.count("("):
            return name
    return None


def name_after(names: list[NameMention], token: int) -> NameMention | None:
    """Return the first name from a token on."""
    at = bisect_left(names, token, key=lambda name: name.first)
    return names[at] if at < len(names) else None


def _given(scan: Scan, name: NameMention, gap: Words) -> str | None:
    """Return "incoming" where words before the link say that the post is being given: "bổ nhiệm ông A giữ chức"."""
    if "từng" in gap:
        return "former"
    first = scan.document.sentence_of(name.first)[0]
    text = " ".join((*words(scan, max(first, name.first - 12), name.first), *gap))
    verbs = ("bổ nhiệm", "điều động", "chỉ định", "phân công", "luân chuyển", "phê chuẩn", "bầu")
    return "incoming" if any(verb in text for verb in verbs) else None


def _changed(scan: Scan, post: PostMention) -> str | None:
    """Return the status that the verb gives in "miễn nhiệm chức vụ| Giám đốc Sở Y tế đối với ông A"."""
    before = set(words(scan, max(0, post.status_first - 5), post.status_first))
    return "former" if before & _ENDING else "incoming" if before & {"bổ", "bầu", "chuẩn"} else None


def _grams(gap: Words) -> Iterator[Words]:
    for length in (1, 2):
        for start in range(len(gap) - length + 1):
            yield gap[start : start + length]
