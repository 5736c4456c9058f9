"""What is true of Chinese and English: scripts, readings, sentences, line breaks.

Pure functions: no files, no app words.

- Scripts: `script.py` folds and converts, word by word (`wordborders.py`), with the maps of `offsets.py`;
  `characters.py` says what hanzi are, `punctuation.py` how wide theirs is. `searchable.py` folds text for search and
  makes index terms of it.
- Text: `sentences.py` (words in `sentence_tables.py`), `clauses.py`, `english.py` words, `numbers.py`, `calendar.py`.
- The terminal: `cells.py` measures text, `linebreak.py` breaks it by the rules of `breakrules.py`.
- Dictionaries: `lexicon.py` for alignment, `wordbook.py` for people, `glossed.py` from English to Chinese.
- Readings: `romanise.py` has the syllables of hanzi, `syllables.py` writes them for people, `aloud.py` reads a text.
- Names typed in Latin letters: `spoken.py` says which Chinese names they mean, spelled as in `romanised_names.py`, in
  `wadegiles.py`, with slips (`typos.py`); `homophones.py` says which words of a dictionary pinyin may mean.
  `renderings.py` are those seen for certain.
- Foreign names in hanzi: `transliterate.py` compares two; `sound.py` finds the likeliest among many, by
  `sound_table.py`, `suggesting.py`, `slips.py` and `hearing.py`.
"""
