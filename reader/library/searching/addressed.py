"""Names as people are addressed: Mr Qiu, Sheikh al-Harthi, 仇先生, 仇主席; and in full: 让-皮埃尔·拉克鲁瓦.

Bulletins hardly write so: they say who somebody is once, before or behind the full name, and then the name alone, of a
foreign one in Chinese often the last part. So where what was typed stands nowhere, a form of address is left out, and
so are initials and given names before a dot; an office behind a Chinese name may stand elsewhere in the row.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.language.searchable import is_hanzi, searchable, tokens
from reader.library.searching.terms import Clause

if TYPE_CHECKING:
    from reader.library.searching.terms import Query, Term

_ADDRESSES: Final = frozenset(
    """mr mrs ms mx miss dr prof professor sir dame lord lady madam madame monsieur mister mistress sheikh sheik shaikh
    sayyid haji samdech datuk tun herr frau señor senor señora senora don comrade""".split()  # noqa: SIM905
)
"""English forms of address, and those of other languages that English texts keep; offices are none of them."""

_INITIAL: Final = re.compile(r"[^\W\d_]\.")
"""A given name, as in E. Marchand."""

_ADDRESSES_BEHIND: Final = ("先生", "女士", "小姐", "太太", "夫人", "教授", "博士", "老师", "同志", "阁下", "殿下")
_OFFICES_BEHIND: Final = (
    "副秘书长", "副理事长", "副董事长", "总书记", "总经理", "秘书长", "理事长", "董事长", "副主席", "副部长", "副会长",
    "副院长", "副所长", "副局长", "副主任", "副总理", "副总统", "副首相", "主席", "部长", "会长", "院长", "所长",
    "局长", "处长", "司长", "厅长", "科长", "市长", "省长", "县长", "州长", "校长", "馆长", "站长", "社长", "行长",
    "船长", "主任", "总理", "总统", "首相", "大使", "总监", "总裁", "经理", "书记", "委员", "专员", "司令", "将军",
    "上将", "中将", "少将", "议员", "议长", "法官", "律师", "医生", "记者", "国王", "女王", "亲王", "王子", "公主",
)  # fmt: skip
"""Chinese forms of address and offices as they follow a name, folded; the longer before what they end in."""

_SHORTEST_FOREIGN: Final = 4  # hanzi of a name that begins with no family name; most of fewer are words: 理事會
_LONGEST: Final = 12  # hanzi of a name


def without_address(asked: Query) -> Query | None:
    """Return a query without forms of address, and with offices apart from names; None where it has neither."""
    wanted: list[Clause] = []
    for clause in asked.wanted:
        wanted += _apart(clause)
    if not wanted or tuple(wanted) == asked.wanted:
        return None
    words = " ".join(clause.choices[0].text for clause in wanted if len(clause.choices) == 1)
    return replace(asked, wanted=tuple(wanted), words=words)


def _apart(clause: Clause) -> list[Clause]:
    """Return what is to be found of a clause."""
    term = clause.choices[0]
    if len(clause.choices) > 1 or term.is_phrase or term.is_exact:
        return [clause]
    folded = searchable(term.text).text
    parts = tokens(folded)
    if len(parts) == 1 and (parts[0].text in _ADDRESSES or (_INITIAL.fullmatch(term.text) and term.text.istitle())):
        return []
    before, dot, last = folded.rpartition("·")
    if dot and len(last) > 1 and all(map(is_hanzi, before.replace("·", "").replace("-", "") + last)):
        return [Clause((_cut(term, len(folded) - len(last), len(folded)),))]
    if not all(map(is_hanzi, folded)):
        return [clause]
    if size := name_before(folded):
        is_office = folded[size:] in _OFFICES_BEHIND
        return [Clause((_cut(term, *part),)) for part in ((0, size), (size, len(folded)))[: 1 + is_office]]
    return [clause]


def name_before(folded: str) -> int:
    """Return how many of some hanzi name somebody before a form of address or an office; 0 where none do so.

    Args:
        folded: the hanzi, folded for search.
    """
    for behind in (*_ADDRESSES_BEHIND, *_OFFICES_BEHIND):
        if folded.endswith(behind) and _may_be_name(name := folded.removesuffix(behind)):
            return len(name)
    return 0


def _may_be_name(hanzi: str) -> bool:
    """Tell whether hanzi before an office may be somebody: 仇主席 is, 國家主席 is not."""
    from reader.library.names.hanzi import DOUBLE_SURNAMES, SURNAMES

    is_chinese = hanzi[:1] in SURNAMES or hanzi[:2] in DOUBLE_SURNAMES
    return (1 if is_chinese else _SHORTEST_FOREIGN) <= len(hanzi) <= _LONGEST


def _cut(term: Term, start: int, end: int) -> Term:
    """Return a part of a term; folding hanzi keeps their number."""
    return replace(term, text=term.text[start:end], start=term.start + start)
