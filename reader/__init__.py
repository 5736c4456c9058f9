"""bulletin-reader: messy bilingual text in, aligned Chinese-English rows out, found by name or phrase.

A bulletin goes one way through the house. `commands/` says what was asked for (after `cli.py` and `parser.py` have
understood it), and `library/syncing/` takes each source the way of `making.py`: `intake/` makes clean lines of its
bytes, `assembly/` bulletins of the lines, and `library/` keeps and indexes their rows. From there `ui/` shows them,
searching finds them, and `export/` writes them for other programs.

`language/` is what is true of Chinese and English, for all of these; `settings/` what the person has chosen. `model.py`
has the nouns that the rooms hand to each other, `inert.py` and `counted.py` two things that everybody says.
"""

__version__ = "0.1.0"
