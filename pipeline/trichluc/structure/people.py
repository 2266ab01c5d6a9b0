"""One person for all mentions of a name, with the posts the text gives; officials and other people apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from trichluc.entities.mentions import NameMention, PostMention
from trichluc.entities.scan import Scan
from trichluc.entities.syllables import is_syllable
from trichluc.record import Mention, Official, Person, Position
from trichluc.structure.holdings import Holding
from trichluc.structure.implied import ImpliedAgency
from trichluc.tokens import fold


@dataclass(slots=True)
class _Someone:
    """A person while mentions and holdings are gathered."""

    names: list[NameMention] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)

    def name(self) -> str:
        """Return the fullest form, one not all in capitals where there is one."""
        return max(self.names, key=lambda name: (len(name.text.split()), not name.text.isupper())).text

    def cue(self, *kinds: str) -> str | None:
        """Return the first honorific (or rank) that stands before the name, as the rules write it."""
        for name in self.names:
            for cue in name.cues:
                if cue.kind in kinds:
                    return cue.forms[0]
        return None


def people(names: Sequence[NameMention], holdings: Sequence[Holding]) -> list[_Someone]:
    """Gather mentions into persons: the same full name is one; a short one joins the only one it fits.

    A short name that fits several persons is nobody's ("ông Dũng" where two Dũng are named); one that fits
    none is a person of its own.
    """
    persons: dict[str, _Someone] = {}
    full = [name for name in names if len(name.text.split()) >= 2]
    for name in full:
        persons.setdefault(fold(name.text), _Someone()).names.append(name)
    _join_middle(persons)
    called = _called(persons)
    for name in names:
        if len(name.text.split()) >= 2:
            continue
        fits = called.get(fold(name.text), [])
        if len(fits) == 1:
            persons[fits[0]].names.append(name)
        elif not fits and name.cues:
            persons.setdefault(fold(name.text), _Someone()).names.append(name)
    by_mention = {id(name): person for person in persons.values() for name in person.names}
    for holding in holdings:
        person = by_mention.get(id(holding.name))
        if person is not None:
            person.holdings.append(holding)
    for person in persons.values():
        person.names.sort(key=lambda name: name.first)
    return sorted(persons.values(), key=lambda person: person.names[0].first)


def _join_middle(persons: dict[str, _Someone]) -> None:
    """Join two-syllable names to the only longer one that ends with them ("bà Kim Ngân")."""
    ending = _by_ending(persons, 2)
    for key in [key for key in persons if len(key.split()) == 2]:
        longer = [other for other in ending[key] if other != key]
        if len(longer) == 1:
            persons[longer[0]].names += persons.pop(key).names


def _called(keys: Iterable[str]) -> dict[str, list[str]]:
    """Return the full names by what they are shortened to: the last word, of a foreigner's the first one too."""
    called = _by_ending(keys, 1)
    for key in keys:
        first, *others = key.split()
        if others and first != others[-1] and not all(map(is_syllable, (first, *others))):
            called.setdefault(first, []).append(key)
    return called


def _by_ending(keys: Iterable[str], length: int) -> dict[str, list[str]]:
    """Return the names of two syllables or more by their last ones."""
    ending: dict[str, list[str]] = {}
    for key in keys:
        if len(syllables := key.split()) >= 2:
            ending.setdefault(" ".join(syllables[-length:]), []).append(key)
    return ending


class PeopleBuilder:
    """Turns persons into the record's officials and other people."""

    def __init__(self, scan: Scan, implied: ImpliedAgency) -> None:
        self._scan, self._implied = scan, implied

    def build(self, persons: list[_Someone]) -> tuple[tuple[Official, ...], tuple[Person, ...]]:
        """Return (officials, other people), each in the order of first mentions."""
        officials: list[Official] = []
        others: list[Person] = []
        for person in persons:
            positions = self._positions(person)
            mentions = tuple(self._mention(name.first, name.last) for name in person.names)
            if positions:
                officials.append(
                    Official(
                        id=f"p{len(officials) + 1}",
                        name=person.name(),
                        honorific=person.cue("honorific"),
                        rank=person.cue("rank"),
                        positions=positions,
                        mentions=mentions,
                    )
                )
            else:
                others.append(Person(name=person.name(), mentions=mentions))
        return tuple(officials), tuple(others)

    def _positions(self, person: _Someone) -> tuple[Position, ...]:
        found: list[_Said] = []
        public = False
        for holding in person.holdings:
            position = self._position(holding)
            if position is not None:
                _keep_longest(found, _Said(position, _detail(position, holding.post)))
                public |= not _private(holding.post)
        return tuple(said.position for said in found) if public else ()

    def _position(self, holding: Holding) -> Position | None:
        post = holding.post
        agency = self._implied.agency(holding)
        if agency is None and post.title.alone != "post" and post.country is None:
            return None
        written, body = agency if agency is not None else (None, None)
        first = post.status_first if post.status in ("former", "acting") else post.first
        text = self._scan.document.slice(first, post.last)
        branch = post.title.branch or (body.mention.branch if body else None)
        level = post.title.level or (body.mention.level or (body.place.level if body.place else None) if body else None)
        return Position(
            text=text,
            start=self._scan.document.start(first),
            end=self._scan.document.end(post.last - 1),
            title=post.title.title,
            agency=written,
            agency_id=body.id if body else None,
            branch=branch,
            level=level,
            status=holding.status,
            rule=post.title.id,
        )

    def _mention(self, first: int, last: int) -> Mention:
        document = self._scan.document
        return Mention(text=document.slice(first, last), start=document.start(first), end=document.end(last - 1))


def _private(post: PostMention) -> bool:
    """Say whether a post is of a company: it makes nobody an official, but an official's own ones are told."""
    return post.title.branch == "private" or (post.agency is not None and post.agency.branch == "private")


class _Said(NamedTuple):
    """A post and how much its words say."""

    position: Position
    detail: tuple[bool, int, int, bool]


def _keep_longest(found: list[_Said], new: _Said) -> None:
    """Add a post unless it says less than one that is there; drop one that says less than it."""
    for number, old in enumerate(found):
        if not _same_post(old.position, new.position):
            continue
        if new.detail > old.detail:
            found[number] = new
        return
    found.append(new)


def _detail(position: Position, post: PostMention) -> tuple[bool, int, int, bool]:
    """Return how much a post says: a named place first, then words with capitals (fields of work), then length.

    The words of its status count last, and alike: "nguyên Vụ trưởng" says no more than "cựu Vụ trưởng".
    """
    words = position.text[max(fold(position.text).find(fold(position.title)), 0) :]
    capitals = sum(word[:1].isupper() for word in words[len(position.title) :].split())
    place = post.agency.place if post.agency is not None else None
    named = place is not None and place.name is not None
    return named, capitals, len(words), position.text != words


def _bare_of(short: Position, long: Position) -> bool:
    """Say whether one is the other without its body: "Bộ trưởng", "Bộ trưởng Ngoại giao Pháp"."""
    return short.agency is None and fold(long.text).startswith(fold(short.text) + " ")


def _same_post(one: Position, other: Position) -> bool:
    if fold(one.text) == fold(other.text):
        return True
    if one.rule != other.rule:
        return _bare_of(one, other) or _bare_of(other, one)
    if one.agency_id is not None and one.agency_id == other.agency_id:
        return True
    short, long = sorted((fold(one.text), fold(other.text)), key=len)
    return long.startswith(short) or long.endswith(short) or one.agency is None or other.agency is None
