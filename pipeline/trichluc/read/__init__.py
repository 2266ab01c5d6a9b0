"""Files to raw articles."""
