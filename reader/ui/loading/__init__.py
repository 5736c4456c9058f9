"""Files are read and bulletins fetched while the screen stays usable.

`loading.py` reads files, or opens a library, on threads, and posts what happened; `delivery.py` keeps count of it,
`news.py` tells the reading screen, `messages.py` shows what was left out. `opening.py` gets one bulletin ready.
`rereading.py` reads a file again in another encoding, `mending.py` all files of a damaged library. `places.py` knows
where reading stopped; `resuming.py` when that is kept and looked for.
"""
