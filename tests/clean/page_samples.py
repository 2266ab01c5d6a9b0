"""Pages made of the sample corpus: an article in the furniture of a kind of site, and what must be read from it."""

from __future__ import annotations

import html
from pathlib import Path

from tests.conftest import corpus_articles

FOLDER = Path(__file__).parent / "pages"
KINDS = sorted(path.stem for path in FOLDER.glob("*.html"))
PUBLISHED, ISO = "15/09/2022", "2022-09-15"
CAPTION = "Quang cảnh buổi làm việc. Ảnh: Hoài Vy"
AUTHOR = "Hoài Vy"


class Sample:
    """An article and its page."""

    def __init__(self, kind: str, number: int) -> None:
        rows = [one for one in corpus_articles() if one.title and one.text]
        row = rows[number % len(rows)]
        self.title = row.title or ""
        paragraphs = [line for line in (row.text or "").split("\n") if line.strip()]
        template = (FOLDER / f"{kind}.html").read_text(encoding="utf-8")
        self.lead = paragraphs[0]
        self.paragraphs = paragraphs[1:] if "{lead}" in template else paragraphs
        parts = {
            "title": html.escape(self.title),
            "lead": html.escape(self.lead),
            "published": PUBLISHED,
            "iso": ISO,
            "caption": CAPTION,
            "author": AUTHOR,
            "paragraphs": "\n".join(f"<p>{html.escape(one)}</p>" for one in self.paragraphs),
        }
        for name, part in parts.items():
            template = template.replace("{" + name + "}", part)
        self.html = template
