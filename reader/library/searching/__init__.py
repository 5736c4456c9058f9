"""A query becomes hits: expanded, looked up, ranked, lit on both sides.

`search.py` is the door for a library, `inrows.py` for the rows of one bulletin, `count.py` for how many there are.

- The query: `written.py` says how it is written, `query.py` takes it apart into `terms.py`; `periods.py` reads its
  dates, `shapes.py` its expressions.
- What it may mean: `stages.py` goes from tier to tier. On each, `expanding.py` gives every term its `alternatives.py`:
  as it is typed (`expand.py`, by the tokens of its `wording.py` and the `vocabulary.py`), together with its
  `neighbours.py`, or as a name of the other language (`crossing.py`, by what `finders.py` find; `halftyped.py`).
  `bypinyin.py` gives the words that pinyin may mean, `bydictionary.py` those of the other language. `parting.py` takes
  names out of a row of words, `addressed.py` forms of address from names.
- Looking up: `index.py` is the full-text index, `candidates.py` asks it, `scope.py` says in which bulletins
  (`named.py`), and `listed.py` lists rows where no words are asked for. `seeking.py` is one such search.
- Reading: `verify.py` reads what the index found, `match.py` tells whether a row holds it, where each `choice.py` of a
  term stands in its `sidetext.py`; the nouns are in `matches.py`.
- Showing: `rank.py` says what comes first, `best.py` makes the best into `hits.py`, `bothsides.py` says what is lit,
  and `pairs.py` by which names.
"""
