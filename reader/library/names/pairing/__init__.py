"""Ways of pairing the names of a row, each giving links with what speaks for them. Mining asks them in turn.

- By how they are written: `byspelling.py` (pinyin), `byregion.py` (other readings of hanzi), `bydots.py` (the parts of
  foreign names), `bygloss.py` and `byaliases.py` (what stands in brackets), `byquotes.py` and `bytitles.py` (in marks),
  `bynumbers.py`.
- By how they sound: `bysound.py`, and less strictly `bylikeness.py`.
- By what they say: `bydictionary.py`, `bywords.py`, `bykind.py`, `bycountry.py`, `byteams.py`, `bysaints.py`.
- By other names: `byshort.py` (short forms), `bycompany.py` (names in the same rows), `inside.py` (other rows of the
  bulletin).
"""
