"""Who is who: all names of a library, filtered as somebody types, and where they stand.

`panel.py` is the door. It takes the names out of the `roll.py` by `filtering.py`; `standing.py` says in which bulletins
and rows each stands, `renderings.py` where it is rendered in several ways.
"""
