"""What `sentences.py` knows about words: abbreviations, words that open sentences, verbs of saying.

The abbreviations follow the style guides of the Associated Press and of Oxford University Press; the verbs of saying
are those that news text attaches to quotations. All are lower-case, without the last point.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: A point after these never ends a sentence: a name or an example follows.
NEVER_LAST = _words(
    """
    mr mrs ms messrs dr prof rev fr st mt ft hon sen rep gov pres amb gen lt col maj capt cmdr cdr adm sgt cpl pvt brig
    supt insp det dep asst assoc e.g i.e cf vs v viz al approx ca mme mlle sr-gen lt-gen maj-gen
    """
)

#: A point after these ends no sentence when a number (or a roman one) follows.
BEFORE_NUMBERS = _words(
    """
    no nos art arts sec secs sect ch chap vol vols p pp fig figs cap para paras pt ver ed app col item
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)

#: A point after these ends a sentence only when a word follows that commonly opens one.
SOMETIMES_LAST = _words(
    """
    a.m p.m u.s u.k u.n e.u p.r.c p.r u.s.a d.c ph.d m.d b.a m.a etc inc ltd co corp bros jr sr esq dept univ assn
    gov't int'l est ave blvd rd min max jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri
    sat sun a.d b.c
    """
)

#: Words that open English sentences far oftener than they carry on a name.
OPENERS = _words(
    """
    the a an in on at it he she they we i you this that these those but and or yet however if when while after before
    according as for to from with by there here his her their our my your its meanwhile also since although though both
    each some many most all no not what why how who where during under over so then thus now last next one two three
    first second third finally moreover furthermore besides because until once despite among such another other
    is are was were do does did can could will would should may must has have had nothing everything
    """
)

#: Said of speech, after or before the speaker's name.
SAYING_EN = _words(
    """
    said says say asked asks added adds told tells replied wrote writes noted notes stated states declared explained
    continued insisted warned argued recalled remarked exclaimed shouted whispered announced commented concluded
    answered cried
    """
)
SAYING_ZH = _words(
    """
    说 說 道 问 問 称 稱 表示 指出 补充 補充 强调 強調 解释 解釋 回答 写 寫 答 喊 叫 坦言 透露 认为 認為 呼吁 呼籲
    感叹 感嘆 回应 回應 告诉 告訴 笑言
    """
)

#: What cannot begin a Chinese sentence: a quotation before one of these carries on.
CARRYING_ON_ZH = "的地得和与與及并並是等之这這一类類"
