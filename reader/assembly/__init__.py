"""Clean lines become bulletins of aligned rows.

`assemble.py` is the door, and tells the way of a file in one function:

- `segmenting/`: lines become pieces (`pieces.py`), each a stretch of one language; `sentenced.py` has their sentences.
- `comparing/`: what speaks for a Chinese and an English sentence saying the same, gathered once for the whole file.
- `pairing/`: pieces become drafts of bulletins, Chinese texts with the English ones that belong to them.
- `aligning/`: the sentences and paragraphs of a draft become rows, each with a score. `aligner.py` does this for all
  drafts of a file, and puts right what alignment shows to be cut or paired wrongly.
- `bulletins.py` makes the nouns of `reader.model` of them, with ids that stay (`ids.py`) and dates (`dates.py`).

Files that come aligned go by `given.py` instead. `explain.py` says afterwards why the two sides of a row are held to
say the same, `alone.py` which numbers and names only one of them has. `dictionary.py` is there for all of these.
"""
