"""The words by which files, folders, columns and attributes say which language they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Side

TAGS: dict[str, Side] = {
    **dict.fromkeys(("zh", "cn", "tw", "hk", "zho", "chi", "chinese"), "zh"),
    **dict.fromkeys(("zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant"), "zh"),
    **dict.fromkeys(("en", "eng", "english", "en-us", "en-gb"), "en"),
}
"""The words that mark the language of a file in its name or in its folder's (BCP 47 tags and common short forms)."""

_PRIMARY: dict[str, Side] = {"zh": "zh", "zho": "zh", "chi": "zh", "cmn": "zh", "en": "en", "eng": "en"}
"""Primary language subtags of ISO 639-1, 639-2 (both forms) and 639-3."""

HEADINGS: dict[str, Side] = {
    **TAGS,
    **dict.fromkeys(("中文", "汉语", "漢語", "华语", "華語", "汉文", "漢文", "简体中文", "繁體中文", "中"), "zh"),
    **dict.fromkeys(("simplified chinese", "traditional chinese", "mandarin"), "zh"),
    **dict.fromkeys(("英文", "英语", "英語", "英"), "en"),
}
"""What stands above a column of each language."""


def side_of_tag(tag: str) -> Side | None:
    """Return the language of a BCP 47 tag (`zh-Hant-TW`, `EN_us`), or None when it is another."""
    return _PRIMARY.get(re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0])


def side_of_heading(text: str) -> Side | None:
    """Return the language a column's heading names, or None."""
    return HEADINGS.get(text.strip().lower().replace("_", "-"))
