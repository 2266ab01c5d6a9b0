"""Who is whom: appearances of one import, one by one, against what the database knows of people of that name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from trichluc.store.identity.compare import Verdict, compare
from trichluc.store.identity.facts import Appearance, Cluster, Held, Holding
from trichluc.store.identity.signs import Signs
from trichluc.store.keys import id_of, words
from trichluc.store.tables import agencies, article_officials, articles, decisions, officials, pins, posts, tenures
from trichluc.store.writer import slices


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who an appearance is. ``verdict`` is None where the person is met for the first time."""

    appearance: Appearance
    cluster: Cluster
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Join:
    """Two officials that an appearance shows to be one: both hold a post that it gives to one person."""

    kept: int
    other: int
    why: str


class People:
    """The people of a database. Only names that are asked for are read, each once; no two names are compared."""

    def __init__(self, connection: sa.Connection, signs: Signs) -> None:
        self._connection, self._signs = connection, signs
        self._clusters: dict[str, list[Cluster]] = {}
        self._split = _splits(connection)
        self._joins: list[Join] = []

    def resolve(self, appearances: Sequence[Appearance]) -> list[Assignment]:
        """Say who each appearance is, in order; what one says is known to those after it."""
        self._load({appearance.name_key for appearance in appearances})
        pinned = self._pins(appearances)
        return [self._assign(appearance, pinned) for appearance in appearances]

    def joins(self) -> list[Join]:
        """Return the officials that turned out to be one since this was last asked."""
        found, self._joins = self._joins, []
        return found

    def forget(self, name_keys: Iterable[str]) -> None:
        """Read these names again when they are next asked for: the database has lost some of their rows."""
        for key in name_keys:
            self._clusters.pop(key, None)

    def remember_less(self, names: int) -> None:
        """Forget all where more than so many names are known: what is written can be read again."""
        if len(self._clusters) > names:
            self._clusters.clear()

    def _assign(self, appearance: Appearance, pinned: dict[tuple[str, str], int]) -> Assignment:
        known = self._clusters.setdefault(appearance.name_key, [])
        pin = pinned.get((appearance.article_key, appearance.name_key))
        cluster = next((each for each in known if each.id == pin), None)
        verdict: Verdict | None = Verdict(True, "by-hand", "given to this official by hand")
        if cluster is None:
            cluster, verdict = self._choose(appearance, known)
        cluster.add(appearance)
        return Assignment(appearance, cluster, verdict)

    def _choose(self, appearance: Appearance, known: list[Cluster]) -> tuple[Cluster, Verdict | None]:
        best = choose(self._signs, appearance, known)
        if len(best) > 1 and all(verdict.rule == "same-post" for _, verdict in best) and self._may_join(best):
            self._join(known, best)
            best = best[:1]
        if len(best) == 1:
            return best[0]
        number = id_of("official", appearance.article_key, appearance.local_id, appearance.name_key)
        met = next((each for each in known if each.id == number), None)  # first met here when this was last imported
        if met is None:
            met = Cluster(number, number, appearance.name)
            known.append(met)
        return met, None

    def _may_join(self, best: list[tuple[Cluster, Verdict]]) -> bool:
        """Say whether nobody split these officials, and no article names two of them."""
        ids = [cluster.root for cluster, _ in best]
        met: list[int] = [article for cluster, _ in best for article in cluster.articles]
        return len(set(met)) == len(met) and not any({a, b} in self._split for a in ids for b in ids)

    def _join(self, known: list[Cluster], best: list[tuple[Cluster, Verdict]]) -> None:
        (kept, why), *others = best
        for other, also in others:
            self._joins.append(Join(kept.root, other.root, f"{why.why}; {also.why}"))
            for cluster in known:
                if cluster.root == other.root and cluster is not other:
                    cluster.root = kept.root
            other.root = kept.root

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
            sa.select(who.c.cluster_id, who.c.article_id, who.c.honorific, who.c.rank, articles.c.published)
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

    def _load_held(self, clusters: dict[int, Cluster], keys: list[str]) -> None:
        who, day = article_officials.c, tenures.c.stated_on
        of_post = (posts.c.id, posts.c.title, posts.c.agency_id, posts.c.level)
        body = agencies.c
        of_body = (body.name, body.registry_id, body.kind, body.place, body.province, body.level.label("body_level"))
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
            holding = Holding(
                row.id, words(row.title), row.agency_id, words(row.name) if row.name else None, row.registry_id,
                row.kind, row.place, row.province, row.body_level or row.level, row.status,
            )  # fmt: skip
            clusters[row.cluster_id].held[row.id, row.status] = Held(holding, row.first, row.last)


def _splits(connection: sa.Connection) -> list[set[int]]:
    query = sa.select(decisions).where(decisions.c.kind == "split", decisions.c.undone_at.is_(None))
    return [{row.official_id, row.other_id} for row in connection.execute(query)]


def choose(signs: Signs, appearance: Appearance, known: Iterable[Cluster]) -> list[tuple[Cluster, Verdict]]:
    """Return the people an appearance can be by the surest of the signs, and why: one, none, or several equally.

    Clusters that are merged into one official are one candidate.
    """
    sames: dict[int, tuple[Cluster, Verdict]] = {}
    for cluster in known:
        if appearance.article_id in cluster.articles:
            continue  # an article that names two people of one name keeps them apart
        verdict = compare(signs, appearance, cluster)
        if verdict.same and (cluster.root not in sames or verdict.strength > sames[cluster.root][1].strength):
            sames[cluster.root] = (cluster, verdict)
    strongest = max((verdict.strength for _, verdict in sames.values()), default=0)
    return [each for each in sames.values() if each[1].strength == strongest]
