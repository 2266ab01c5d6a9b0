"""One body for all its mentions in an article, with its full name, kind, level, place and parent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trichluc.entities.mentions import AgencyMention
from trichluc.entities.scan import Scan
from trichluc.record import Agency, Mention
from trichluc.structure.context import PlaceContext, Resolved
from trichluc.tokens import fold, joined

_SHORT_PLACE = ("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "tỉnh đoàn", "thành đoàn", "huyện đoàn")


@dataclass(slots=True)
class Body:
    """A body while its mentions are gathered."""

    mention: AgencyMention
    place: Resolved | None
    full: str | None
    forms: list[tuple[str, AgencyMention]] = field(default_factory=list)
    id: str = ""

    def name(self) -> str:
        """Return the fullest form written."""
        return max((form for form, _ in self.forms), key=len)


class BodyBook:
    """The bodies of one article."""

    def __init__(self, scan: Scan, context: PlaceContext) -> None:
        self._scan, self._context = scan, context
        self._bodies: dict[str, Body] = {}
        self._by_core: dict[str, list[Body]] = {}
        self._of: dict[tuple[int, int, str], Body] = {}

    def add_all(self, mentions: Iterable[AgencyMention]) -> None:
        """Take in mentions: those with a place first, so that the others can join them."""
        mentions = list(mentions)
        placed = [m for m in mentions if m.strong and (m.place is None or m.place.name is not None)]
        for group in (
            [m for m in mentions if m.strong and m.place is not None and m.place.name is not None],
            [m for m in placed if m.place is None],
            [m for m in mentions if m.strong and m.place is not None and m.place.name is None],
        ):
            for mention in group:
                self._add(mention)
        for mention in mentions:
            if not mention.strong:
                self._join(mention)

    def find(self, mention: AgencyMention) -> Body | None:
        """Return the body of a mention taken in before, None if it was none."""
        return self._of.get((mention.first, mention.last, mention.rule))

    def bodies(self) -> list[Body]:
        """Return the bodies in the order of their first mentions."""
        return sorted(self._bodies.values(), key=lambda body: min(m.first for _, m in body.forms))

    def form(self, mention: AgencyMention) -> str:
        """Return how a mention's body is written there, a shared head spelled out, on one line."""
        text = mention.spelled or self._scan.document.slice(mention.first, mention.last)
        return " ".join(text.split())

    def place_of(self, mention: AgencyMention) -> Resolved | None:
        """Return the place of a body, from its own words or from the article."""
        place = mention.place
        if place is not None:
            if place.name is not None:
                return self._context.named(place)
            if place.level is not None:
                return self._context.of_level(place.level, mention.first, place.kind)
            return self._city(mention)
        if mention.parent is not None and not mention.apposed:
            return None
        if fold(mention.core).endswith(("thành ủy", "thành đoàn")):
            return self._city(mention)
        if fold(mention.core).endswith(("tỉnh ủy", "tỉnh đoàn")):
            return self._context.of_level("province", mention.first, "tỉnh")
        if mention.level in ("province", "district", "commune") and _needs_place(mention):
            kind = "huyện" if mention.rule == "huyen-uy" else None
            return self._context.of_level(mention.level, mention.first, kind)
        return None

    def _city(self, mention: AgencyMention) -> Resolved | None:
        """Return the city that "thành phố" alone is: the article's own where it is one, else a city of it."""
        main = self._context.main
        if main is not None and main.level == "province" and main.kind == "thành phố":
            return main
        return self._context.of_level("district", mention.first, "thành phố")

    def full_name(self, mention: AgencyMention, place: Resolved | None) -> str | None:
        """Return the full name of a mention's body, None where its place is needed and not plain."""
        if mention.level == "central" and mention.registry_id and mention.parent is None:
            country = f" {mention.place.name}" if mention.place else ""
            return mention.core + country
        parent = self._parent_full(mention)
        if mention.parent is not None:
            if parent is None:
                return None
            core = f"{mention.core} {place}" if place is not None and mention.place is not None else mention.core
            return f"{core}, {parent}" if mention.apposed else f"{mention.core} {parent}"
        if place is not None:
            short = fold(mention.core).endswith(_SHORT_PLACE) and place.name != "Hồ Chí Minh"
            short &= not place.name.isdigit()  # "Quận ủy quận 1"
            short |= place.level == "district" and mention.place is not None and _gate(mention)
            return f"{mention.core} {place.name if short else place}"
        if mention.place is not None:
            return f"{mention.core} {mention.place.name}" if mention.place.name else None
        return None if _needs_place(mention) else mention.core

    def _parent_full(self, mention: AgencyMention) -> str | None:
        if mention.parent is None:
            return None
        return self.full_name(mention.parent, self.place_of(mention.parent))

    def _add(self, mention: AgencyMention) -> None:
        place = self.place_of(mention)
        full = self.full_name(mention, place)
        bare = mention.place is None and mention.parent is None
        core = _core(mention)
        same = self._by_core.get(core, [])
        body = self._bodies.get(fold(full) if full is not None else f"{core} @{_level(mention)}")
        if body is None and mention.level == "central":
            body = self._same_row(mention)
        if body is None and (bare or mention.apposed):
            body = self._same_core(mention, [one for one in same if not _elsewhere(mention, one.mention)])
        if body is None and bare:
            body = self._before_brackets(mention) or self._spelled_out(mention) or self._same_purpose(mention)
        if body is None:
            body = Body(mention, place, full)
            self._bodies[fold(full) if full is not None else f"{core} @{_level(mention)}"] = body
            self._by_core.setdefault(core, []).append(body)
        elif mention.apposed and body.mention.parent is None:
            body.mention, body.full = mention, full
        elif body.full is not None and full is not None and bare and len(mention.core) > len(body.mention.core):
            body.mention, body.full = mention, full  # the fullest name is the body's
        elif body.full is None:
            body.full, body.place = full, place
        self._record(body, mention)

    def _same_row(self, mention: AgencyMention) -> Body | None:
        """Return the central body of the same row of the registry, however it is written."""
        if mention.registry_id is None or mention.place is not None or mention.parent is not None:
            return None
        rows = (body for body in self._bodies.values() if body.mention.registry_id == mention.registry_id)
        return next((body for body in rows if body.mention.place is None), None)

    def _before_brackets(self, mention: AgencyMention) -> Body | None:
        """Return the body whose other name stands in brackets right behind it: "Phòng CSĐT ... |(PC46)"."""
        scan = self._scan
        if scan.norm(mention.first - 1) != "(" or scan.norm(mention.last) != ")":
            return None
        if not scan.document.slice(mention.first, mention.last).isupper():
            return None
        return next((b for b in self._bodies.values() if any(m.last == mention.first - 1 for _, m in b.forms)), None)

    def _same_purpose(self, mention: AgencyMention) -> Body | None:
        """Return the board whose long name has nearly all words of this one: "Ban Chỉ đạo thu hồi nợ thuế"."""
        if mention.head is None or "purpose" not in mention.head.tail:
            return None
        words = set(joined(mention.core).split())
        for body in self._bodies.values():
            if body.mention.head is None or body.mention.head.id != mention.head.id:
                continue
            other = set(joined(body.mention.core).split())
            short, long = sorted((words, other), key=len)
            if len(short) >= 4 and len(short & long) >= 0.85 * len(short):
                return body
        return None

    def _spelled_out(self, mention: AgencyMention) -> Body | None:
        """Return the body that initials stand for: "Cục QLĐT" where "Cục Quản lý đấu thầu" is named."""
        for body in self._bodies.values():
            if _abbreviates(mention.core, body.mention.core):
                return body
        return None

    def _same_core(self, mention: AgencyMention, same: Sequence[Body]) -> Body | None:
        """Return the one body of that name in the article, the last one before the mention where several are."""
        if mention.head is None and mention.level != "central" and _needs_place(mention) and len(same) != 1:
            return None
        if len(same) == 1:
            return same[0]
        before = [body for body in same if any(m.first < mention.first for _, m in body.forms)]
        return before[-1] if before else None

    def _join(self, mention: AgencyMention) -> None:
        """Count a bare head ("Viện kiểm sát") as a mention of the one body that it can mean."""
        head = mention.head
        candidates = [
            body
            for body in self._bodies.values()
            if (body.mention.head is not None and head is not None and body.mention.head.id == head.id)
            or joined(body.mention.core).startswith(joined(mention.core))
        ]
        if not candidates:
            return
        before = [b for b in candidates if any(m.first < mention.first for _, m in b.forms)]
        self._record(before[-1] if before else candidates[0], mention)

    def _record(self, body: Body, mention: AgencyMention) -> None:
        body.forms.append((self.form(mention), mention))
        self._of[mention.first, mention.last, mention.rule] = body


