"""The list of bulletins, and which of them is open.

`contents.py` is the list. `catalogue.py` tells the screen which bulletins there are, `listing.py` holds them as
numbers, and `cards.py` fetches what is said of those in sight, drawn by `cardpaint.py`. `arranging.py` sorts and
filters away from the keys, into an `arrangement.py`; `filtering.py` is the bar for it. `shelf.py` knows which bulletin
is open, and which is on its way; `recent.py` lists the files read last.
"""
