"""The rulebook: facts about the world and the language, read from ``rules/`` into typed rows."""

from trichluc.rulebook.book import Rules, load_rules, rules_dir
from trichluc.rulebook.row import Row

__all__ = ["Row", "Rules", "load_rules", "rules_dir"]
