"""Sources become bulletins of the library: what changed is read again, in processes of its own.

`sync.py` reads all that is named, into a library or not; `adding.py` brings a library up to date. Both take each source
the way of `making.py`, and what it may come to stands in `outcomes.py`.

- Which sources: `finding.py` finds those that are named, `standing.py` knows what the library has of them,
  `identity.py` tells whether one is still what it was, and `comparing.py` what has to be done. `neighbourhood.py` knows
  what the files of a folder share.
- Reading them: `pipeline.py` keeps them in order, from the cache (`cache.py`, where documents are kept by `sealing.py`)
  or from worker processes (`workers.py` here, `worker.py` there, with `frames.py` going to and fro).
- Telling: `pace.py` says how fast it goes, `telling.py` in which words.
"""
