"""Names of persons, places and organisations: found in text, paired across the languages, kept in the library.

A bulletin's way is from reading its rows to `mining.py` its pairs, and from there into the library.

- Reading a row: `reading.py` reads both sides once, by what `once.py` keeps for each word. Candidates are those of
  `latin.py` and `hanzi.py`; searching asks for more of them (`loose.py`).
- What words say: `words.py` tells what says the same in both languages, by the meanings (`senses.py`, `offices.py`) and
  by what English words are compared by (`saying.py`). `wholly.py` finds the whole of a word, `stretches.py` all of a
  name, `phrases.py` and `mostly.py` most of one, with its `edges.py` put right.
- What is known: `known.py` has the dictionary's names, `cldr.py` countries, `adjectives.py` what is said of them.
- `sounding.py` finds where a name is heard, `kinds.py` tells what it names.
- `pairing/`: one way of pairing a module; each gives the `links.py` of a row, of which `mining.py` makes pairs.
- In the library: `gather.py` packs the names of a document, `shown.py` what each row shows, `table.py` keeps them.
- `asking/`: what a name is called, and where it stands in a row. `listing/`: who is who.
"""
