"""Help for learners: readings above hanzi, words looked up, one side hidden.

`actions.py` has the keys, `learning.py` what they do, `loading.py` what they need. `tutor.py` knows a text's words and
readings; `ruby.py` sets these above hanzi, and `panel.py` shows what `told.py` says of a word.
"""
