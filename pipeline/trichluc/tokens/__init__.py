"""Text to tokens and sentences; the folded spelling; literal search over tokens."""

from trichluc.fold import fold
from trichluc.tokens.document import Document, read
from trichluc.tokens.lexicon import Hit, Lexicon, joined

__all__ = ["Document", "Hit", "Lexicon", "fold", "joined", "read"]
