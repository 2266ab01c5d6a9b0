"""Where a region's number or names end."""

from __future__ import annotations

import pytest

from trichluc.entities.regions import region_end
from trichluc.entities.scan import Lexicons, Scan, scan
from trichluc.rulebook import load_rules
from trichluc.tokens import read


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return Lexicons(load_rules())


def scanned(text: str, lexicons: Lexicons) -> Scan:
    return scan(read(text), lexicons)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("3", "3"),
        ("IX báo cáo", "IX"),
        ("3 - Lào Cai xét xử", "3 - Lào Cai"),
        ("5 - Lai Châu Lò Văn Panh", "5 - Lai Châu"),
        ("Sa Pa - Bát Xát", "Sa Pa - Bát Xát"),
        ("XIII Nông Văn Khánh", "XIII"),
        ("miền núi", ""),
        ("Lò Văn Panh", ""),
    ],
)
def test_region_end(text: str, region: str, lexicons: Lexicons) -> None:
    found = scanned(text, lexicons)
    end = region_end(found, 0)
    assert (found.document.slice(0, end) if end else "") == region
