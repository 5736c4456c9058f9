"""What a title looks like when nothing marks it as one, and titles of several lines.

A title is short, ends no sentence, and a paragraph follows it. A file that marks headings marks all of them as a rule:
there only a line in bold counts beside the marked ones.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reader.assembly.segmenting.mixed import PARTS_OF_SPEECH
from reader.assembly.segmenting.sides import count_hanzi, count_words
from reader.assembly.segmenting.stretch import joined
from reader.language.calendar import is_date
from reader.language.characters import HANZI
from reader.language.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.segmenting.blocks import Block
    from reader.model import Side

#: A title is seldom longer: news headlines run to some 30 hanzi or 15 words; official ones are longer.
MOST_HANZI = 44
MOST_WORDS = 22
#: No title is longer (code points).
_LONGEST = 320
#: Title lines that stand together are one title, with its subtitle or its wrapped rest (lines).
MOST_LINES = 3

#: Lines of a title that takes several are shorter than a title on one line.
_MOST_JOINED_HANZI = 28
_MOST_JOINED_WORDS = 14

_ASKING = re.compile(r"[?!？！]$")
_SENTENCE_END = re.compile(r"[。；;，,、：:…][”’」』）)\"']*$|[.](?:[”’\"')]*)$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc)\.$")
#: A list item, a quoted sentence, a dash of attribution, a gloss: all of them text.
_TEXT_START = re.compile(
    rf"(?:{PARTS_OF_SPEECH})\.\s*{HANZI}|"
    r"[-*•●·◆■□▪▶>@]|\d{1,3}[.)、．]\s?|[（(]?[一二三四五六七八九十]{1,3}[)）、]|——|—|–|"
    r"(?:Q|A|Question|Answer|Host|问|答|問|记者|記者|主持人)\s?[:：]"
)
#: Something asked or called out, in quotation marks from end to end: dialogue.
_SPOKEN = re.compile(r"[“「『\"‘'].*[?？!！][”」』\"’']")
_LABEL = re.compile(r"[【\[(（][^【】\[\]()（）]*[】\])）]$")

#: How Chinese titles end: a line that ends so is whole, and what follows it is a subtitle.
_TITLE_ENDS = re.compile(
    r"(?:举行|舉行|召开|召開|开幕|開幕|闭幕|閉幕|通电话|通電話|会谈|會談|会见|會見|会晤|會晤|会议|會議|访问|訪問|启动|啟動|成立|签署|簽署|发布|發布|發佈"
    r"|出席|致辞|致辭|致詞|讲话|講話|发言|發言|表示|强调|強調|指出|落成|通车|通車|揭牌|结束|結束|开始|開始|开放|開放|公布|公佈|生效|抵达|抵達)$"
)


def looks_like_heading(text: str, side: Side) -> bool:
    """Tell whether a line could be a title or section heading by its own shape.

    Args:
        text: one line, without markup.
        side: its language.
    """
    if not text or len(text) > _LONGEST or (_SENTENCE_END.search(text) and not _ABBREVIATED.search(text)):
        return False
    words = count_words(text)
    if side == "zh":
        hanzi = count_hanzi(text)
        fits = hanzi <= MOST_HANZI and words <= MOST_WORDS and (hanzi >= 2 or (hanzi == 0 and words > 0))
    else:
        fits = 1 <= words <= MOST_WORDS and not text[0].islower()
    if not fits or _TEXT_START.match(text) or _LABEL.match(text) or _SPOKEN.fullmatch(text) or is_date(text):
        return False
    return not _quotes_open(text) and not _holds_sentences(text, side)


def _holds_sentences(text: str, side: Side) -> bool:
    """Tell whether more than one sentence stands in a text; a question and what answers it is still a title."""
    spans = split_sentences(text, side)
    if len(spans) == 2 and text[spans[0].end - 1] in "?？" and not _ASKING.search(text):
        return False
    return len(spans) > 1


def _quotes_open(text: str) -> bool:
    """Tell whether a quotation goes on into the next line, or came from the one before: text, then."""
    if "?" in text[:-1] or ("?" in text and not text.startswith(('"', "“", "「"))):
        return False  # the question mark may be a quote that was eaten on the way
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”") or text.count("「") != text.count("」")


def mark_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those that are headings by shape made so, and title lines joined.

    Args:
        blocks: in order, credits and furniture already known, wrapped paragraphs joined.
    """
    marked = any(block.kind == "heading" and block.fixed and not block.head for block in blocks)
    shaped = [_shaped(block) and (not marked or block.strong) for block in blocks]
    for index in range(1, len(blocks)):
        # Two questions, one below the other, are asked by somebody: no title is followed by another.
        pair = blocks[index - 1 : index + 1]
        if all(_ASKING.search(block.text) and block.kind == "text" for block in pair) and _below(*pair):
            shaped[index - 1] = shaped[index] = False
    for index in range(1, len(blocks)):
        if shaped[index - 1] and _below(blocks[index - 1], blocks[index]) and not marked:
            shaped[index] = shaped[index] or _shaped(blocks[index], carried_on=True)
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if shaped[index] and _leads(blocks, shaped, index):
            end = index + 1
            while (
                end < len(blocks)
                and shaped[end]
                and end - index < MOST_LINES
                and _goes_on(blocks[end - 1], blocks[end])
            ):
                end += 1
            if end - index == MOST_LINES and not _heads_more(blocks, index, end):
                result += blocks[index:end]
            else:
                result.append(_title(blocks[index:end]))
            index = end
        else:
            result.append(block)
            index += 1
    return result


