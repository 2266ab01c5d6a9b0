"""Imports records: whole articles, in one transaction, only those that are new or have changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import sqlalchemy as sa

from trichluc.record import Record
from trichluc.rulebook import Rules
from trichluc.store import orphans
from trichluc.store.bodies import BodyBook
from trichluc.store.contract import Refusal, encoded, first_problem
from trichluc.store.decisions import merge
from trichluc.store.identity.people import Assignment, People
from trichluc.store.identity.signs import Signs
from trichluc.store.keys import article_key, fingerprint_of, id_of
from trichluc.store.registry import refresh
from trichluc.store.rows import ArticleRows, build, only, term
from trichluc.store.tables import (
    OF_ARTICLE,
    agencies,
    article_officials,
    articles,
    import_runs,
    officials,
    posts,
    search_terms,
)
from trichluc.store.writer import Row, delete_of, slices, writer

CHUNK = 1000  # articles that are in memory at a time
_TRIES = 5
_TRANSIENT = frozenset(("40001", "40P01", "55P03"))  # serialization failure, deadlock, lock not available
_REMEMBERED = 200_000  # shared rows, and names of people, that an import remembers
_KEPT = 1000  # refusals that a report lists; more are only counted


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. ``refused`` lists the first 1,000 records that break the contract of ``refusals``."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refusals: int = 0
    refused: tuple[Refusal, ...] = ()


@dataclass(slots=True)
class _Counts:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refusals: int = 0
    refused: list[Refusal] = field(default_factory=list)

    def refuse(self, refusal: Refusal) -> None:
        self.refusals += 1
        if len(self.refused) < _KEPT:
            self.refused.append(refusal)

    def add(self, read: int, written: int, changed: int, refused: list[Refusal]) -> None:
        self.added += written - changed
        self.changed += changed
        self.unchanged += read - written - len(refused)
        for refusal in sorted(refused, key=lambda each: each.line):
            self.refuse(refusal)

    def report(self) -> ImportReport:
        return ImportReport(self.added, self.changed, self.unchanged, self.refusals, tuple(self.refused))


@dataclass(frozen=True, slots=True)
class _Keyed:
    line: int
    record: Record
    key: str
    id: int
    fingerprint: str


class Importer:
    """One import on one connection, inside one transaction that the caller commits or undoes."""

    def __init__(self, connection: sa.Connection, rules: Rules, source: str, extractor: str) -> None:
        self._connection, self._rules = connection, rules
        self._source, self._extractor = source, extractor
        self._writer = writer(connection)
        self._book = BodyBook(rules)
        self._signs = Signs(rules)
        self._people = People(connection, self._signs)
        self._counts = _Counts()
        self._run_id = 0
        self._seen: dict[str, dict[int, Row]] = {"agencies": {}, "posts": {}, "search_terms": {}}

    def run(self, records: Iterable[Record | Refusal]) -> ImportReport:
        """Import the records; what was refused while it was read is passed on into the report."""
        self._begin()
        for chunk in _chunks(self._accepted(records)):
            self._import(chunk)
            self._remember_less()
        self._end()
        return self._counts.report()

    def _begin(self) -> None:
        refresh(self._connection, self._rules)
        last = self._connection.execute(sa.select(sa.func.max(import_runs.c.id))).scalar()
        self._run_id = (last or 0) + 1
        self._connection.execute(
            import_runs.insert().values(
                id=self._run_id, source=self._source, extractor=self._extractor, started_at=_now(), finished_at=_now(),
                added=0, changed=0, unchanged=0, refused=0,
            )
        )  # fmt: skip

    def _end(self) -> None:
        counts, this_run = self._counts, import_runs.c.id == self._run_id
        if counts.added + counts.changed == 0:
            self._connection.execute(import_runs.delete().where(this_run))
            return
        self._connection.execute(
            import_runs.update().where(this_run).values(
                finished_at=_now(), added=counts.added, changed=counts.changed, unchanged=counts.unchanged,
                refused=counts.refusals,
            )
        )  # fmt: skip

    def _accepted(self, records: Iterable[Record | Refusal]) -> Iterator[_Keyed]:
        for line, record in enumerate(records, 1):
            if isinstance(record, Refusal):
                self._counts.refuse(record)
                continue
            written = encoded(record)
            if isinstance(written, tuple):
                self._counts.refuse(Refusal(line, ascii(record.article.id), *written))
                continue
            key = article_key(record.article)
            yield _Keyed(line, record, key, id_of("article", key), fingerprint_of(written))

    def _import(self, chunk: list[_Keyed]) -> None:
        """Import a chunk; where another program's transaction got in the way, undo just the chunk and try again."""
        if self._connection.dialect.name != "postgresql":
            return self._import_once(chunk)
        for left in reversed(range(_TRIES)):
            try:
                with self._connection.begin_nested():
                    return self._import_once(chunk)
            except Exception as error:
                if left == 0 or getattr(getattr(error, "orig", error), "sqlstate", None) not in _TRANSIENT:
                    raise
                self._people = People(self._connection, self._signs)
                for seen in self._seen.values():
                    seen.clear()

    def _remember_less(self) -> None:
        """Keep memory flat: what was seen only saves writing it again."""
        for seen in self._seen.values():
            if len(seen) > _REMEMBERED:
                seen.clear()
        self._people.remember_less(_REMEMBERED)

    def _import_once(self, chunk: list[_Keyed]) -> None:
        latest = {keyed.id: keyed for keyed in chunk}
        stored = self._fingerprints(list(latest))
        fresh: list[_Keyed] = []
        refused: list[Refusal] = []
        for _, keyed in sorted(latest.items()):  # in the order of their ids, as the tables are sorted
            if stored.get(keyed.id) == keyed.fingerprint:
                continue
            problem = first_problem(keyed.record)
            if problem is None:
                fresh.append(keyed)
            else:
                refused.append(Refusal(keyed.line, keyed.record.article.id, *problem))
        changed = [keyed.id for keyed in fresh if keyed.id in stored]
        if fresh:
            left = self._remove(changed)
            self._write(fresh)
            for name, ids in orphans.delete(self._connection, left).items():
                for gone in ids:
                    self._seen[name].pop(gone, None)
        self._counts.add(len(chunk), len(fresh), len(changed), refused)

    def _fingerprints(self, ids: Sequence[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for some in slices(ids):
            query = sa.select(articles.c.id, articles.c.fingerprint).where(articles.c.id.in_(some))
            found.update({row.id: row.fingerprint for row in self._connection.execute(query)})
        return found

    def _remove(self, ids: list[int]) -> orphans.Shared:
        """Delete the own rows of articles that have changed; return the shared rows they spoke of."""
        left = orphans.spoken_of(self._connection, ids)
        self._people.forget(left.name_keys)
        for table in reversed(OF_ARTICLE):
            delete_of(self._connection, table.c.article_id, ids)
        delete_of(self._connection, search_terms.c.target_id, ids)
        return left

    def _write(self, fresh: list[_Keyed]) -> None:
        """Write the rows of articles, those first that others refer to."""
        built = [self._rows(keyed) for keyed in fresh]
        self._writer.replace(articles, sorted(self._article(keyed) for keyed in fresh))
        self._merge(agencies, [row for rows in built for row in rows.agencies], ("kind", "level", "parent_id"))
        self._merge(posts, [row for rows in built for row in rows.posts], ("branch", "level"))
        assigned = self._people.resolve(
            sorted((a for rows in built for a in rows.appearances), key=lambda a: (a.day is None, a.day, a.article_id))
        )
        self._write_people(assigned)
        terms = [row for rows in built for row in rows.terms]
        self._merge(search_terms, terms + [term("official", a.cluster.id, a.appearance.name) for a in assigned])
        for table in OF_ARTICLE:
            if table is article_officials:
                self._writer.insert(table, [_official_row(assignment) for assignment in assigned])
            else:
                self._writer.insert(table, [row for rows in built for row in rows.own[table.name]])
        for join in self._people.joins():
            merge(self._connection, join.kept, join.other, made_by="same-post", why=join.why)

    def _merge(self, table: sa.Table, rows: list[Row], fill: tuple[str, ...] = ()) -> None:
        self._writer.merge(table, only(rows, self._seen[table.name]), fill)

    def _write_people(self, assigned: list[Assignment]) -> None:
        new = {a.cluster.id: a.appearance for a in assigned if a.verdict is None}
        rows = [(number, a.name, a.name_key, None) for number, a in sorted(new.items())]
        self._writer.merge(officials, rows)

    def _rows(self, keyed: _Keyed) -> ArticleRows:
        home = self._book.provinces.of_article(keyed.record.article.place)
        bodies = self._book.of_record(keyed.record, keyed.key, home)
        return build(keyed.record, keyed.key, keyed.id, bodies, home)

    def _article(self, keyed: _Keyed) -> Row:
        article = keyed.record.article
        province = self._book.provinces.of_article(article.place)
        return (
            keyed.id, keyed.key, article.id, article.url, article.site, article.title, article.published,
            article.author, article.place, province, article.text, article.sha256, article.raw_sha256,
            article.extractor or self._extractor, keyed.fingerprint, self._run_id,
        )  # fmt: skip


def _official_row(assignment: Assignment) -> Row:
    a, verdict = assignment.appearance, assignment.verdict
    return (
        a.article_id, a.number, a.local_id, assignment.cluster.root, assignment.cluster.id, a.name, a.honorific, a.rank,
        verdict.rule if verdict else None, verdict.why if verdict else None,
    )  # fmt: skip


def _chunks(records: Iterable[_Keyed]) -> Iterator[list[_Keyed]]:
    iterator = iter(records)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
