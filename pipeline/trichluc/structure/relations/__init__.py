"""What the figures of an article say of each other: wholes and parts, shares, changes, and whether they agree."""

from trichluc.structure.relations.find import RelationFinder

__all__ = ["RelationFinder"]
