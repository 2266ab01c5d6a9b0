"""Who holds which post: names and posts of a document tied by order, marks and linking words.

A chain is a row of posts with only a comma, a dash, "kiêm" or "và" between them. A chain right before a name
belongs to it; one behind a name, after a mark or a linking word, too; between two names the last post goes to
the name it touches, the others to the name they follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from trichluc.entities.mentions import Entities, NameMention, PostMention
from trichluc.entities.scan import Scan
from trichluc.rulebook import Rules
from trichluc.structure.links import (
    Chain,
    PostLinks,
    behind_bracket,
    name_after,
    name_before,
    name_start,
    without_brackets,
    without_terms,
    words,
)
from trichluc.structure.tables import table_rows

_FARTHEST_DASH = 12  # tokens to the dash of "Giám đốc Sở Y tế (SYT)| - |Lò Văn Panh"
_HIGHEST = frozenset({"thu-tuong", "pho-thu-tuong", "chu-tich-nuoc", "chu-tich-quoc-hoi", "tong-bi-thu"})
_CHAIN = frozenset(
    [",", "-", "kiêm", "và", ";", "đồng", "thời", ":", "các", "là", "/", "hiện", "nay", "sau", "đó", "rồi"]
)
_WIDEST = 24  # tokens between two posts of a chain, terms and brackets included
_NAME_JOINTS = ((",",), ("và",), (";",), ("cùng",))


@dataclass(frozen=True, slots=True)
class Holding:
    """A post tied to a name. ``chain`` is the chain the post stands in, in text order, itself included."""

    name: NameMention
    post: PostMention
    status: str
    chain: Chain


@dataclass(slots=True)
class _Sentence:
    """The names and posts of a sentence. ``fronted``: ids of names with a post right before them."""

    names: list[NameMention] = field(default_factory=list)
    posts: list[PostMention] = field(default_factory=list)
    fronted: set[int] = field(default_factory=set)
    ends: dict[int, int] = field(default_factory=dict)  # id of a name -> the token behind its last chain


class HolderFinder:
    """Ties posts to names."""

    def __init__(self, rules: Rules) -> None:
        self._links = PostLinks(rules)

    def find(self, scan: Scan, entities: Entities) -> list[Holding]:
        """Return all holdings of a document, in text order of their posts."""
        holdings: list[Holding] = []
        for sentence in _sentences(scan, entities):
            holdings += self._in_sentence(scan, sentence)
        tied = {id(holding.post) for holding in holdings}
        for name, posts in table_rows(scan, entities):
            chain = tuple(posts)
            holdings += [Holding(name, post, post.status, chain) for post in chain if id(post) not in tied]
        holdings.sort(key=lambda holding: (holding.post.first, holding.name.first))
        return holdings

    def _in_sentence(self, scan: Scan, sentence: _Sentence) -> Iterator[Holding]:
        for chain in _chains(scan, sentence):
            after = name_after(sentence.names, chain[-1].reach)
            touches, status = self._links.ahead(scan, chain, after) if after else (False, None)
            before = name_before(scan, sentence.names, chain[0].status_first)
            anchor = max(before.last, sentence.ends.get(id(before), 0)) if before else 0
            link, given = self._links.behind(scan, before, chain, anchor) if before else (False, None)
            fronted = id(before) in sentence.fronted
            if touches and link and after and _apposed(scan, chain[-1], after):
                touches = fronted  # "ông A - Giám đốc B|, bà C - Phó Giám đốc D"
            touches |= bool(after and not link and _dashed(scan, chain[-1], after))
            ahead = _ahead(scan, list(chain), link and not fronted) if touches else []
            if after and ahead:
                sentence.fronted.add(id(after))
                yield from self._to_next(scan, sentence, after, ahead, chain, status)
            own = [post for post in chain if post not in ahead]
            if before and link and own:
                sentence.ends[id(before)] = own[-1].reach
                yield from self._to_last(scan, sentence, before, own, chain, given)

    def _to_next(
        self,
        scan: Scan,
        sentence: _Sentence,
        name: NameMention,
        posts: list[PostMention],
        chain: Chain,
        status: str | None,
    ) -> Iterator[Holding]:
        """Give posts to the name behind them, plural ones to the whole list that it begins."""
        for post in posts:
            for holder in _listed(scan, name, sentence.names) if post.plural else [name]:
                yield Holding(holder, post, status or post.status, chain)

    def _to_last(
        self,
        scan: Scan,
        sentence: _Sentence,
        name: NameMention,
        posts: list[PostMention],
        chain: Chain,
        status: str | None,
    ) -> Iterator[Holding]:
        """Give posts to the name before them, shared ones to the list it ends; the last one also to whom it leaves."""
        together = self._links.shared(scan, name, chain)
        for post in posts:
            given = status if status and post.status == "current" else post.status
            for holder in _listed_back(scan, name, sentence.names) if post.plural or together else [name]:
                if holder is name or id(holder) not in sentence.fronted:
                    yield Holding(holder, post, given, chain)
        successor = name_after(sentence.names, posts[-1].reach)
        between = _post_between(sentence.posts, posts[-1].last, successor)
        if successor is not None and not between and (left := self._links.replaced(scan, posts[-1], successor)):
            yield Holding(successor, replace(posts[-1], status="current"), left, chain)


def _post_between(posts: list[PostMention], first: int, name: NameMention | None) -> bool:
    """Say whether a post begins between a token and a name."""
    return name is not None and any(first <= post.first < name.first for post in posts)


def _sentences(scan: Scan, entities: Entities) -> Iterator[_Sentence]:
    """Yield the names and posts of each sentence that has both."""
    index = scan.document.sentence_index
    sentences: dict[int, _Sentence] = {}
    for name in entities.names:
        sentences.setdefault(index(name.first), _Sentence()).names.append(name)
    for post in entities.posts:
        sentences.setdefault(index(post.first), _Sentence()).posts.append(post)
    yield from (sentence for sentence in sentences.values() if sentence.names and sentence.posts)


def _chains(scan: Scan, sentence: _Sentence) -> Iterator[Chain]:
    """Yield the posts in rows that only commas, dashes and "kiêm" join, with no name between."""
    chain: list[PostMention] = []
    for post in sentence.posts:
        if chain and not _joined(scan, sentence.names, chain[-1], post):
            yield tuple(chain)
            chain = []
        chain.append(post)
    if chain:
        yield tuple(chain)


def _joined(scan: Scan, names: list[NameMention], post: PostMention, other: PostMention) -> bool:
    """Say whether two posts are of one chain: only joints, terms and brackets stand between them."""
    if other.status_first - post.reach > _WIDEST:
        return False
    name = name_after(names, post.reach)
    gap = without_terms(without_brackets(words(scan, post.reach, other.status_first)))
    named = name is not None and name.first < other.first
    return not named and len(gap) <= 5 and ";" not in gap and all(word in _CHAIN for word in gap)


def _ahead(scan: Scan, posts: list[PostMention], shared: bool) -> list[PostMention]:
    """Return the posts of a chain that are of the name behind it; ``shared``: the first ones follow another name."""
    if shared:
        return posts[-1:]
    if scan.norm(posts[0].status_first - 1) == "của" and scan.norm(posts[-1].status_first - 1) == ",":
        return posts[-1:]  # "chất vấn của Bộ trưởng Bộ Y tế, Chủ tịch Quốc hội A cho biết"
    for number in range(len(posts) - 1, 0, -1):
        if posts[number].title.id in _HIGHEST and posts[number - 1].title.head == "Bộ":
            return posts[number:]  # "chất vấn Bộ trưởng Bộ Y tế, Phó Thủ tướng A": no one is both in this order
        if words(scan, posts[number - 1].last, posts[number].status_first) == ("và",):
            return posts[number:]  # "Thủ tướng và Bộ trưởng A hội đàm"
    return posts


def _apposed(scan: Scan, post: PostMention, name: NameMention) -> bool:
    """Say whether only a mark stands between a post and the name behind it."""
    return words(scan, post.reach, name_start(name)) in ((",",), ("-",), ("(",))


def _dashed(scan: Scan, post: PostMention, name: NameMention) -> bool:
    """Say whether a dash leads from a post to the full name of its holder: "Giám đốc Sở Y tế - Lò Văn Panh"."""
    if name.sure < 3 or name.last - name.first < 3 or name_start(name) - post.reach > _FARTHEST_DASH:
        return False
    return behind_bracket(words(scan, post.reach, name_start(name))) in (("-",), ("–",))


def _listed(scan: Scan, first: NameMention, names: list[NameMention]) -> list[NameMention]:
    """Return the names of the list that begins with one: "các Phó Chủ tịch A, B và C"."""
    listed = [first]
    while (name := name_after(names, listed[-1].last)) is not None:
        if (
            name_start(name) - listed[-1].last != 1
            or words(scan, listed[-1].last, name_start(name)) not in _NAME_JOINTS
        ):
            break
        listed.append(name)
    return listed


def _listed_back(scan: Scan, last: NameMention, names: list[NameMention]) -> list[NameMention]:
    """Return the names of the list that ends with one: "A, B - các Phó Chủ tịch"."""
    listed = [last]
    while (name := name_before(scan, names, listed[-1].first)) is not None:
        if words(scan, name.last, name_start(listed[-1])) not in _NAME_JOINTS[:3]:
            break
        listed.append(name)
    return listed
