"""trichluc: structured records (officials and posts, agencies, figures) from Vietnamese government news."""

__version__ = "0.1.0"
