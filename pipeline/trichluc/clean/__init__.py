"""Raw article to clean text: the text that all offsets point into."""

from trichluc.clean.article import Cleaned, Cleaner, as_article
from trichluc.clean.identity import raw_sha256
from trichluc.clean.published import latest_date

__all__ = ["Cleaned", "Cleaner", "as_article", "latest_date", "raw_sha256"]
