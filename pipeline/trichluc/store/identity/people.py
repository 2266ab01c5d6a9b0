"""Who is whom: appearances of one import, one by one, against what the database knows of people of that name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from trichluc.store.identity.compare import Verdict, compare
from trichluc.store.identity.facts import Appearance, Cluster, Held, Holding
from trichluc.store.keys import id_of, words
from trichluc.store.tables import agencies, article_officials, articles, officials, pins, posts, tenures
from trichluc.store.writer import slices


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who an appearance is. ``verdict`` is None where the person is met for the first time."""

    appearance: Appearance
    cluster_id: int
    official_id: int
    verdict: Verdict | None


class People:
    """The people of a database. Only names that are asked for are read, each once; no two names are compared."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._clusters: dict[str, list[Cluster]] = {}

    def resolve(self, appearances: Sequence[Appearance]) -> list[Assignment]:
        """Say who each appearance is, in order; what one says is known to those after it."""
        self._load({appearance.name_key for appearance in appearances})
        pinned = self._pins(appearances)
        return [self._assign(appearance, pinned) for appearance in appearances]

    def forget(self, name_keys: Iterable[str]) -> None:
        """Read these names again when they are next asked for: the database has lost some of their rows."""
        for key in name_keys:
            self._clusters.pop(key, None)

    def _assign(self, appearance: Appearance, pinned: dict[tuple[str, str], int]) -> Assignment:
        known = self._clusters.setdefault(appearance.name_key, [])
        pin = pinned.get((appearance.article_key, appearance.name_key))
        cluster, verdict = (None, None) if pin is None else self._pinned(known, pin)
        if cluster is None:
            cluster, verdict = choose(appearance, known)
        if cluster is None:
            number = id_of("official", appearance.article_key, appearance.local_id, appearance.name_key)
            cluster = Cluster(number, number, appearance.name)
            known.append(cluster)
        cluster.add(appearance)
        return Assignment(appearance, cluster.id, cluster.root, verdict)

    @staticmethod
    def _pinned(known: list[Cluster], pin: int) -> tuple[Cluster | None, Verdict]:
        return next((c for c in known if c.id == pin), None), Verdict(True, "by-hand", "given to this official by hand")

    def _pins(self, appearances: Sequence[Appearance]) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for keys in slices({appearance.article_key for appearance in appearances}):
            rows = self._connection.execute(sa.select(pins).where(pins.c.article_key.in_(keys)))
            found.update({(row.article_key, row.name_key): row.official_id for row in rows})
        return found

    def _load(self, name_keys: set[str]) -> None:
        new = sorted(name_keys - self._clusters.keys())
        for keys in slices(new):
            clusters: dict[int, Cluster] = {}
            rows = self._connection.execute(sa.select(officials).where(officials.c.name_key.in_(keys)))
            for row in rows.all():
                clusters[row.id] = Cluster(row.id, row.merged_into or row.id, row.name)
                self._clusters.setdefault(row.name_key, []).append(clusters[row.id])
            if clusters:
                self._load_appearances(clusters, keys)
                self._load_held(clusters, keys)
        for key in new:
            self._clusters.setdefault(key, [])

    def _load_appearances(self, clusters: dict[int, Cluster], keys: list[str]) -> None:
        who = article_officials
        query = (
            sa.select(who.c.cluster_id, who.c.article_id, who.c.honorific, who.c.rank, articles.c.published,
                      articles.c.province)
            .join(officials, officials.c.id == who.c.cluster_id)
            .join(articles, articles.c.id == who.c.article_id)
            .where(officials.c.name_key.in_(keys))
        )  # fmt: skip
        for row in self._connection.execute(query):
            cluster = clusters[row.cluster_id]
            cluster.articles.add(row.article_id)
            if row.honorific:
                cluster.honorifics.add(row.honorific)
            if row.rank and row.published:
                cluster.ranks.append((row.published, row.rank))
            if row.province:
                cluster.homes.add(row.province)

    def _load_held(self, clusters: dict[int, Cluster], keys: list[str]) -> None:
        who, day = article_officials.c, tenures.c.stated_on
        of_post = (posts.c.id, posts.c.title, posts.c.agency_id, posts.c.branch, posts.c.level)
        of_body = (agencies.c.kind, agencies.c.province, agencies.c.level.label("body_level"))
        columns = (who.cluster_id, tenures.c.status, *of_post, *of_body)
        query = (
            sa.select(*columns, sa.func.min(day).label("first"), sa.func.max(day).label("last"))
            .select_from(tenures)
            .join(article_officials, (who.article_id == tenures.c.article_id)
                  & (who.number == tenures.c.official_number))
            .join(officials, officials.c.id == who.cluster_id)
            .join(posts, posts.c.id == tenures.c.post_id)
            .outerjoin(agencies, agencies.c.id == posts.c.agency_id)
            .where(officials.c.name_key.in_(keys))
            .group_by(*columns)
        )  # fmt: skip
        for row in self._connection.execute(query):
            holding = Holding(row.id, words(row.title), row.agency_id, row.kind, row.province,
                              row.body_level or row.level, row.branch, row.status)  # fmt: skip
            clusters[row.cluster_id].held[row.id, row.status] = Held(holding, row.first, row.last)


def choose(appearance: Appearance, known: Iterable[Cluster]) -> tuple[Cluster | None, Verdict | None]:
    """Return the one person an appearance can be, and why; (None, None) where it is none or could be several.

    Clusters that are merged into one official are one candidate.
    """
    sames: dict[int, tuple[Cluster, Verdict]] = {}
    for cluster in known:
        if appearance.article_id in cluster.articles:
            continue  # an article that names two people of one name keeps them apart
        verdict = compare(appearance, cluster)
        if verdict.same and (cluster.root not in sames or verdict.strength > sames[cluster.root][1].strength):
            sames[cluster.root] = (cluster, verdict)
    strongest = max((verdict.strength for _, verdict in sames.values()), default=0)
    best = [each for each in sames.values() if each[1].strength == strongest]
    return best[0] if len(best) == 1 else (None, None)
