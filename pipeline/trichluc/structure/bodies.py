"""One body for all its mentions in an article, with its full name, kind, level, place and parent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trichluc.entities.mentions import AgencyMention
from trichluc.entities.scan import Scan
from trichluc.record import Agency, Mention
from trichluc.structure.body_index import Body, BodyIndex
from trichluc.structure.context import PlaceContext, Resolved
from trichluc.structure.full_names import FullNames, needs_place
from trichluc.tokens import fold, joined

_MOST = 64  # bodies of one name that are told apart by what stands before a mention


class BodyBook:
    """The bodies of one article."""

    def __init__(self, scan: Scan, context: PlaceContext) -> None:
        self._scan = scan
        self._names = FullNames(context)
        self._index = BodyIndex()
        self._bodies: dict[str, Body] = {}
        self._by_core: dict[str, list[Body]] = {}
        self._of: dict[tuple[int, int, str], Body] = {}
        self._by_form: dict[str, tuple[str, Body]] | None = None

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
                self.add(mention)
        for mention in mentions:
            if not mention.strong and (body := self._index.meant(mention)) is not None:
                self._record(body, mention)  # "Viện kiểm sát"

    def add(self, mention: AgencyMention) -> Body:
        """Take in one mention and return its body."""
        place = self.place_of(mention)
        full = self._names.full_name(mention, place)
        key = fold(full) if full is not None else f"{_core(mention)} @{_level(mention)}"
        bare = mention.place is None and mention.parent is None
        body = self._bodies.get(key) or self._named_otherwise(mention, bare)
        if body is None:
            body = self._bodies[key] = Body(mention, place, full, first=mention.first)
            self._by_core.setdefault(_core(mention), []).append(body)
            self._index.add(body)
        elif mention.apposed and body.mention.parent is None:
            body.mention, body.full = mention, full
        elif body.full is not None and full is not None and bare and len(mention.core) > len(body.mention.core):
            body.mention, body.full = mention, full  # the fullest name is the body's
        elif body.full is None:
            body.full, body.place = full, place
        self._record(body, mention)
        return body

    def find(self, mention: AgencyMention) -> Body | None:
        """Return the body of a mention taken in before, None if it was none."""
        return self._of.get((mention.first, mention.last, mention.rule))

    def bodies(self) -> list[Body]:
        """Return the bodies in the order of their first mentions."""
        return sorted(self._bodies.values(), key=lambda body: body.first)

    def of_core(self, core: str) -> list[Body]:
        """Return the bodies of a name without its place ("Tỉnh ủy"), in the order they were taken in."""
        return self._by_core.get(joined(core), [])

    def named(self, name: str) -> tuple[str, Body] | None:
        """Return (form as written, body) of the body that the article writes so, or whose full name it is."""
        if self._by_form is None:
            self._by_form = {}
            for body in self.bodies():
                for form, _ in body.forms:
                    self._by_form.setdefault(fold(form), (form, body))
            for body in self.bodies():
                if body.full is not None:
                    self._by_form.setdefault(fold(body.full), (body.name(), body))
        return self._by_form.get(fold(name))

    def form(self, mention: AgencyMention) -> str:
        """Return how a mention's body is written there, a shared head spelled out, on one line."""
        text = mention.spelled or self._scan.document.slice(mention.first, mention.last)
        return " ".join(text.split())

    def place_of(self, mention: AgencyMention) -> Resolved | None:
        """Return the place of a body, from its own words or from the article."""
        return self._names.place_of(mention)

    def _named_otherwise(self, mention: AgencyMention, bare: bool) -> Body | None:
        """Return the body that the article names in other words too."""
        body = None
        if mention.level == "central" and mention.registry_id and bare:
            body = self._index.of_row(mention.registry_id)
        if body is None and (bare or mention.apposed):
            same = self._by_core.get(_core(mention), [])[:_MOST]
            body = self._same_core(mention, [one for one in same if not _elsewhere(mention, one.mention)])
        if body is None and bare:
            body = self._before_brackets(mention) or self._index.spelled_out(mention)
            body = body or self._index.same_purpose(mention)
        return body

    def _before_brackets(self, mention: AgencyMention) -> Body | None:
        """Return the body whose other name stands in brackets right behind it: "Phòng CSĐT ... |(PC46)"."""
        scan = self._scan
        if scan.norm(mention.first - 1) != "(" or scan.norm(mention.last) != ")":
            return None
        known = mention.registry_id is not None and mention.level == "central"
        if known or not scan.document.slice(mention.first, mention.last).isupper():
            return None  # "Trường Đại học Bách khoa (ĐHQG Hà Nội)" are two
        return self._index.ending(mention.first - 1)

    def _same_core(self, mention: AgencyMention, same: Sequence[Body]) -> Body | None:
        """Return the one body of that name in the article, the last one before the mention where several are."""
        if mention.head is None and mention.level != "central" and needs_place(mention) and len(same) != 1:
            return None
        if len(same) == 1:
            return same[0]
        before = [body for body in same if body.first < mention.first]
        return before[-1] if before else None

    def _record(self, body: Body, mention: AgencyMention) -> None:
        body.forms.append((self.form(mention), mention))
        body.first = min(body.first, mention.first)
        self._of[mention.first, mention.last, mention.rule] = body
        self._index.ends(body, mention.last)
        self._by_form = None


def _elsewhere(mention: AgencyMention, other: AgencyMention) -> bool:
    """Say whether two units of one name are parts of two bodies: "Phòng X, Công an A", "Phòng X, Công an B"."""
    both = mention.apposed and other.apposed and mention.parent is not None and other.parent is not None
    return both and mention.parent != other.parent and not _same_place(mention.parent, other.parent)


def _same_place(one: AgencyMention | None, other: AgencyMention | None) -> bool:
    places = [body.place.name if body is not None and body.place is not None else None for body in (one, other)]
    return None in places or places[0] == places[1]


def _level(mention: AgencyMention) -> str:
    """Return what is known of the place of a body whose place is not plain."""
    return (mention.place.kind if mention.place else None) or mention.level or ""


def _core(mention: AgencyMention) -> str:
    """Return the key of a body's name without its place; nested parents are part of it."""
    parent = f" {_core(mention.parent)}" if mention.parent is not None and not mention.apposed else ""
    return joined(mention.core).removesuffix(" việt nam") + parent


def to_record(bodies: list[Body], scan: Scan, book: BodyBook) -> tuple[Agency, ...]:
    """Return the bodies as the record has them, ids given in order."""
    for number, body in enumerate(bodies, 1):
        body.id = f"a{number}"
    agencies = []
    for body in bodies:
        parent = book.find(body.mention.parent) if body.mention.parent is not None else None
        place = body.place or (book.place_of(body.mention.parent) if body.mention.parent is not None else None)
        mentions = sorted({(m.first, m.last) for _, m in body.forms})
        agencies.append(
            Agency(
                id=body.id,
                name=body.name(),
                full_name=body.full,
                kind=body.mention.kind or None,
                level=body.mention.level or (place.level if place else None),
                place=place.name if place else None,
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
