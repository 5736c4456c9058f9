"""Searching, here and everywhere.

`actions.py` has the keys. In the open bulletin: `finding.py` is the bar and the way among the hits (`hits.py`), which
`looking.py` lights, `only.py` shows alone, and Esc leaves for where one came from (`origin.py`). In all bulletins:
`everywhere.py` is the page, opened by `entering.py`, with the list (`hitlist.py`, each hit in its `context.py`) and a
`preview.py`. `searching.py` does both away from the keys; `telling.py` and `why.py` say what came of it.
"""
