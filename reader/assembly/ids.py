"""Ids that stay: made from the text alone, so that reading again or an edit elsewhere in the file changes none."""

from __future__ import annotations

import hashlib
from collections import Counter


class Ids:
    """Gives out ids within one document; the same text met again gets the next ordinal (`…-2`)."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def give(self, kind: str, *texts: str | None) -> str:
        """Return the id of what consists of these texts.

        Args:
            kind: what it is, so that a title and a row of the same words differ.
            texts: its texts, in a fixed order; None where one is missing.
        """
        digest = hashlib.blake2b(digest_size=6)
        for text in (kind, *texts):
            # A length before each text: ("ab", "c") is not ("a", "bc"), and None is not "".
            encoded = b"" if text is None else text.encode("utf-8", "surrogatepass")
            digest.update(f"{-1 if text is None else len(encoded)}:".encode() + encoded)
        name = digest.hexdigest()
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"
