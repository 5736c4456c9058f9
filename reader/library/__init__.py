"""Where bulletins live and are found.

`store.py` is the library as everything above it sees it. Its file: `opening.py` opens it as the program does,
`connect.py` in the way its place allows, `access.py` says who may touch it when, `problems.py` what can go wrong;
`schema.py` has the tables, `soundness.py` tells whether they are whole, and `rescue.py` saves what can be saved.

What is in it: `packing.py` makes documents ready to be written (`columns.py` has the form of each column), `writing.py`
writes them, `rewriting.py` single bulletins again, and `removing.py` takes out what a person names; `numbering.py`
gives rows their numbers. `contents.py` tells what there is, `titles.py` finds bulletins by theirs. `byhand.py` is how
bookmarks and corrections are kept, `linetable.py` how dictionaries are looked up on disk.

- `syncing/`: sources become bulletins of the library. `names/`: who is named in them, in both languages.
- `searching/`: a query becomes hits. `places/`: where somebody read, and what they marked. `correcting/`: what a person
  puts right in the alignment.
"""
