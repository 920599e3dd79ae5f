"""A line → whether it calls the listeners of a speech, or the bodies that a paper is sent to."""

from __future__ import annotations

from govdoc.patterns import lazy

_SALUTATION = lazy(
    r"""(?x)
      (?:尊敬的|敬爱的|亲爱的)[^。！？]{1,36}[：:，,！!]?
    | [^。！？；]{0,36}(?:同志们|朋友们|同学们|老师们|家长们|代表们|委员们|来宾们?|领导|老师|同仁|家长|同学|嘉宾)
      [、，,]?\s*[：:！!]
    | [^。！？；]{0,36}各位(?:代表|委员|评委|考官|专家|同事|学员|校长|园长|书记|乡亲|常委)\s*[：:！!]
    | [^。！？，,；;、：:]{0,4}[省市县区州旗镇乡]
      (?:人民政府|政府|委|党委|教育局|教育体育局|财政局|人大常委会|政协)\s*[：:]
    | (?:各|局?机关|局属|直属|有关|市|县|区)[^。！？]{0,80}
      (?:学?校|中小学|幼儿园|单位|[股科处]室|部门|局|办|街道|[镇乡县区市]|中心|院|会)[）)]?\s*[：:]
    | [^。！？，,；]{2,30}(?:人民政府|委员会|教育局|教育体育局|财政局|办公室|党委|党组|厅|学校|中学|小学|幼儿园)
      [）)]?\s*[：:]
    | (?:[^。！？，,；;、：:]{0,20}(?:政府|委员会|局|厅|委|办公室|党组|学校|[中小]学|幼儿园)[，,、；]){1,8}
      [^。！？，,；;、：:]{0,20}(?:政府|委员会|局|厅|委|办公室|党组|学校|[中小]学|幼儿园)[）)]?\s*[：:]
    """
)
_GREETINGS = ("尊敬的", "敬爱的", "亲爱的")
_CALLS = ("：", ":", "！", "!")
"""With which a 称呼 or a 主送机关 begins, or else ends."""


_TELLS = lazy(r"[以如]下|下列|决定|表彰|命名|授予|包括|(?:参[加会训赛]|责任|牵头|配合|[主承协]办)(?:单位|部门|学校)")
"""Words of sentences that announce a list of offices."""


def is_salutation(value: str) -> bool:
    """Whether a line is a 称呼 or a 主送机关: the cheap test of its ends before the patterns."""
    if not (value.endswith(_CALLS) or value.startswith(_GREETINGS)):
        return False
    return _SALUTATION.fullmatch(value) is not None and _TELLS.search(value) is None


ADDRESSED = ("决定", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函")
"""Kinds of papers that are sent to someone (条例 Art. 8; GB/T 9704—2012 7.3.2)."""
_LISTENERS = lazy(r"同志|代表|委员(?!会)|领导(?!小组)|老师|朋友|同学|[来嘉]宾|家长(?!委)|各位|[敬爱]的|女士|先生|[！!]")


def calls_offices(value: str) -> bool:
    """Whether a 称呼 calls offices, so that it is a 主送机关 where the paper has one, and not people who listen."""
    return _LISTENERS.search(value) is None
