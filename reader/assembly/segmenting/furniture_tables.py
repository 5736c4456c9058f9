"""The phrases and line shapes of web pages that are no part of an article.

A phrase counts only when it is all that stands on a line (several with separators between them count too). Gathered
from what the common content systems print around articles; both scripts and English.
"""

from __future__ import annotations


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in listed.replace("\n", "|").split("|")) - {""}


#: Surely furniture, wherever a line holds nothing else.
PHRASES = _phrases(
    """
    友情链接|友情連結|友情鏈接|网站地图|網站地圖|站点地图|打印本页|列印本頁|打印|关闭窗口|關閉視窗|返回首页
    返回首頁|返回顶部|返回頂部|返回列表|返回上一页|返回目录|返回目錄|回到顶部|回到頂部|上一篇|下一篇|上一页
    下一页|上一頁|下一頁|上一章|下一章|上一条|下一条|没有了|查看更多|更多内容|阅读更多|閱讀更多|阅读全文
    閱讀全文|阅读原文|閱讀原文|展开全文|展開全文|点击阅读|点击查看|查看原文|加载更多|載入更多|详情|詳情|更多
    更多>>|杂志订阅|雜誌訂閱|报刊订阅|報刊訂閱|订阅|訂閱|立即订阅|立即訂閱|免费订阅|免費訂閱|订阅我们|訂閱我們
    关注我们|關注我們|联系我们|聯絡我們|聯繫我們|关于我们|關於我們|隐私政策|隱私政策|免责声明|免責聲明|版权声明
    版權聲明|服务条款|服務條款|使用条款|法律声明|设为首页|加入收藏|收藏本站|收藏|点赞|點讚|评论|評論|发表评论
    發表評論|我要评论|转发|轉發|分享|分享到|分享至|微信分享|分享到微信|微博|微信|复制链接|複製連結|扫一扫|掃一掃
    扫码关注|扫描二维码|手机版|电脑版|登录|登入|注册|註冊|登录注册|会员登录|跳转到主要内容|跳到主要內容
    跳转至内容|搜索|搜尋|广告|廣告|赞助商链接|相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|相关新闻
    相關新聞|相关文章|相關文章|相关链接|相關連結|热门文章|熱門文章|热门推荐|熱門推薦|精彩推荐|精彩推薦|猜你喜欢
    猜你喜歡|大家都在看|最新文章|大中小|字号|字體大小|纠错|糾錯|举报|舉報|share|share this|share this article
    share on facebook|share on twitter|share on x|tweet|facebook|twitter|linkedin|whatsapp|wechat|weibo|telegram
    instagram|youtube|email|e-mail|email this|print|print this page|print this article|pdf|copy link|like
    comment|comments|leave a comment|post a comment|leave a reply|no comments|reply|subscribe|subscribe now
    subscribe to our newsletter|sign up|sign in|log in|login|register|sign up for our newsletter|newsletter
    read more|read more here|continue reading|learn more|see more|show more|load more|more|details|click here
    view more|view original|read the full article|full text|related articles|related stories|related news
    related links|see also|recommended reading|recommended|you may also like|most read|most popular|trending
    latest news|advertisement|advertisements|sponsored|sponsored content|skip to content|skip to main content
    skip to navigation|back to top|top|back|back to home|home|menu|search|previous|next|previous article
    next article|previous post|next post|previous page|next page|close|close window|site map|sitemap|contact us
    about us|privacy policy|terms of use|terms of service|terms and conditions|cookie policy|cookie settings
    accept cookies|accept all cookies|manage cookies|follow us|follow us on twitter|follow us on facebook
    like us on facebook|friendly links|font size|all rights reserved|首页|首頁|主页|主頁
    """
)

#: Phrases that are as often a heading or a label in an article: furniture only beside other furniture.
DOUBTFUL = _phrases(
    """
    email|e-mail|print|search|top|back|next|more|previous|home|menu|like|comment|comments|details|register
    recommended|trending|full text|newsletter|see also|reply|subscribe|facebook|twitter|youtube|instagram
    telegram|wechat|weibo|微信|微博|评论|評論|收藏|分享|搜索|搜尋|注册|註冊|登录|登入|打印|详情|詳情|更多|举报
    舉報|订阅|訂閱|首页|首頁|主页|主頁|转发|轉發|延伸阅读|延伸閱讀|相关链接|相關連結|相关阅读|相關閱讀
    related links|contact us|about us|联系我们|聯絡我們|聯繫我們|关于我们|關於我們
    """
)

