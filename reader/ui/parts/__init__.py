"""What several screens are made of.

`status.py` is the status line and its facts. `picklist.py` is a list of cards, `keptlist.py` one of what somebody made,
`listpage.py` the page around one; `textscreen.py` a page of text, `optionpage.py` one of options. `field.py` takes what
is typed, `searchbar.py` is a bar with one over the text, `asking.py` a yes or no. `oneline.py` has words that lists
share. Work away from the keys: `questions.py` where only the newest counts, `jobs.py` where all are done in order.
"""
