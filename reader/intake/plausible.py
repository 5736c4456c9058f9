"""How plausible a text is as Chinese or English, by its characters alone: what separates text from mis-decoded bytes.

Mis-decoded Chinese is made of rare hanzi. Characters fall into classes, each with the natural logarithm of the
probability of one of its characters in running text. The classes are: about a thousand everyday hanzi (which cover
some nine tenths of any text); the first levels of the national standards, GB 2312 (3,755 common hanzi of the mainland)
and Big5 (5,401 of Taiwan); their second levels; everything else. The standards' own order is the table here: no more
than the codecs of the standard library is needed to read it.
"""

from __future__ import annotations

import functools
from collections import Counter

EVERYDAY = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本"
    "去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比"
    "或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做"
    "必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权"
    "收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信"
    "马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连"
    "断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存"
    "候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底"
    "液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排"
    "供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑"
    "犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径"
    "换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略"
    "客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲"
    "刻括激孔搞甚室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱"
    "误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句"
    "丰培握兰担弦蛋沉假穿执答乐谁顺烟缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉"
    "希伤操垂秋宜氢套督振架亮末宪庆编牛触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁"
    "措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟蒸殖永宗苗川炉岩弱零杨奏沿露杆探滑镇饭浓航怀赶库夺伊灵税途灭赛归"
)
"""The most frequent hanzi, in their Simplified form, roughly by frequency."""

EVERYDAY_TRADITIONAL = (
    "這爲個國時來們於對會發動過說產種後學經進電裏現實兩體機當點從業應開還義間樣與關線內數麼質氣變條沒結問"
    "無軍並題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權"
    "證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況溫傳許羣廣記觀織裝衆書復兒須際驗連斷難礦備辦習響約"
    "勞團歷構稱準號維劃選標寫親養層卻專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴隨蘇爾講黃顯談藝營項舉勢臺幫輪亞"
    "師圍遠態減樹葉魚視僅費緊愛續輕試護練負擊範繼興餘堅輸夠筆佔財喫職覺漢畫雖雜飛檢陽創壞徑換鋼責簡錢盡衝"
    "獨環雙請讓軸紀優頂礎載敵勝絕塊劑測絲協訴陳羅鹽錯頻終雲衛燒遊舊貨損預穩媽擴銀語揮紙醫嗎針劉誤訓願審獲"
    "鮮糧脫龍漸歡剛謂討亂殺藥寧魯貴鍾讀豐蘭擔執樂誰順煙縮徵臉腳異買靜補評踐寬揚傷氫憲慶編觸銷詩綠雞孫膠鄉"
    "臨陸顧燈歲劇趙課凱額紹齊偉爐巖楊鎮飯濃懷趕庫奪靈稅滅賽歸裡麽乾鬆髮製複併闆佈週眾為"
)
"""The Traditional forms of those above that look different."""

PUNCTUATION = "，。、；：？！“”‘’《》〈〉「」『』（）【】〔〕—…·–•％～"
"""Marks of Chinese text, full-width or shared with English typography."""

EVERYDAY_HANZI, PUNCTUATION_MARK, COMMON, ACCENTED, RARE, OTHER, NEVER = -7.2, -6.0, -10.1, -11.5, -14.0, -15.5, -20.0
"""Log-probabilities: a class's share of running text, divided by how many characters it has.

Everyday hanzi .75/1,000, common ones .24/6,000, rare ones .008/10,000, unheard-of ones .002/12,000 (shares of Modern
Chinese text by the coverage figures of the List of Commonly Used Characters, 1988). Punctuation makes up a seventh of
a text.
"""

PLAUSIBLE = -11.5
"""Text in its right encoding has a higher mean log-probability than this; mis-decoded bytes lie near -13."""

_FIRST_LEVEL_GB = (0xB0, 0xD7)  # lead bytes of GB 2312's first level
_SECOND_LEVEL_GB = (0xD8, 0xF7)
_FIRST_LEVEL_BIG5 = (0xA4, 0xC6)  # lead bytes of Big5's first level
_SECOND_LEVEL_BIG5 = (0xC9, 0xF9)


@functools.cache
def log_probability(char: str) -> float:
    """Return the log-probability of a character in Chinese text with some English in it; ASCII counts as a mark."""
    weight = _known().get(char)
    if weight is not None:
        return weight
    code = ord(char)
    if "\u4e00" <= char <= "\u9fff":
        return _by_level(char)
    if code < 0x80:
        return PUNCTUATION_MARK if char.isprintable() or char in "\t\n\r" else NEVER
    if 0xA0 <= code < 0x250 or 0x2000 <= code < 0x2070 or 0x20A0 <= code < 0x2150 or 0xFF00 <= code < 0xFF5F:
        return RARE if code >= 0xFF21 else ACCENTED  # accents, typographical marks, full-width digits; but letters rare
    if 0x80 <= code < 0xA0 or 0xD800 <= code < 0xF900 or code == 0xFFFD:
        return NEVER  # controls, surrogates, private use
    return OTHER


def is_common(char: str) -> bool:
    """Tell whether a character belongs to the everyday or first-level hanzi, or to the punctuation."""
    return log_probability(char) >= COMMON


def is_rare_hanzi(char: str) -> bool:
    """Tell whether a character is a hanzi outside the first levels."""
    return "\u4e00" <= char <= "\u9fff" and log_probability(char) <= RARE


def mean(text: str) -> float:
    """Return the mean log-probability of the characters beyond ASCII; 0.0 when there are none."""
    counts = Counter(text)
    total = number = 0.0
    for char, count in counts.items():
        if char > "\x7f":
            total += count * log_probability(char)
            number += count
    return total / number if number else 0.0


@functools.cache
def _known() -> dict[str, float]:
    known = dict.fromkeys(EVERYDAY + EVERYDAY_TRADITIONAL, EVERYDAY_HANZI)
    known.update(dict.fromkeys(PUNCTUATION, PUNCTUATION_MARK))
    known["\u3000"] = PUNCTUATION_MARK
    return known


def _by_level(char: str) -> float:
    for codec, first, second in (
        ("gb2312", _FIRST_LEVEL_GB, _SECOND_LEVEL_GB),
        ("big5", _FIRST_LEVEL_BIG5, _SECOND_LEVEL_BIG5),
    ):
        try:
            lead = char.encode(codec)[0]
        except UnicodeEncodeError:
            continue
        if first[0] <= lead <= first[1]:
            return COMMON
        if second[0] <= lead <= second[1] and codec == "big5":
            return RARE
    return RARE if _encodable(char, "gb2312") else OTHER


def _encodable(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
