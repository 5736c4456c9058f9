"""Where somebody read, and what they marked, found again after anything was read anew.

`stopped.py` keeps where reading stopped, `bookmarks.py` what was marked, both a row as `marked.py` has it. `locate.py`
finds such a row among others, `whereabouts.py` in a library; `matching.py` says what has become of bookmarks, and
`kept.py` shows the text that a bookmark itself has kept.
"""
