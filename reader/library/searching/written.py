"""How a query is written, for people: shown where nothing is typed yet, and by `search --help`."""

from __future__ import annotations

from typing import Final

GRAMMAR: Final = """\
library card      rows that hold both, or words that begin so
"library card"    these words in this order
圖書館            finds 图书馆, and the other way round
'library          only as it is typed
library !card     rows with the one and not the other
library | card    rows with one of them
zh:館 en:card     each in its language
doc:opening       in bulletins whose title or file says so
date:2021-06..    of these days; also date:2021-06-03
re:[0-9]+%        what a regular expression matches"""