def _shaped(block: Block, *, carried_on: bool = False) -> bool:
    """Tell whether a block could be a title, or the rest of one (which may begin in lower case)."""
    text = block.text[:1].upper() + block.text[1:] if carried_on else block.text
    return (
        block.kind == "text"
        and not block.item
        and not block.fixed
        and block.side is not None
        and len(block.stretch.lines) <= MOST_LINES
        and looks_like_heading(text, block.side)
    )


def _leads(blocks: Sequence[Block], shaped: Sequence[bool], index: int) -> bool:
    """Tell whether a paragraph follows, with nothing between but other titles, credits and furniture."""
    titles = 0
    for later in range(index + 1, len(blocks)):
        block = blocks[later]
        if block.kind in {"furniture", "credit"}:
            continue
        if block.kind == "heading":
            return block.side != blocks[index].side and titles == 0
        if not shaped[later]:
            return True
        titles += 1
        if titles > 2 * MOST_LINES:
            return False
    return False


def _below(first: Block, second: Block) -> bool:
    return first.side == second.side and not second.opens and second.stretch.lines[0] == first.stretch.lines[-1] + 1


def _heads_more(blocks: Sequence[Block], start: int, end: int) -> bool:
    """Tell whether what follows many title lines is longer than they are; verse and lists are not."""
    following = next((block.text for block in islice(blocks, end, None) if block.kind == "text"), "")
    return len(following) >= 2 * max(len(block.text) for block in blocks[start:end])


def _goes_on(first: Block, second: Block) -> bool:
    """Tell whether the line below a title belongs to it: its rest or a subtitle, not a lead in a sentence's shape."""
    if not _below(first, second) or _ASKING.search(first.text):
        return False
    if first.side == "zh":
        return max(count_hanzi(first.text), count_hanzi(second.text)) <= _MOST_JOINED_HANZI
    if max(count_words(first.text), count_words(second.text)) > _MOST_JOINED_WORDS:
        return False
    return second.text[:1].islower() or _title_case(second.text) or not _title_case(first.text)


def _title_case(text: str) -> bool:
    """Tell whether most of the longer words begin with a capital."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return 10 * sum(word[0].isupper() for word in words) >= 7 * len(words)


def _title(lines: Sequence[Block]) -> Block:
    """Make one heading of the lines of a title."""
    if len(lines) == 1:
        return replace(lines[0], kind="heading")
    separators = [_separator(a, b) for a, b in pairwise(lines)]
    return replace(lines[0], kind="heading", stretch=joined([block.stretch for block in lines], separators))


def _separator(first: Block, second: Block) -> str:
    """Return what joins two title lines: nothing inside a wrapped Chinese title, else a space.

    A wrapped line is full, so what follows is no longer than it; a line that ends as titles do is whole.
    """
    if first.side == "en" or _TITLE_ENDS.search(first.text) or len(second.text) > len(first.text) + 1:
        return " "
    return ""
