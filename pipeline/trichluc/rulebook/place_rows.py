"""Rows about places: provinces and districts, before and after the reform of 2025-07-01."""

from __future__ import annotations

from typing import Literal

from trichluc.rulebook.row import Row


class Province(Row, frozen=True, kw_only=True):
    """A province or a city under the central government, as one legal unit.

    Two rows share a name where the unit changed but the name stayed (Lạng Sơn did not change; Gia Lai
    before and after it took in Bình Định are two rows). ``successor`` is the id of the row that took its place.
    ``forms`` are the names without the word "tỉnh" / "thành phố", abbreviations included ("TP.HCM", "BR-VT").
    """

    name: str
    kind: Literal["tỉnh", "thành phố"]
    successor: str | None = None


class District(Row, frozen=True, kw_only=True):
    """A district, a town or a city under a province; all ended on 2025-06-30.

    ``name`` is without its kind ("Phước Long", "1" for Quận 1); ``province`` is the id of a province row
    that was valid at the same time.
    """

    name: str
    kind: Literal["huyện", "quận", "thị xã", "thành phố"]
    province: str


class Country(Row, frozen=True, kw_only=True):
    """A country, or a union of countries, that foreign officials and bodies belong to."""

    name: str


class PlaceLevel(Row, frozen=True, kw_only=True):
    """A word that says of what level a place is; see the head of places/levels.tsv."""

    kind: str
    level: Literal["central", "province", "district", "commune", "village"] | None = None
    short: bool = False
