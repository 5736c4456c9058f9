"""Which characters are hanzi and which are Latin letters, as character classes for regular expressions."""

from __future__ import annotations

#: CJK ideographs of the Basic Multilingual Plane and its supplements (Unicode blocks), with 〇 and the iteration mark.
HANZI = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af々〇]"
#: Latin letters with and without marks, IPA included (they occur in glosses): the inside of a class.
LATIN = r"A-Za-z\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff"
