"""Raw article to clean text: the text that all offsets point into."""

from trichluc.clean.article import Cleaned, Cleaner, as_article
from trichluc.clean.identity import raw_sha256

__all__ = ["Cleaned", "Cleaner", "as_article", "raw_sha256"]