def _abbreviates(short: str, long: str) -> bool:
    """Say whether one name is another's with initials for its last words.

    >>> _abbreviates("Cục QLĐT", "Cục Quản lý đấu thầu")
    True
    """
    head, _, initials = short.rpartition(" ")
    letters = "".join(letter for letter in initials if letter.isalpha())
    if len(letters) < 2 or not letters.isupper() or not long.startswith(head + " "):
        return False
    words = long[len(head) :].replace(",", " ").replace("-", " ").split()
    return letters.casefold() == "".join(word[0] for word in words if word != "và").casefold()


def _elsewhere(mention: AgencyMention, other: AgencyMention) -> bool:
    """Say whether two units of one name are parts of two bodies: "Phòng X, Công an A", "Phòng X, Công an B"."""
    both = mention.apposed and other.apposed and mention.parent is not None and other.parent is not None
    return both and mention.parent != other.parent and not _same_place(mention.parent, other.parent)


def _same_place(one: AgencyMention | None, other: AgencyMention | None) -> bool:
    places = [body.place.name if body is not None and body.place is not None else None for body in (one, other)]
    return None in places or places[0] == places[1]


def _gate(mention: AgencyMention) -> bool:
    """Say whether a bare place names what the body guards, not whom it serves: "Hải quan Cửa khẩu Ma Lù Thàng"."""
    return mention.place is not None and mention.place.kind is None and fold(mention.core).endswith("cửa khẩu")


