"""Bookmarks with notes, the list of them, and the way back to places that somebody jumped from.

`actions.py` has the keys, `marking.py` what they do: signs beside rows, notes (`note.py`), the list. `notebook.py`
reads and changes bookmarks on a thread of its own. `marks.py` is the page of the list (`marklist.py`, with what
`cards.py` says of each, and a `preview.py`); `fetching.py` reads one more file for it. `history.py` is the way back.
"""
