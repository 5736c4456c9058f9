"""What a person puts right in the alignment: operations on rows, the journal that keeps them, and doing them again.

`operations.py` makes corrections of what a person does to a row. `applying.py` does what one says: it finds its
paragraphs (`finding.py`), takes passages apart and together (`paragraphs.py`), and lets sentences be linked anew
(`linking.py`).

`journal.py` keeps corrections. `replaying.py` does them again in their order; `storing.py` sees to that for whatever is
read into a library, `held.py` for the bulletin that is being corrected, `naming.py` for its names. `following.py` goes
after corrections whose bulletin is in another file now, and lists those that fit nothing.
"""
