"""Many articles: parts, workers, resume, quarantine."""

from trichluc.batch.local import locally
from trichluc.batch.quarantine import Quarantine
from trichluc.batch.run import Choices, Run, Summary
from trichluc.batch.work import Setup, Work

__all__ = ["Choices", "Quarantine", "Run", "Setup", "Summary", "Work", "locally"]
