"""A file becomes clean lines, each knowing where it came from and what was repaired."""
