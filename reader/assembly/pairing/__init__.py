"""Which Chinese text belongs to which English text: pieces become drafts of bulletins.

`paths.py` finds where in a file the same is said twice, `titles.py` which headings may begin a bulletin, and
`pairing.py` makes drafts of both. What alignment shows later puts them right: lines that are titles after all
(`headlines.py`), parts that belong elsewhere (`reunion.py`), titles left at the end of the article before theirs
(`strays.py`).
"""
