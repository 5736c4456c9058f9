"""Hanyu Pinyin: which syllables a hanzi is read with, in either script, whatever way the syllable is written.

The readings are pypinyin's character table (MIT; from the Unihan database and its corrections, 41,000 hanzi of both
scripts). Only that table is loaded: importing the whole of pypinyin reads its phrases too and takes half a second.
"""

from __future__ import annotations

import functools
import importlib.util
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

RARE: Traversable = files("reader.language").joinpath("rare_readings.tsv")
"""Where the readings are that no word of the dictionary has; made by tests/benchmarks/names/readings.py."""

TONE_OF_MARK = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0300": 4}
"""Combining marks and the tone they stand for. The breve is often typed for the caron."""

_DIAERESIS = "\u0308"
_SCRIPT_G = str.maketrans("ɡɑ", "ga")
"""Letters of the phonetic alphabet that Chinese fonts and typists put for plain g and a."""

NEUTRAL = 5
"""The number of the neutral tone, which has no mark."""

_TONE_DIGITS = "012345"

_SYLLABLES = frozenset(
    """a ai an ang ao ba bai ban bang bao bei ben beng bi bian biang biao bie bin bing bo bu ca cai can cang cao ce cen
    ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong
    cou cu cuan cui cun cuo da dai dan dang dao de den deng di dian diao die ding diu dong dou du duan dui dun duo e
    ei en er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gen geng gong gou gu gua guai guan guang gui
    gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao
    jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui
    kun kuo la lai lan lang lao le lei leng li lian liang liao lie lin ling liu long lou lu luan lun luo lv lve ma
    mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni
    nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao
    pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri
    rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shen sheng shi shou
    shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian
    tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin
    xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze
    zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo
    zi zong zou zu zuan zui zun zuo""".split()  # noqa: SIM905 (a list of quoted words would hide them)
)
"""Every syllable with a vowel that three or more hanzi of pypinyin's table are read with. A test counts them again:
counting the readings of 42,000 hanzi takes half a second, which whoever searches first would wait.
"""


class Syllable(NamedTuple):
    """One written syllable.

    Args:
        letters: toneless, lower case, `ü` as `v`.
        tone: 1 to 5, or None when nothing is written.
    """

    letters: str
    tone: int | None


def syllable(latin: str) -> Syllable:
    """Take a written syllable apart: tone marks (`fā`), tone digits (`fa1`), `ü`, `u:` or `v`, any case or width."""
    folded = unicodedata.normalize("NFKC", latin).casefold().translate(_SCRIPT_G).replace("u:", "v")
    tone: int | None = None
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", folded.strip()):
        if char in TONE_OF_MARK:
            tone = TONE_OF_MARK[char]
        elif char == _DIAERESIS and letters and letters[-1] == "u":
            letters[-1] = "v"
        elif not unicodedata.combining(char):
            letters.append(char)
    if tone is None and len(letters) > 1 and letters[-1] in _TONE_DIGITS:
        tone = int(letters.pop()) or NEUTRAL
    return Syllable("".join(letters), tone)


@functools.cache
def toned_readings(char: str) -> frozenset[Syllable]:
    """Return the readings of one hanzi with their tones (unmarked ones are neutral); empty for anything else."""
    if len(char) != 1:
        return frozenset()
    written = _table().get(ord(char), "")
    parts = (syllable(reading) for reading in written.split(",") if reading)
    return frozenset(Syllable(letters, tone or NEUTRAL) for letters, tone in parts)


@functools.cache
def ordered_readings(char: str) -> tuple[str, ...]:
    """Return the toneless readings of one hanzi, the commonest first; empty for anything that is not a hanzi."""
    written = _table().get(ord(char), "") if len(char) == 1 else ""
    return tuple(dict.fromkeys(syllable(reading).letters for reading in written.split(",") if reading))


@functools.cache
def common_readings(char: str) -> tuple[str, ...]:
    """Return the toneless readings of one hanzi that some word has, the commonest first: 斯 is si in names, never shi.

    The first reading of the table of characters always counts, as some hanzi stand in no word at all.
    """
    rare = _rare().get(char, ())
    return tuple(reading for reading in ordered_readings(char) if reading not in rare)


@functools.cache
def written_readings(char: str) -> tuple[str, ...]:
    """Return the readings of one hanzi with tone marks, the commonest first; empty for anything that is not a hanzi."""
    written = _table().get(ord(char), "") if len(char) == 1 else ""
    return tuple(reading for reading in written.split(",") if reading)


def syllables() -> frozenset[str]:
    """Return every toneless syllable of Mandarin, `ü` as `v`: those that three hanzi are read with at least."""
    return _SYLLABLES


@functools.cache
def readings(char: str) -> frozenset[str]:
    """Return the toneless readings of one hanzi, `ü` as `v`; empty for anything that is not a hanzi."""
    return frozenset(reading.letters for reading in toned_readings(char))


def is_reading(char: str, latin: str) -> bool:
    """Tell whether `latin` is a way to write how `char` is read, with or without its tone.

    A written tone mark need not be the dictionary's: tones change in speech (不 bù, bú). A tone digit must be, because
    a letter with a digit is more often a code than a syllable.
    """
    letters, tone = syllable(latin)
    if letters not in readings(char):
        return False
    if tone is None or not latin.strip()[-1:].isdigit():
        return True
    return Syllable(letters, tone) in toned_readings(char)


@functools.cache
def _rare() -> dict[str, tuple[str, ...]]:
    """Load the readings that no word has (3 ms)."""
    lines = RARE.read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines if not line.startswith("#"))
    return {hanzi: tuple(readings.split(" ")) for hanzi, readings in split}


@functools.cache
def _table() -> dict[int, str]:
    """Load pypinyin's character table without the package around it."""
    package = importlib.util.find_spec("pypinyin")
    if package is None or not package.submodule_search_locations:  # pragma: no cover - a declared dependency
        raise ModuleNotFoundError("pypinyin", name="pypinyin")
    path = Path(package.submodule_search_locations[0]) / "pinyin_dict.py"
    spec = importlib.util.spec_from_file_location("_pypinyin_characters", path)
    if spec is None or spec.loader is None:  # pragma: no cover - the file is part of every release
        raise ModuleNotFoundError(str(path), name="pypinyin")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("dict[int, str]", module.pinyin_dict)
