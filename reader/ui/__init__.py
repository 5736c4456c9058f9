"""The terminal interface: the only room that imports textual.

`app.py` is the app, `reading.py` its one screen: the desk (`desk.py`, with room for contents and text as `room.py`
says) above a status line, which `standing.py` gathers and `facts.py` words.

- `pane/`: the text itself, both languages, as one widget. `view.py` says how text is seen: script, repairs.
- `contents/`: the list of bulletins. `loading/`: files are read and bulletins fetched.
- `finding/`: searching. `naming/`: who is who. `marking/`: bookmarks and the way back. `correcting/`: the alignment put
  right. `learning/`: readings and words. `exporting/`, `adding/`, `settings/`: their dialogs.
- `keyboard/`: which keys there are, and all that is made of the table of them. `parts/`: what several screens are made
  of.

Of single files, `evidence.py` shows why a row is one, `encodings.py` asks what a file is written in, `copying.py` says
what is copied and `clipboard.py` where to, `escaping.py` what Esc puts away, `ontext.py` which keys wait for a text
that is on its way, `themes.py` the colours. Nothing slow is loaded before the first picture: a room is stood in for by
its actions (`finding/actions.py`) until its first key.
"""
