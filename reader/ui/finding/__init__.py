"""Searching, here and everywhere: the bar, the list of hits, the preview."""
