"""Clean lines become pieces: one language each, titles, credits and page furniture told from text.

`segment.py` is the door. Lines lose their markup (`markup.py`, `inline.py`, `frontmatter.py`) and become `blocks.py`;
every cut stays on record in a `stretch.py`. `sides.py` tells the language of a line, `mixed.py` takes one apart that
holds both. Then wrapped lines are joined (`wrapping.py`), and what is no text is told: titles (`headings.py`), running
heads (`repetition.py`), furniture (`furniture.py`, with its words in `furniture_tables.py`) and credits (`credits.py`,
with theirs in `credit_tables.py`).
"""
