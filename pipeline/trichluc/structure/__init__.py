"""Mentions to structure: who holds which post where, which bodies are one, which figure measures what."""
