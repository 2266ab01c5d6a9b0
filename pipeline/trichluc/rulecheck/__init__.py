"""Check of the rules: every file is well-formed, and every row finds its own examples."""

from trichluc.rulecheck.check import CheckResult, check

__all__ = ["CheckResult", "check"]