#: Whole-line shapes that are surely furniture (regular expressions, case ignored).
SHAPES = (
    r"(?:copyright\b|©|\(c\)\s*(?:19|20)\d\d|版权所有|版權所有|著作权所有|著作權所有).{0,120}",
    r".{0,60}(?:all rights reserved|版权所有|版權所有).{0,40}",
    r".{0,20}ICP[备備证證].{0,40}|.{0,12}公网安备.{0,30}",
    r"(?:上一篇|下一篇|上一页|下一页|上一頁|下一頁|上一条|下一条)\s*[:：].{0,80}",
    r"(?:previous|next)(?: (?:article|post|page|story|chapter))?\s*(?:[:：]|»|«|→|←).{0,100}",
    r"(?:read|see|learn|find out) more(?: at| here| on)?\s*[:：]?\s*(?:https?://\S+|www\.\S+)?\s*",
    r"(?:https?://|www\.)\S+",
    (
        r"(?:浏览|瀏覽|阅读|閱讀|点击|點擊|访问|訪問|评论|評論|views?|reads?|hits?|clicks?|comments?)(?:次数|次數|量|数|數)?"
        r"\s*[:：]\s*[\d,]+\s*次?"
    ),
    r"[\d,.]+\s*(?:views?|reads?|comments?|shares?|likes?|次阅读|次浏览|人阅读|条评论)",
    r"(?:发布|發布|發佈|发表|發表|更新|创建|刊登|上传)(?:日期|时间|時間|于|於)?\s*[:：]\s*[\d年月日 :：./\-+T]+",
    (
        r"(?:published|posted|updated|last updated|last modified|created|date)(?: date| on| at)?"
        r"\s*[:：]\s*[\w ,:.+\-/]{4,40}"
    ),
    (
        r"(?:keywords?|tags?|categor(?:y|ies)|publish(?:ed)? date|date|updated?|summary)\s*[/／|]\s*"
        r"[\u4e00-\u9fff]{2,6}\s*[:：].*"
    ),
    (
        r"(?:关键词|關鍵詞|关键字|關鍵字|标签|標籤|分类|分類|发布日期|发表日期|日期|摘要)\s*[/／|]\s*"
        r"[a-z ]{3,20}\s*[:：].*"
    ),
    r"(?:authors?|editors?|source)\s*[/／|]\s*[\u4e00-\u9fff]{2,6}\s*[:：]\s*",
    r"(?:tags?|标签|標籤|分类|分類|categor(?:y|ies)|filed under|所属分类)\s*[:：].{0,120}",
    r"(?:您?当前位置|您?現在位置|您现在的位置|你的位置|所在位置|you are here)\s*[:：].{0,120}",
    r"(?:home|首页|首頁)\s*(?:>|»|›|→|/)\s*.{1,100}",
    r"(?:扫描|掃描|长按|長按|扫一扫|识别)(?:上方|下方|上面|下面|左侧|右侧)?(?:的)?二[维維]码.{0,30}",
    r"(?:we|this (?:web)?site) uses? cookies.{0,160}|(?:本网站|本站|本網站)使用cookies?.{0,80}",
    # Calls to scan a code or to follow an account; 的 and 了 are signs of a sentence about such things.
    (
        r"(?:请|請|欢迎|歡迎|微信|打开微信|打開微信|可|或)*(?:扫码|掃碼|扫一扫|掃一掃|扫描|掃描|长按|長按|识别|識別)"
        r"(?:[^。！？的了]|了解){0,20}(?:分享|关注|關注|订阅|訂閱|添加|加入|加群|进群|下载|下載|查看|阅读|閱讀|收听|收看|了解"
        r"|公众号|公眾號|小程序|二[维維]码|二維碼|识别|識別)(?:[^。！？的了]|了解){0,24}[!！]?"
    ),
    (
        r"(?:请|請|欢迎|歡迎|敬请|敬請|快来|快來)?(?:添加|关注|關注|订阅|訂閱)(?:[^。！？的了]){0,24}"
        r"(?:公众号|公眾號|公众平台|视频号|視頻號|服务号|訂閱號|订阅号|小程序|官方微博|官微|微信号|微信號)"
        r"(?:\s*[:：(（\"“].{1,24})?[!！]?"
    ),
    (
        r"(?:官方)?(?:(?:微信|微博|抖音)?(?:公众号|公眾號|服务号|订阅号|公众平台|视频号)|微信号|微信號|官方微信|官方微博)"
        r"\s*(?:id)?\s*[:：]\s*[^。！？，的]{1,24}"
    ),
    r"(?:点击|點擊)(?:上方|下方|这里|此处|這裡|此處|查看|阅读|進入|进入).{0,24}",
    r"(?:subscribe|sign up)(?: to| for)? (?:our|the|this) .{0,60}newsletter.{0,20}",
    r"[-–—\s]*(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*",
    r"[-–—\s]*第?\s*\d{1,4}\s*[页頁](?:\s*[,，/共]*\s*\d{1,4}\s*[页頁])?[-–—\s]*",
    r"[-–—\s]+\d{1,4}[-–—\s]+|\d{1,4}\s*/\s*\d{1,4}",
)

#: Shapes that count only at the end of a file, among other furniture.
TAIL_SHAPES = (
    r".{0,8}(?:推荐|推薦|排行榜?|榜单|專題|专题|精选|精選|导航|導航|频道|頻道|链接|連結|订阅|訂閱|广告|廣告|投稿|征稿|招聘|客服)",
    (
        r"(?:popular|recommended|related|latest|recent|trending|top|featured|sponsored) "
        r"(?:posts?|articles?|stories|news|links?|reads?|topics?|videos?)"
    ),
)

#: Shapes that count only below the last rule of a file.
FOOT_SHAPES = (
    r".{0,60}(?:订阅|訂閱|订户|訂戶|关注|關注|赞助|贊助|捐款|打赏|支持我们|支持我們|公众号|公眾號|客户端|加入我们|加入成為).{0,80}",
    r".{0,80}\b(?:subscribe|subscription|newsletter|donate|follow us|support us|sign up|facebook|twitter)\b.{0,200}",
    r".{0,300}https?://\S+.{0,40}",
)
