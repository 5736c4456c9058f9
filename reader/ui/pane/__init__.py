"""The two columns of text: rows, their layout, painting, cursor and selection.

A bulletin becomes `blocks.py`; `sheet.py` sets them in type for one geometry (`layout.py`, as the person divided it:
`division.py`), and `rows.py` knows how high each is. `viewport.py` says which lines are on the screen, `walk.py` what
keys do to them and to the cursor (`cursor.py`). A line is drawn by `painter.py` and `paint.py`; what lies over the text
says `dressing.py`: hits, signs, the selection (`select.py`), a learner's help (`aids.py`). `pane.py` is the widget
around all this, with its own `scrolling.py` and `mouse.py`.
"""
