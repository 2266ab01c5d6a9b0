"""The entity stage as one call: places, agencies, posts and names of a document."""

from __future__ import annotations

import datetime

from trichluc.entities.agencies import AgencyParser
from trichluc.entities.agency_lists import AgencyFinder
from trichluc.entities.bylines import find_bylines
from trichluc.entities.mentions import AgencyMention, Entities, NameMention, PlaceMention, PostMention
from trichluc.entities.names import NameFinder
from trichluc.entities.places import parse_place
from trichluc.entities.posts import PostParser
from trichluc.entities.scan import Lexicons, Scan, scan
from trichluc.rulebook import Rules
from trichluc.tokens import Document


class EntityFinder:
    """Finds the entities of documents with one compiled set of rules."""

    def __init__(self, rules: Rules) -> None:
        parser = AgencyParser(rules)
        self._lexicons = Lexicons(rules)
        self._agencies = AgencyFinder(parser)
        self._posts = PostParser(rules, parser)
        self._names = NameFinder()

    def scan(self, document: Document, day: datetime.date | None = None) -> Scan:
        """Return the literal hits that :meth:`find` reads; ``day``: when the article was published."""
        return scan(document, self._lexicons, day)

    def find(self, found: Scan) -> Entities:
        """Return all mentions of a scanned document."""
        agencies = self._agencies.find(found)
        posts = self._posts.find(found)
        bylines = find_bylines(found)
        agencies = _agencies(agencies, posts)
        names = _merged(self._names.find(found, agencies, posts), bylines)
        public = [agency for agency in agencies if agency.branch != "private"]
        return Entities(names, posts, public, _places(found, names), bylines)


def _agencies(agencies: list[AgencyMention], posts: list[PostMention]) -> list[AgencyMention]:
    """Return the bodies with those inside posts as the posts have them ("Ủy viên Ban Thường vụ |Tỉnh ủy").

    A post knows where its holder's name begins ("Phó Chủ tịch HĐND tỉnh| Đoàn Văn Sáng"): its shorter body wins.
    """
    inside = {token: post for post in posts for token in range(post.first, post.last)}
    out = []
    for agency in agencies:
        post = inside.get(agency.first)
        if post is None or _same_body(agency, post.agency):
            out.append(agency)
    known = {agency.first for agency in out}
    for post in posts:
        inner = post.agency
        parent = inner.parent if inner is not None and inner.apposed else None
        out += [body for body in (inner, parent) if body is not None and body.first not in known]
    return sorted(out, key=lambda agency: agency.first)


def _same_body(agency: AgencyMention, inner: AgencyMention | None) -> bool:
    if inner is None or inner.first != agency.first or inner.last < agency.last:
        return False
    return agency.apposed or not inner.apposed


def _merged(names: list[NameMention], bylines: list[NameMention]) -> list[NameMention]:
    """Return both in text order, a byline before a name that overlaps it."""
    taken = {token for name in bylines for token in range(name.first, name.last)}
    free = [name for name in names if taken.isdisjoint(range(name.first, name.last))]
    return sorted([*free, *bylines], key=lambda name: name.first)


def _places(found: Scan, names: list[NameMention]) -> list[PlaceMention]:
    """Return every named place, in text order, also those inside bodies; "Trương Hòa Bình" holds none."""
    places = []
    persons = {token for name in names for token in range(name.first, name.last)}
    behind = 0
    for token in sorted(found.places.keys() | found.levels.keys()):
        if token < behind or token in persons:
            continue
        mention = parse_place(found, token)
        if mention is not None and mention.place.name is not None and persons.isdisjoint(range(token, mention.last)):
            places.append(mention)
            behind = mention.last
    return places
