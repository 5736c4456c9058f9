"""`python -m reader` is `bulletin-reader`."""

from reader.cli import main

main()
