"""Bookmarks with notes, the list of them, and the way back to places that somebody jumped from."""
