"""Where somebody stopped reading, and what they marked: kept by row, found again when the text around it has changed."""

from __future__ import annotations

from typing import Final

# Marks refer to no other table: they outlive the bulletins they stand in, which are made anew whenever a file is read
# again, and those of documents that were opened by their paths and never added. Both paths are empty where the place is
# that of the library as a whole. Times are UTC, as ISO 8601 has them. A row's text is kept to find it by.
TABLES: Final = """
CREATE TABLE place (
    zh_path BLOB NOT NULL,
    en_path BLOB NOT NULL,
    bulletin TEXT NOT NULL,
    row TEXT NOT NULL,
    position INTEGER NOT NULL,
    zh TEXT,
    en TEXT,
    script TEXT NOT NULL,
    layout TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (zh_path, en_path)
) WITHOUT ROWID;

CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    zh_path BLOB NOT NULL,
    en_path BLOB NOT NULL,
    bulletin TEXT NOT NULL,
    row TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    zh TEXT,
    en TEXT,
    note TEXT NOT NULL,
    made TEXT NOT NULL,
    changed TEXT NOT NULL
);
"""
"""SQL of the tables, which `schema.py` includes."""
