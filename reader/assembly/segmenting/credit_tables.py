"""The words by which credits are known, in both scripts and in English, with the role each gives."""

from __future__ import annotations


def _roles(listed: dict[str, str]) -> dict[str, str]:
    return {label: role for role, labels in listed.items() for label in labels.split()}


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Chinese labels, as they stand before a colon or slash.
ZH_LABELS = _roles(
    {
        "author": """
            作者 著者 撰文 撰稿 撰稿人 执笔 執筆 文 记者 記者 本报记者 本報記者 通讯员 通訊員 特约记者 特約記者
            采写 採寫 采访 採訪 口述 讲述 講述 原作者 原文作者 文章作者 报道 報道 報導
        """,
        "translator": "译者 譯者 翻译 翻譯 编译 編譯 译 譯 中译 中譯 英译 英譯 口译 口譯",
        "editor": """
            编辑 編輯 责编 責編 责任编辑 責任編輯 主编 主編 编审 編審 审核 審核 审校 審校 校对 校對 校审 校審
            编校 編校 监制 監製 终审 終審 值班编辑 值班編輯 执行编辑 執行編輯
        """,
        "photographer": """
            摄影 攝影 摄 攝 图 圖 图片 圖片 供图 供圖 图源 圖源 绘图 繪圖 制图 製圖 插图 插圖 摄影记者 攝影記者
            图片来源 圖片來源
        """,
        "source": """
            来源 來源 稿源 出处 出處 文章来源 文章來源 信息来源 資訊來源 新闻来源 新聞來源 消息来源 消息來源
            转载自 轉載自 转自 轉自 原载 原載 原文链接 原文鏈接 原文連結 本文来源 本文來源
        """,
        "other": "实习生 實習生 制作 製作 排版 策划 策劃 统筹 統籌 设计 設計 出品 录入 錄入 整理",
    }
)

#: English labels before a colon.
EN_LABELS = _roles(
    {
        "author": "author authors writer writers reporter reporters correspondent contributor contributors text words",
        "translator": "translator translators translation interpreter",
        "editor": "editor editors proofreader proofreaders copyeditor reviewer editing",
        "photographer": """
            photo photos photographer photographers photograph photography image images picture pictures illustration
            illustrator illustrations
        """,
        "source": "source sources origin",
    }
)

#: English words before "by".
EN_VERBS = _roles(
    {
        "author": "written reported reporting posted text words",
        "translator": "translated interpreted translation",
        "editor": "edited editing compiled reviewed proofread",
        "photographer": """
            photo photos photographed photograph photographs photography picture pictures image images illustrated
            illustration
        """,
        "other": "produced designed",
    }
)

#: Words in lower case that a name, or a list of names, may hold.
NAME_WORDS = _words("and of the for by via at van von de der da di al el bin la le &")
#: Hanzi that stand in phrases rather than in names.
PHRASE_HANZI = frozenset("的了在是为為着著")
