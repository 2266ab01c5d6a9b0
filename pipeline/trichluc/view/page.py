"""A record as one HTML page without scripts: findings marked, what was read in their titles."""

from __future__ import annotations

from html import escape

from trichluc.record import Record
from trichluc.view.marks import Mark, marks

_STYLE = """
body{max-width:46rem;margin:2rem auto;font:1.05rem/1.7 Georgia,serif;padding:0 1rem;white-space:pre-wrap}
mark{background:none;border-bottom:.15em solid;padding:0 .05em}
mark.person{color:#0a6b2b;font-weight:bold}mark.other{color:#4a7a5a}mark.post{color:#8a5a00}mark.agency{color:#00629b}
mark.money{color:#a0007a;font-weight:bold}mark.percent{color:#a0007a}mark.count,mark.quantity{color:#4b3fb5}
"""


def to_html(record: Record) -> str:
    """Return the page; every text from the article is escaped."""
    article = record.article
    title = escape(article.title or article.id)
    checks = "".join(f"<li>{escape(check.message)}</li>" for check in record.checks if not check.ok)
    findings = f"<h2>Số liệu không khớp</h2><ul>{checks}</ul>" if checks else ""
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>{_marked(article.text, marks(record))}{findings}</body></html>\n"
    )


def _marked(text: str, found: list[Mark]) -> str:
    out: list[str] = []
    open_ends: list[int] = []
    at = 0

    def close_until(offset: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1] <= offset:
            end = open_ends.pop()
            out.append(escape(text[at:end]) + "</mark>")
            at = end

    for mark in found:
        close_until(mark.start)
        out.append(escape(text[at : mark.start]))
        out.append(f'<mark class="{mark.kind}" title="{escape(mark.says)}">')
        at = mark.start
        open_ends.append(mark.end)
    close_until(len(text))
    return "".join(out) + escape(text[at:])