def _level(mention: AgencyMention) -> str:
    """Return what is known of the place of a body whose place is not plain."""
    return (mention.place.kind if mention.place else None) or mention.level or ""


def _core(mention: AgencyMention) -> str:
    """Return the key of a body's name without its place; nested parents are part of it."""
    parent = f" {_core(mention.parent)}" if mention.parent is not None and not mention.apposed else ""
    return joined(mention.core).removesuffix(" việt nam") + parent


def _needs_place(mention: AgencyMention) -> bool:
    """Say whether the name alone names no one body: "Sở Tài chính", "UBND", not "Bộ Tài chính"."""
    if "khu vực " in mention.core or mention.core.startswith("Thuế cơ sở "):
        return False  # its number or its places name it
    if mention.registry_id is not None:
        return mention.level != "central"
    if mention.level == "central" or mention.core.endswith("Việt Nam"):
        return False
    head = mention.head
    return head is not None and (("place" in head.tail and head.tail[0] == "place") or head.level == "province")


def to_record(bodies: list[Body], scan: Scan, book: BodyBook) -> tuple[Agency, ...]:
    """Return the bodies as the record has them, ids given in order."""
    for number, body in enumerate(bodies, 1):
        body.id = f"a{number}"
    agencies = []
    for body in bodies:
        parent = book.find(body.mention.parent) if body.mention.parent is not None else None
        mentions = sorted({(m.first, m.last) for _, m in body.forms})
        agencies.append(
            Agency(
                id=body.id,
                name=body.name(),
                full_name=body.full,
                kind=body.mention.kind or None,
                level=body.mention.level or (body.place.level if body.place else None),
                place=body.place.name if body.place else None,
                parent_id=parent.id if parent is not None and parent is not body else None,
                mentions=tuple(_mention(scan, first, last) for first, last in mentions),
                registry_id=body.mention.registry_id,
                rule=body.mention.rule,
            )
        )
    return tuple(agencies)


def _mention(scan: Scan, first: int, last: int) -> Mention:
    document = scan.document
    return Mention(text=document.slice(first, last), start=document.start(first), end=document.end(last - 1))
