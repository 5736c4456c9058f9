"""What is asked of names: by whoever types one, and by whoever lights its counterpart.

- `lookup.py` asks a library, `athand.py` a few rows.
- `meant.py` says which names a typed term may mean, `called.py` what the dictionary calls it else.
- `counterpart.py` says what stands for it on the other side of a row, `partof.py` and `within.py` when it is only a
  part of another name.
"""
