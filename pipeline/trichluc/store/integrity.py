"""Whether a database holds together: what its constraints cannot say, and the constraints themselves."""

from __future__ import annotations

import sqlalchemy as sa

from trichluc.store.database import Database
from trichluc.store.keys import id_of

# What each query finds is wrong; they count rows.
_QUERIES = {
    "rows of tenures whose text is not what the article has there": """
        SELECT COUNT(*) FROM tenures t JOIN articles a ON a.id = t.article_id
        WHERE SUBSTR(a.text, t.start_offset + 1, t.end_offset - t.start_offset) <> t.text""",
    "rows of mentions whose text is not what the article has there": """
        SELECT COUNT(*) FROM mentions t JOIN articles a ON a.id = t.article_id
        WHERE SUBSTR(a.text, t.start_offset + 1, t.end_offset - t.start_offset) <> t.text""",
    "rows of figures whose text is not what the article has there": """
        SELECT COUNT(*) FROM figures t JOIN articles a ON a.id = t.article_id
        WHERE SUBSTR(a.text, t.start_offset + 1, t.end_offset - t.start_offset) <> t.text""",
    "officials that no article names and nobody decided about": """
        SELECT COUNT(*) FROM officials o WHERE o.merged_into IS NULL
        AND NOT EXISTS (SELECT 1 FROM article_officials w WHERE w.cluster_id = o.id OR w.official_id = o.id)
        AND NOT EXISTS (SELECT 1 FROM pins p WHERE p.official_id = o.id)
        AND NOT EXISTS (SELECT 1 FROM officials m WHERE m.merged_into = o.id)""",
    "agencies that no article names": """
        SELECT COUNT(*) FROM agencies g
        WHERE NOT EXISTS (SELECT 1 FROM article_agencies n WHERE n.agency_id = g.id)
        AND NOT EXISTS (SELECT 1 FROM agencies c WHERE c.parent_id = g.id)""",
    "people counted as somebody else than their official is merged into": """
        SELECT COUNT(*) FROM article_officials w JOIN officials o ON o.id = w.cluster_id
        WHERE w.official_id <> COALESCE(o.merged_into, o.id)""",
}


def problems(database: Database) -> list[str]:
    """Return what is wrong with a database, a sentence each."""
    found = []
    with database.reading() as connection:
        for what, query in _QUERIES.items():
            count = connection.execute(sa.text(query)).scalar_one()
            if count:
                found.append(f"{count} {what}")
        if database.dialect == "sqlite":
            found += [str(row[0]) for row in connection.execute(sa.text("PRAGMA integrity_check")) if row[0] != "ok"]
            found += [f"{row[0]} row {row[1]} refers to no row of {row[2]}"
                      for row in connection.execute(sa.text("PRAGMA foreign_key_check"))]  # fmt: skip
        keys = connection.execute(sa.text("SELECT id, key FROM articles"))
        found += [f"article {row.key} has the id of another" for row in keys if row.id != id_of("article", row.key)]
    return found
