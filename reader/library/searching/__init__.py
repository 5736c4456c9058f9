"""A query becomes hits: expanded, looked up, ranked, lit on both sides."""
