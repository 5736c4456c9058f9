"""Every key of the reader, and what is made of the table of them.

`keytable.py` is the table. `keys.py` makes bindings of it and prints keys as people know them, `keymap.py` holds other
people's keys against it, `help.py` and `palette.py` list what they do, `welcome.py` shows five to begin with.
"""
