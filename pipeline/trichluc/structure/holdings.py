"""Who holds which post: names and posts of a document tied by order, marks and linking words.

A chain is a row of posts with only a comma, a dash, "kiêm" or "và" between them. A chain right before a name
belongs to it; one behind a name, after a mark or a linking word, too; between two names the last post goes to
the name it touches, the others to the name they follow.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trichluc.entities.mentions import Entities, NameMention, PostMention
from trichluc.entities.scan import CAPITALS, Scan
from trichluc.rulebook import Rules
from trichluc.rulebook.people_rows import PostLink
from trichluc.structure.tables import table_rows
from trichluc.tokens import joined

_CHAIN = frozenset(
    [",", "-", "kiêm", "và", ";", "đồng", "thời", ":", "các", "là", "/", "hiện", "nay", "sau", "đó", "rồi"]
)
_CONCERNING = {("đối", "với"), ("của",), ("cho",), (",", "đối", "với")}  # "chức vụ Y |đối với| ông A"
_OFFICE = frozenset({"vụ", "danh", "chức", "nhiệm"})  # last word of "chức vụ", "chức danh", "bổ nhiệm"
_ENDING = frozenset({"miễn", "bãi", "cách", "thôi"})
_APPOSING = frozenset({",", "-", "(", ":", "–", "["})
_LONGEST_GAP = 22  # tokens between a name and "giữ chức": "được Ban Thường vụ Tỉnh ủy điều động, ..."
_ADVERBS = frozenset(
    ["hiện", "nay", "cũng", "đang", "đều", "vẫn", "chính", "còn", "đã", "đồng", "thời", "người", "ấy"]
)  # before "là"


@dataclass(frozen=True, slots=True)
class Holding:
    """A post tied to a name. ``chain`` is the chain the post stands in, in text order, itself included."""

    name: NameMention
    post: PostMention
    status: str
    chain: tuple[PostMention, ...]


class HolderFinder:
    """Ties posts to names."""

    def __init__(self, rules: Rules) -> None:
        def phrases(side: str, *, far: bool | None = None) -> dict[tuple[str, ...], PostLink]:
            return {
                tuple(joined(form).split()): row
                for row in rules.post_links
                if row.side == side and (far is None or row.far == far)
                for form in row.forms
            }

        self._near, self._far = phrases("after", far=False), phrases("after", far=True)
        self._before, self._speech = phrases("before"), set(phrases("speech"))

    def find(self, scan: Scan, entities: Entities) -> list[Holding]:
        """Return all holdings of a document, in text order of their posts."""
        holdings: list[Holding] = []
        for names, posts in _by_block(scan, entities):
            holdings += self._in_block(scan, names, posts)
        tied = {id(holding.post) for holding in holdings}
        for name, posts in table_rows(scan, entities):
            chain = tuple(posts)
            holdings += [Holding(name, post, post.status, chain) for post in chain if id(post) not in tied]
        holdings.sort(key=lambda holding: (holding.post.first, holding.name.first))
        return holdings

    def _in_block(self, scan: Scan, names: list[NameMention], posts: list[PostMention]) -> Iterator[Holding]:
        chains = list(_chains(scan, posts, names))
        for chain in chains:
            before = _before(scan, names, chain[0].status_first)
            after = _after(names, chain[-1].last)
            link, status = self._behind(scan, before, chain) if before else (False, None)
            touches, after_status = self._ahead(scan, chain, after) if after else (False, None)
            if touches and link and before and after and _apposed(scan, chain[-1], after):
                touches = _apposed_to(scan, before, chain[0])  # "ông A là Giám đốc B|, ông C cho biết"
            touches |= bool(after and not link and _dashed(scan, chain[-1], after))
            own = list(chain)
            if touches and after is not None:
                ahead = own if not link or self._prenominal(scan, before, chains) else own[-1:]
                ahead = _behind_and(scan, ahead)
                if scan.norm(own[0].status_first - 1) == "của" and scan.norm(own[-1].status_first - 1) == ",":
                    ahead = own[-1:]  # "chất vấn của Bộ trưởng Bộ Y tế, Chủ tịch Quốc hội A cho biết"
                own = [post for post in own if post not in ahead]
                for post in ahead:
                    for name in self._listed(scan, after, names) if post.plural else [after]:
                        yield Holding(name, post, after_status or post.status, chain)
            if link and before is not None and own:
                for post in own:
                    shared = post.plural or self._shared(scan, before, chain)
                    holders = self._listed_back(scan, before, names) if shared else [before]
                    for name in holders:
                        if name is not before and self._prenominal(scan, name, chains):
                            continue  # "Trưởng ban B và Đại tướng C - Bộ trưởng D"
                        given = status if status and post.status == "current" else post.status
                        yield Holding(name, post, given, chain)
                yield from self._replaced(scan, names, posts, own[-1], chain)

    def _behind(self, scan: Scan, name: NameMention, chain: tuple[PostMention, ...]) -> tuple[bool, str | None]:
        """Say whether a chain belongs to the name before it, and the status that the link gives."""
        gap = _words(scan, name.last, chain[0].status_first)
        gap = _without_brackets(gap)
        if not gap:
            return False, None
        if len(gap) == 1 and gap[0] in _APPOSING:
            return True, None
        if ";" in gap or any(words in self._speech for words in _grams(gap)):
            return False, None
        while gap and gap[0] in _APPOSING:
            gap = gap[1:]
        if gap[-1:] == (":",):
            gap = gap[:-1]
        if gap[:1] == ("sinh",) or (len(gap) >= 2 and gap[1] == "tuổi"):  # ", 45 tuổi, Giám đốc ..."
            return gap[-1] in _APPOSING and len(gap) <= 16, None
        for length in range(min(5, len(gap)), 0, -1):
            if (row := self._far.get(gap[-length:])) is not None and len(gap) <= _LONGEST_GAP:
                return True, row.status or self._given(scan, name, gap)
            if (row := self._near.get(gap[-length:])) is not None and set(gap[:-length]) <= _ADVERBS:
                return True, row.status
        return False, None

    def _shared(self, scan: Scan, name: NameMention, chain: tuple[PostMention, ...]) -> bool:
        """Say whether a list of names has the post together: "A, B - Phó Chủ tịch", "A và B được bầu giữ chức ..."."""
        gap = _words(scan, name.last, chain[0].status_first)
        return gap in (("-",), (":",)) or any(gap[-length:] in self._far for length in range(1, min(5, len(gap)) + 1))

    def _given(self, scan: Scan, name: NameMention, gap: tuple[str, ...]) -> str | None:
        """Return "incoming" where words before the link say that the post is being given: "bổ nhiệm ông A giữ chức"."""
        first = scan.document.sentence_of(name.first)[0]
        around = (*_words(scan, max(first, name.first - 12), name.first), *gap)
        giving = {"nhiệm", "bầu", "định", "công", "động", "chuẩn", "chuyển"}
        verbs = ("bổ nhiệm", "điều động", "chỉ định", "phân công", "luân chuyển", "phê chuẩn", "bầu")
        text = " ".join(around)
        if "từng" in gap:
            return "former"
        return "incoming" if giving & set(around) and any(verb in text for verb in verbs) else None

    def _ahead(self, scan: Scan, chain: tuple[PostMention, ...], name: NameMention) -> tuple[bool, str | None]:
        """Say whether a chain belongs to the name behind it, and the status the link gives."""
        first, post = _start(name), chain[-1]
        gap = _without_term(_words(scan, post.last, first))
        short = gap[:1] == ("(",) and gap[-1] == ")" and len(gap) <= 9 and scan.capitals[post.last + 1] == CAPITALS
        if not gap or short:  # "Giám đốc Sở Y tế| (SYT)| Lò Văn Panh"
            return True, None
        honorific = first < name.first
        if gap in ((",",), ("-",), ("(",)) and honorific:
            return True, None
        if gap == (":",) and post.plural:
            return True, None
        if gap in _CONCERNING and scan.norm(chain[0].status_first - 1) in _OFFICE:
            return True, self._changed(scan, chain[0])
        row = self._before.get(gap)
        return row is not None and row.status is None, None

    def _changed(self, scan: Scan, post: PostMention) -> str | None:
        """Return the status that the verb gives in "miễn nhiệm chức vụ| Giám đốc Sở Y tế đối với ông A"."""
        words = set(_words(scan, max(0, post.status_first - 5), post.status_first))
        return "former" if words & _ENDING else "incoming" if words & {"bổ", "bầu", "chuẩn"} else None

    def _prenominal(self, scan: Scan, before: NameMention | None, chains: Sequence[tuple[PostMention, ...]]) -> bool:
        """Say whether the name before already has its post in front, as the next one then will."""
        return before is not None and any(
            self._ahead(scan, chain, before)[0] for chain in chains if chain[-1].last <= before.first
        )

    def _listed(self, scan: Scan, first: NameMention, names: list[NameMention]) -> list[NameMention]:
        """Return the names of the list that begins with one: "các Phó Chủ tịch A, B và C"."""
        listed = [first]
        for name in names:
            if name.first >= listed[-1].last:
                start = _start(name)
                if _words(scan, listed[-1].last, start) not in ((",",), ("và",), (";",), ("cùng",)):
                    break
                listed.append(name)
        return listed

    def _listed_back(self, scan: Scan, last: NameMention, names: list[NameMention]) -> list[NameMention]:
        """Return the names of the list that ends with one: "A, B - các Phó Chủ tịch"."""
        listed = [last]
        for name in reversed(names):
            if name.last <= listed[-1].first:
                start = _start(listed[-1])
                if _words(scan, name.last, start) not in ((",",), ("và",), (";",)):
                    break
                listed.append(name)
        return listed

    def _replaced(
        self,
        scan: Scan,
        names: list[NameMention],
        posts: list[PostMention],
        post: PostMention,
        chain: tuple[PostMention, ...],
    ) -> Iterator[Holding]:
        """Give the post's last holder: "..., Giám đốc Sở Y tế, thay ông C"."""
        name = _after(names, post.last)
        if name is None or any(post.last <= other.first < name.first for other in posts):
            return
        first = _start(name)
        gap = tuple(word for word in _words(scan, post.last, first) if word != ",")
        row = self._before.get(gap[-2:]) or self._before.get(gap[-1:])
        if row is not None and row.status is not None and len(gap) <= 10:
            yield Holding(name, replace(post, status="current"), row.status, chain)


