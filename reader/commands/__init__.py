"""What each command does, one module a command, each with a function `run` that returns the exit code.

`read.py` opens the reader; `add.py`, `listing.py` and `remove.py` are about the library; `search.py`, `names.py`,
`check.py` and `export.py` answer from it, or from files; `settings.py` prints them. `named.py` is what somebody named
to be read, `common.py` has exit codes and messages, `library.py` opens a library for a command, `progress.py` draws the
bar, `terminal.py` finds the keyboard where standard input is a file.
"""
