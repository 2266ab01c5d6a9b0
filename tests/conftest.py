"""What all tests share: one compiled extractor, and the sample corpus."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from trichluc import Extractor, RawArticle, load_rules

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(load_rules(os.environ.get("RULES")))


def corpus_texts() -> dict[str, str]:
    """Return the texts that the sample gold's offsets point into: whole files in NFC, title and text of rows."""
    texts = {}
    for article in corpus_articles():
        title = f"{article.title}\n\n" if article.title else ""
        texts[article.id] = unicodedata.normalize("NFC", title + (article.text or ""))
    return texts


def corpus_articles() -> list[RawArticle]:
    """Return the sample corpus as raw articles."""
    folder = CORPUS / "articles"
    articles = [RawArticle(id=path.stem, text=path.read_bytes().decode("utf-8")) for path in folder.glob("*.txt")]
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            articles.append(RawArticle(**row))
    return sorted(articles, key=lambda article: article.id)