def _by_block(scan: Scan, entities: Entities) -> Iterator[tuple[list[NameMention], list[PostMention]]]:
    """Yield the names and posts of each sentence that has both."""
    index = scan.document.sentence_index
    blocks: dict[int, tuple[list[NameMention], list[PostMention]]] = {}
    for name in entities.names:
        blocks.setdefault(index(name.first), ([], []))[0].append(name)
    for post in entities.posts:
        blocks.setdefault(index(post.first), ([], []))[1].append(post)
    yield from (block for block in blocks.values() if block[0] and block[1])


def _chains(scan: Scan, posts: list[PostMention], names: list[NameMention]) -> Iterator[tuple[PostMention, ...]]:
    """Yield the posts in rows that only commas, dashes and "kiêm" join, with no name between."""
    starts = {name.first for name in names}
    chain: list[PostMention] = []
    for post in posts:
        if chain:
            gap = _words(scan, chain[-1].last, post.status_first)
            broken = any(token in starts for token in range(chain[-1].last, post.first))
            if broken or len(gap) > 5 or not all(word in _CHAIN for word in gap) or ";" in gap:
                yield tuple(chain)
                chain = []
        chain.append(post)
    if chain:
        yield tuple(chain)


def _apposed(scan: Scan, post: PostMention, name: NameMention) -> bool:
    """Say whether only a mark stands between a post and the name behind it."""
    return _words(scan, post.last, _start(name)) in ((",",), ("-",), ("(",))


