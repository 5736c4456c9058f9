"""Exporting from the reader: what, in which format, into which file."""
