"""Correcting the alignment while reading: the mode, its keys, and what keeps and takes back what was done.

`actions.py` has the keys, `correcting.py` what they do. `sight.py` is what is seen meanwhile, at a `place.py`, with a
`legend.py` of keys; `comparing.py` says which rows are as they were. `session.py` knows what was done and taken back,
and `keeper.py` keeps it. `misfits.py` lists (`misfitlist.py`) the corrections that fit no text any more.
"""
