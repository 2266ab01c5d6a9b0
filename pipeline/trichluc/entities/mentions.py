"""What the entity stage finds: mentions with token ranges, before anything is told of who is who."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from trichluc.rulebook.agency_rows import AgencyHead
from trichluc.rulebook.people_rows import NameCue, PostTitle


class Behind(IntEnum):
    """What a body or a place is parsed behind: nothing, a post whose holder is named, one whose holder may follow."""

    NOTHING = 0
    HELD_POST = 1
    OPEN_POST = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written. ``kind`` is the word before the name ("tỉnh", "huyện"), ``name`` None for "tỉnh" alone.

    ``level``: central, province, district, commune or None where the text leaves it open ("thành phố").
    ``row_ids``: the rows of the rulebook that the name may stand for.
    """

    kind: str | None
    name: str | None
    level: str | None
    row_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at the tokens first..last-1."""

    first: int
    last: int
    place: Place


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """A body at the tokens first..last-1.

    ``core`` is its name without the place, abbreviations expanded ("Sở Kế hoạch và Đầu tư"); ``spelled`` the
    name as it would be written alone where a shared head or place stands elsewhere, None where the text has it
    whole. ``parent`` is the body it is said to be part of. ``apposed`` is True where that parent stands outside
    the mention. ``rule`` is the id of the row that found it, ``registry_id`` of its row in the registry.
    """

    first: int
    last: int
    core: str
    kind: str
    branch: str | None
    level: str | None
    place: Place | None
    rule: str
    head: AgencyHead | None = None
    parent: AgencyMention | None = None
    apposed: bool = False
    registry_id: str | None = None
    spelled: str | None = None
    strong: bool = True


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post at the tokens first..last-1: title, qualifiers and body; status and honorifics are told apart.

    ``status_first`` is where its status word begins ("nguyên Bí thư"), ``first`` where there is none.
    ``reach`` is the token behind a parent that stands outside it ("Giám đốc Ban X| thuộc Sở Y|"), else ``last``.
    ``agency`` is the body written in it; ``body`` the one that the title alone implies ("Chính phủ"), as text.
    """

    first: int
    last: int
    title: PostTitle
    title_last: int
    status: str
    status_first: int
    agency: AgencyMention | None
    body: str | None
    plural: bool = False
    country: str | None = None
    reach: int = 0


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name at the tokens first..last-1; ``cues`` are the words right before it, nearest last.

    ``sure``: 3 a cue or a family name and a shape that leave no doubt, 2 likely, 1 only if others name it.
    """

    first: int
    last: int
    text: str
    sure: int
    cues: tuple[NameCue, ...] = ()
    cue_first: int = -1


@dataclass(frozen=True, slots=True)
class Entities:
    """All mentions of one document, each list in text order; mentions of one list do not overlap.

    ``bylines`` are those of ``names`` that credit an author or a photographer.
    """

    names: list[NameMention] = field(default_factory=list)
    posts: list[PostMention] = field(default_factory=list)
    agencies: list[AgencyMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    bylines: list[NameMention] = field(default_factory=list)
