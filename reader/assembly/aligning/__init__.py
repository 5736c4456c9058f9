"""The two sides of a bulletin become rows: what says the same stands side by side.

`align.py` is the door, for all that follows; its nouns are in `parallel.py`. Texts that are too long are cut first
(`windows.py`, at the longest chain of sure matches: `chain.py`).

- In one order: `beads.py` asks how likely each bead of sentences is. What speaks for one is in `beadfeatures.py`, what
  its words say in `likelihood.py`, what the ends of paragraphs cost it in `joints.py`, all of it weighed by
  `weights.py`. `lattice.py` adds up all ways to align, part by part (`parts.py`); `choosing.py` takes the beads of
  which most are expected right, and `doubts.py` asks for their meaning where words leave doubt.
- In another order, or hardly alike: `crossing.py`, `refrains.py`, and `freely.py` for what stands in a gap (`gaps.py`).
- Rows: `order.py` says in which order they are read, `rowscore.py` how likely each is right.

`links.py` finds the sentences inside rows whose paragraphs are known to belong together.
"""
