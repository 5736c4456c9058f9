"""bulletin-reader: messy bilingual text in, aligned Chinese-English rows out, found by name or phrase."""

__version__ = "0.1.0"
