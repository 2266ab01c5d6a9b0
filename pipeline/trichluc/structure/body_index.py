"""The bodies of one article by what later mentions know them by: rows, heads, initials, brackets, long purposes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from trichluc.entities.mentions import AgencyMention
from trichluc.structure.context import Resolved
from trichluc.tokens import joined

_MOST = 40  # boards of one head that a shortened purpose is compared with


@dataclass(slots=True)
class Body:
    """A body while its mentions are gathered; ``first``: the token at which the text first names it."""

    mention: AgencyMention
    place: Resolved | None
    full: str | None
    forms: list[tuple[str, AgencyMention]] = field(default_factory=list)
    first: int = 0
    id: str = ""

    def name(self) -> str:
        """Return the fullest form written."""
        return max((form for form, _ in self.forms), key=len)


class BodyIndex:
    """Finds the body that a short mention means, without going through all of them."""

    def __init__(self) -> None:
        self._of_row: dict[str, Body] = {}
        self._of_head: defaultdict[str, list[Body]] = defaultdict(list)
        self._of_words: defaultdict[str, list[Body]] = defaultdict(list)
        self._initials: dict[tuple[str, str], Body] = {}
        self._ends: dict[int, Body] = {}

    def add(self, body: Body) -> None:
        """Take in a new body."""
        mention = body.mention
        if mention.registry_id is not None and mention.place is None:
            self._of_row.setdefault(mention.registry_id, body)
        if mention.head is not None:
            self._of_head[mention.head.id].append(body)
        self._of_words[_begin(mention)].append(body)
        for key in _initials(mention.core):
            self._initials.setdefault(key, body)

    def ends(self, body: Body, token: int) -> None:
        """Note that a mention of a body ends before the token."""
        self._ends.setdefault(token, body)

    def of_row(self, registry_id: str) -> Body | None:
        """Return the body without a place of its own that a row of the registry names."""
        return self._of_row.get(registry_id)

    def ending(self, token: int) -> Body | None:
        """Return the body that a mention right before the token names."""
        return self._ends.get(token)

    def spelled_out(self, mention: AgencyMention) -> Body | None:
        """Return the body that initials stand for: "Cục QLĐT" where "Cục Quản lý đấu thầu" is named."""
        head, _, initials = mention.core.rpartition(" ")
        letters = "".join(letter for letter in initials if letter.isalpha())
        return self._initials.get((head, letters.casefold())) if len(letters) > 1 and letters.isupper() else None

    def same_purpose(self, mention: AgencyMention) -> Body | None:
        """Return the board whose long name has nearly all words of this one: "Ban Chỉ đạo thu hồi nợ thuế"."""
        if mention.head is None or "purpose" not in mention.head.tail:
            return None
        words = set(joined(mention.core).split())
        for body in self._of_head[mention.head.id][:_MOST]:
            short, long = sorted((words, set(joined(body.mention.core).split())), key=len)
            if len(short) >= 4 and len(short & long) >= 0.85 * len(short):
                return body
        return None

    def meant(self, mention: AgencyMention) -> Body | None:
        """Return the body that a bare head ("Viện kiểm sát") means: the last one named before it, else the first."""
        head = self._of_head[mention.head.id] if mention.head is not None else []
        begin = joined(mention.core)
        candidates = [*head, *(body for body in self._of_words[_begin(mention)] if _core_begins(body, begin))]
        if not candidates:
            return None
        candidates.sort(key=lambda body: body.first)
        at = bisect_left(candidates, mention.first, key=lambda body: body.first)
        return candidates[max(at - 1, 0)]


def _core_begins(body: Body, begin: str) -> bool:
    return joined(body.mention.core).startswith(begin)


def _begin(mention: AgencyMention) -> str:
    return " ".join(joined(mention.core).split()[:2])


def _initials(name: str) -> Iterator[tuple[str, str]]:
    """Yield each beginning of a name with the initials of the rest.

    >>> list(_initials("Cục Quản lý đấu thầu"))[0]
    ('Cục', 'qlđt')
    """
    words = name.replace(",", " ").replace("-", " ").split()
    for number in range(1, len(words) - 1):
        yield " ".join(words[:number]), "".join(word[0] for word in words[number:] if word != "và").casefold()