def _dashed(scan: Scan, post: PostMention, name: NameMention) -> bool:
    """Say whether a dash leads from a post to the full name of its holder: "Giám đốc Sở Y tế - Lò Văn Panh"."""
    return name.sure == 3 and name.last - name.first >= 3 and _words(scan, post.last, _start(name)) == ("-",)


def _apposed_to(scan: Scan, name: NameMention, post: PostMention) -> bool:
    """Say whether only a mark stands between a name and the post behind it."""
    return _without_brackets(_words(scan, name.last, post.status_first))[1:] == ()


def _words(scan: Scan, first: int, last: int) -> tuple[str, ...]:
    return tuple(scan.norm(token) for token in range(first, last))


def _without_brackets(gap: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what stands in brackets ("(SN 1970, quê Lai Châu)"); an open bracket stays."""
    while "(" in gap and ")" in gap[gap.index("(") :]:
        start = gap.index("(")
        gap = gap[:start] + gap[gap.index(")", start) + 1 :]
    return gap


def _without_term(gap: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a term of office right behind the post: "đại biểu Quốc hội |khóa XIV|"."""
    return gap[2:] if gap[:1] in (("khóa",), ("khoá",)) else gap


def _grams(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for length in (1, 2):
        for start in range(len(words) - length + 1):
            yield words[start : start + length]


def _start(name: NameMention) -> int:
    """Return where a name begins with its honorific and ranks; a word of kinship is not taken in ("vợ ông A")."""
    titles = all(cue.kind in ("honorific", "rank", "degree", "religious") for cue in name.cues)
    return name.cue_first if 0 <= name.cue_first < name.first and titles else name.first


def _behind_and(scan: Scan, posts: list[PostMention]) -> list[PostMention]:
    """Return the posts behind the last "và": those before it are another's ("Thủ tướng và Bộ trưởng A hội đàm")."""
    for number in range(len(posts) - 1, 0, -1):
        if _words(scan, posts[number - 1].last, posts[number].status_first) == ("và",):
            return posts[number:]
    return posts


def _before(scan: Scan, names: list[NameMention], token: int) -> NameMention | None:
    """Return the last name before a token that no bracket closed since holds: "bà A (em ông B)| là ..."."""
    at = bisect_right(names, token, key=lambda name: name.last) - 1
    for name in reversed(names[max(0, at - 4) : at + 1]):
        gap = _words(scan, name.last, token)
        if gap.count(")") <= gap.count("("):
            return name
    return None


def _after(names: list[NameMention], token: int) -> NameMention | None:
    at = bisect_left(names, token, key=lambda name: name.first)
    return names[at] if at < len(names) else None
