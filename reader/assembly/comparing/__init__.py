"""What speaks for a Chinese and an English sentence saying the same.

`units.py` reads what a sentence is made of: words, numbers, names. `evidence.py` gathers this for a whole file, and
what of it stands for what in the other language; `similarity.py` makes one number of it for two sentences.
`semantic.py` adds what sentences mean, where the extra is installed.
"""
