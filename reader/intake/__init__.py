"""A file becomes clean lines, each knowing where it came from and what was repaired.

`sources.py` makes sources of what a person names. `read.py` is the door: it opens a file, or one inside an archive
(`archives.py`), asks its format for lines (`formats/`), whose bytes `decode.py` makes text of, and has them repaired.

`repair.py` is the table of fixes, and `edits.py` keeps the record of each change. What they look for: text in the wrong
encoding (`mojibake.py`), a lost byte (`shifted.py`, in lines that are `suspects.py`, into text that is `restored.py`),
characters that act (`unsafe.py`), references (`entities.py`), pinyin in brackets (`pinyin.py`), question marks for what
was eaten (`eaten.py`), apostrophes (`apostrophes.py`), `spacing.py`. What they go by: `plausible.py` text, the hanzi
that are `frequent.py` and stand beside each other (`wordpairs.py`), and what the document says elsewhere (`said.py`).

`neighbours.py` finds what the files of a folder share, `languages.py` by which words files name theirs, `problems.py`
says what cannot be read.
"""
