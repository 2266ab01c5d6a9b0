"""trichluc: structured records (officials and posts, agencies, figures) from Vietnamese government news.

>>> record = extract("Ngày 3/3/2024, Chủ tịch UBND tỉnh Lai Châu Lò Văn Panh tiếp công dân.")
>>> record.officials[0].name, record.agencies[0].full_name
('Lò Văn Panh', 'Ủy ban nhân dân tỉnh Lai Châu')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trichluc.errors import InputError, InternalError, RuleError, StoreError, TrichlucError
from trichluc.extract import Extractor, extract
from trichluc.record import RawArticle, Record, from_json, json_schema, to_json
from trichluc.rulebook import Rules, load_rules
from trichluc.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "Extractor",
    "InputError",
    "InternalError",
    "RawArticle",
    "Record",
    "RuleError",
    "Rules",
    "StoreError",
    "TrichlucError",
    "__version__",
    "extract",
    "from_json",
    "json_schema",
    "load",
    "load_rules",
    "to_json",
]


def load(rules: str | None = None, **config: Any) -> Language:
    """Return a spaCy pipeline with our tokenizer and all components (see :mod:`trichluc.nlp`)."""
    from trichluc.nlp import load as load_pipeline  # spaCy takes a second to import: only who asks waits

    return load_pipeline(rules, **config)
