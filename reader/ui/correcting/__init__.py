"""Correcting the alignment while reading: the mode, its keys, and what keeps and takes back what was done."""
