"""What the reader understood, in formats other programs read: one module a target.

`formats.py` is the registry, `choices.py` what a person chooses. `gather.py` gives the bulletins of files or of a
library, `selected.py` rows that somebody picked; `files.py` writes files whole or not at all.

- Bulletin by bulletin: `jsonl.py`, `page.py`, `docx.py`, `markdown.py`.
- Pair by pair (`pairs.py`): `tmx.py`, `table.py`, `workbook.py`, `anki.py`, `moses.py`.
- Answers of commands: `report.py` (`report_text.py`, `report_json.py`), `hits_text.py` and `hits_json.py`,
  `names_text.py` and `names_json.py`, `list_text.py` and `list_json.py`; text in `styled.py` stretches.

`tags.py` says which Chinese a text is, `xmltext.py` makes text harmless in XML.
"""
