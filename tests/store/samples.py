"""Records made by hand, in few words: people with their posts, figures, and a text that holds them all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal

from trichluc.record import Agency, Article, Check, Figure, Mention, Official, Person, Position, Record


@dataclass(frozen=True)
class Post:
    """A post in an article: its title, and the body with its full name, level and place."""

    title: str
    agency: str | None = None
    level: str | None = None
    place: str | None = None
    status: str = "current"
    branch: str | None = None
    kind: str | None = None
    registry_id: str | None = None


@dataclass(frozen=True)
class Who:
    """A person in an article."""

    name: str
    posts: tuple[Post, ...] = ()
    honorific: str | None = None
    rank: str | None = None


@dataclass
class _Text:
    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> Mention:
        start = self.length
        self.parts += [text, ". "]
        self.length += len(text) + 2
        return Mention(text=text, start=start, end=start + len(text))


def record_of(
    number: str,
    *people: Who,
    published: str | None = "2022-09-15",
    place: str | None = None,
    url: str | None = None,
    amounts: tuple[int | str, ...] = (),
    title: str | None = None,
) -> Record:
    """Return the record of an article that names these people and, in đồng, these amounts (the first their total)."""
    text = _Text()
    if title:
        text.add(title)
    agencies: dict[str, Agency] = {}
    officials: list[Official] = []
    others: list[Person] = []
    for who in people:
        named = text.add(who.name)
        positions = tuple(_position(post, text, agencies) for post in who.posts)
        if positions:
            officials.append(
                Official(
                    id=f"p{len(officials) + 1}", name=who.name, honorific=who.honorific, positions=positions,
                    mentions=(named,), rank=who.rank,
                )
            )  # fmt: skip
        else:
            others.append(Person(name=who.name, mentions=(named,)))
    figures = tuple(_figure(number, amount, text) for number, amount in enumerate(amounts, 1))
    whole = "".join(text.parts)
    return Record(
        article=Article(
            id=number, url=url, site=None, title=title, published=published, author=None, place=place, text=whole,
            sha256=hashlib.sha256(whole.encode()).hexdigest(),
        ),
        officials=tuple(officials),
        other_people=tuple(others),
        agencies=tuple(agencies.values()),
        figures=figures,
        checks=(_check(figures),) if len(figures) > 1 else (),
    )  # fmt: skip


def _position(post: Post, text: _Text, agencies: dict[str, Agency]) -> Position:
    span = text.add(f"{post.title} {post.agency}" if post.agency else post.title)
    agency_id = None
    if post.agency is not None:
        if post.agency not in agencies:
            start = span.start + len(post.title) + 1
            agencies[post.agency] = Agency(
                id=f"a{len(agencies) + 1}", name=post.agency, full_name=post.agency, kind=post.kind, level=post.level,
                place=post.place, parent_id=None, registry_id=post.registry_id,
                mentions=(Mention(text=post.agency, start=start, end=span.end),),
            )  # fmt: skip
        agency_id = agencies[post.agency].id
    return Position(
        text=span.text, start=span.start, end=span.end, title=post.title, agency=post.agency, agency_id=agency_id,
        branch=post.branch, level=post.level, status=post.status, rule="by-hand",
    )  # fmt: skip


def _figure(number: int, amount: int | str, text: _Text) -> Figure:
    span = text.add(f"tổng chi {amount} đồng")
    return Figure(
        id=f"f{number}", text=span.text, start=span.start, end=span.end, kind="money", value=Decimal(amount), high=None,
        of=None, unit="VND", per=None, modifier=None, metric="tổng chi", metric_start=span.start,
        metric_end=span.start + 8, change=None, base=None, as_of=None, period="2022", agency_id=None,
        part_of=None if number == 1 else "f1",
    )  # fmt: skip


def _check(figures: tuple[Figure, ...]) -> Check:
    total, parts = figures[0].value, sum((figure.value for figure in figures[1:]), Decimal(0))
    return Check(
        rule="sum", figures=tuple(figure.id for figure in figures), stated=total, computed=parts, ok=total == parts,
        message=f"the parts make {parts}, the text says {total}",
    )  # fmt: skip
