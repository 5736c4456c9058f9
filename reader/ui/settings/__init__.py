"""The settings screen: made from the table of settings and the table of keys."""
