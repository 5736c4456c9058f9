"""Who is who: the panel of names, in both languages.

`naming.py` opens it, `names.py` is the page: a field, what is shown (`choices.py`), the list (`namelist.py`), and what
is known of the chosen name (`told.py`). `asking.py` looks names up away from the keys; `telling.py` says which keys
there are, and why there is nothing.
"""
