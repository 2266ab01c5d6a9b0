"""What is known of a person: in one article (an appearance), and in all articles so far (a cluster)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Holding:
    """A post that an article gives to a person. ``title`` and ``agency`` are folded; ``place`` is that of the body."""

    post_id: int
    title: str
    agency_id: int | None
    agency: str | None
    registry_id: str | None
    kind: str | None
    place: str | None
    province: str | None
    level: str | None
    status: str

    @property
    def is_held(self) -> bool:
        """Say whether the article has the person in the post on its day."""
        return self.status in ("current", "acting")


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

    def days_from(self, day: datetime.date | None) -> int | None:
        """Return how many days lie between a day and those the post was stated on; None where a day is not known.

        0: the day is among them; more than 0: it is later; less: earlier.
        """
        if day is None or self.first is None or self.last is None:
            return None
        if day > self.last:
            return (day - self.last).days
        return min(0, (day - self.first).days)


@dataclass(slots=True)
class Cluster:
    """A person as the rules have them: what all their appearances say. ``root``: the official they are counted as."""

    id: int
    root: int
    name: str
    held: dict[tuple[int, str], Held] = field(default_factory=dict)
    honorifics: set[str] = field(default_factory=set)
    ranks: list[tuple[datetime.date, str]] = field(default_factory=list)
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
        self.articles.add(appearance.article_id)
