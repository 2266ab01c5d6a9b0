"""What is known of a person: in one article (an appearance), and in all articles so far (a cluster)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Holding:
    """A post that an article gives to a person. ``title`` is folded; ``province`` is that of the body."""

    post_id: int
    title: str
    agency_id: int | None
    kind: str | None
    province: str | None
    level: str | None
    branch: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person in one article. ``day``: when it was published; ``home``: the province the article is about."""

    article_id: int
    article_key: str
    number: int
    local_id: str
    name: str
    name_key: str
    honorific: str | None
    rank: str | None
    day: datetime.date | None
    home: str | None
    holdings: tuple[Holding, ...]


@dataclass(slots=True)
class Held:
    """A post in a cluster: the days of the first and the last article that state it, None where no day is known."""

    holding: Holding
    first: datetime.date | None
    last: datetime.date | None

    def seen(self, day: datetime.date | None) -> None:
        """Take in one more article that states the post."""
        if day is not None:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)


@dataclass(slots=True)
class Cluster:
    """A person as the rules have them: what all their appearances say. ``root``: the official they are counted as."""

    id: int
    root: int
    name: str
    held: dict[tuple[int, str], Held] = field(default_factory=dict)
    honorifics: set[str] = field(default_factory=set)
    ranks: list[tuple[datetime.date, str]] = field(default_factory=list)
    homes: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)

    def add(self, appearance: Appearance) -> None:
        """Take in an appearance."""
        for holding in appearance.holdings:
            key = (holding.post_id, holding.status)
            if key not in self.held:
                self.held[key] = Held(holding, None, None)
            self.held[key].seen(appearance.day)
        if appearance.honorific:
            self.honorifics.add(appearance.honorific)
        if appearance.rank and appearance.day:
            self.ranks.append((appearance.day, appearance.rank))
        if appearance.home:
            self.homes.add(appearance.home)
        self.articles.add(appearance.article_id)
