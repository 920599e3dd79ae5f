"""Signs typed in the place of marks, and marks where GB/T 15834—2011 has another or none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, PROSE, matches
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document


_KIND = (
    "法|条例|规定|办法|细则|规则|准则|章程|通知|意见|决定|方案|纲要|规划|计划|公告|通告|通报"
    "|标准|指南|守则|规程|手册|制度|大纲|公约|清单|要点|指引|报告|总结"
)
_ANGLES = lazy(
    r"(?:<<|＜＜|≪|«)(?P<twice>[^<>＜＞≪≫«»《》\n]{2,60})(?:>>|＞＞|≫|»)"
    rf"|(?<![<＜])[<＜](?P<once>[^<>＜＞≪≫«»《》\n]{{2,60}}(?:{_KIND}))[>＞](?![>＞])"
)
_HAN = lazy(f"[{HAN}]")


@rule("PUN030", "书名号用了小于号、大于号")
def angles_for_title_marks(document: Document) -> Iterator[Hit]:
    """书名号的形式是《 》和〈 〉，不用数学符号“<< >>”“< >”代替。

    依据：GB/T 15834—2011 4.15.2
    正例：落实《中小学校管理办法》，比值大于3的（>3）重新核对。
    反例：落实<<中小学校管理办法>>。
    反例：落实＜中小学校管理办法＞。
    反例：修订<学生手册>，完善校规。
    """
    for passage, found in matches(document, _ANGLES, "<", "＜", "≪", "«"):
        name = found["twice"] or found["once"]
        if _HAN.search(name):
            left, right = "〈〉" if passage.cited(*found.span()) else "《》"
            start, end = found.span()
            width = 2 if found["twice"] and found[0][:2] in {"<<", "＜＜"} else 1
            fix = replacing(passage.text, (start, start + width, left), (end - width, end, right), safe=False)
            found_hit = hit(passage.text, start, end, f"书名号应写作“{left}{name[:20]}{right}”", fix)
            # 印发《……<……>……》的通知 stands over many a document on the web.
            titled = left == "〈" and not passage.in_sentences
            yield replace(found_hit, severity=Severity.INFO) if titled else found_hit


_STOPPED = lazy(rf"[{HAN}”》）％%\dA-Za-z]（[^（）。！？…\n]{{1,60}}(?P<stop>。)）(?=[，、；：{HAN}]|$)", re.MULTILINE)


@rule("PUN031", "句内括号的末尾用了句号")
def stop_in_bracket(document: Document) -> Iterator[Hit]:
    """括号注释句子里的词语时，括号内的末尾不用句号；注释整个句子时，括号放在句末点号之后，其中才可用句号。

    依据：GB/T 15834—2011 附录A.8、B.2.2
    正例：各校（含教学点、幼儿园）要建立台账。
    正例：各校要建立台账。（台账的格式见附件。）
    反例：各校（含教学点、幼儿园。）要建立台账。
    反例：请各校于月底前报送台账（格式见附件。）
    反例：（此件公开发布。）
    """
    for passage, found in matches(document, _STOPPED, "。）", kinds=PROSE):
        start, end = found.span("stop")
        last = found.end() == len(passage.value)
        change = (start, end + 1, "）。") if last else (start, end, "")
        fault = hit(passage.text, start, end, "句内括号的末尾不用句号", replacing(passage.text, change, safe=False))
        # At the end of a paragraph the bracket may hold a sentence of its own.
        yield replace(fault, severity=Severity.INFO) if last else fault
    for passage, found in matches(document, _NOTE, "（此", "（联"):
        start, end = found.span("stop")
        fix = replacing(passage.text, (start, end, "）"))
        yield hit(passage.text, start, end, "附注不用句号", fix)


_NOTE = lazy(r"^（(?:此件|此文|联系人|联系电话)[^（）\n]{2,60}(?P<stop>。）|）。)$", re.MULTILINE)
_ASKED = lazy(
    r"吗(?P<stop>。)|请问[^。？！；“”\n]{0,20}(?:什么|哪[些里个]|怎[么样]|如何|多少|几|谁)[^。？！；“”\n]{0,15}(?P<last>。)|问[^。？！：“”\n]{0,12}：[^。？！“”\n]{2,24}了没有(?P<asked>。)|(?:怎么能|怎么会|怎能|怎会|难道|岂能|岂不|哪能|何尝|何乐而不)[^。？！；“”\n]{1,30}呢(?P<end>。)"
)


@rule("PUN032", "疑问句末尾用了句号", Severity.INFO)
def unasked_question(document: Document) -> Iterator[Hit]:
    """用“吗”发问的句子，末尾用问号。

    依据：GB/T 15834—2011 4.2.3.1
    正例：同志们，这样的学校群众能满意吗？
    反例：同志们，这样的学校群众能满意吗。
    """
    for passage, found in matches(document, _ASKED, "吗。", "呢。", "请问", "了没有。", kinds=PROSE):
        fix = replacing(passage.text, (found.end() - 1, found.end(), "？"), safe=False)
        yield hit(passage.text, found.end() - 2, found.end(), "问句的末尾应为问号", fix)


_EVENT = lazy(
    r"(?:(?:荣获|获评|获得|授予|评为)(?:了)?(?=《[^《》\n]{2,20}》(?:荣誉)?称号)|(?:荣获|获得|颁发|设立)(?:了)?(?=《[^《》\n]{2,20}(?:奖|奖状|证书)》|《[^《》\n]{2,20}》(?:荣誉)?证书)|(?:成立|组建|设立)(?:了)?(?=《[^《》\n]{2,20}(?:中心|小组|基地|工作室|协会|联盟)》)"
    r"|(?:开通|关注|运营)(?:了)?(?=《[^《》\n]{2,20}》(?:微信)?(?:公众号|视频号|服务号))"
    r"|(?:开设|选修)(?:了|好)?(?=(?:《[^《》\n]{2,20}》)+[等两三四五几多]{0,2}门?(?:校本|地方|选修|必修|专业|特色|精品)?课程)"
    r"|(?:申报|承担|主持|立项)(?:了)?(?=《[^《》\n]{2,40}》(?:课题|项目))"
    r"|(?:开展|举办|组织|举行|召开|实施|启动|推进)(?:了|好)?)(?P<name>《[^《》\n]{2,40}》)"
    r"(?:(?=(?:微信)?(?:公众号|视频号|服务号))|(?<=杯》)|(?=(?:荣誉)?证书)|(?<=[组室]》)|(?<=中心》)|(?<=基地》)|(?<=协会》)|(?<=联盟》)|(?<=奖》)|(?<=奖状》)|(?<=证书》)|(?=(?:《[^《》\n]{2,20}》)*[等两三四五几多]{0,2}门?(?:校本|地方|选修|必修|专业|特色|精品)?课程)|(?<=工程》)|(?<=行动》)|(?<=会》)|(?<=论坛》)|(?<=[竞大比]赛》)|(?<=活动》)|(?<=会议》)|(?<=培训班》)"
    r"|(?<![法典例章程论]》)(?=(?:主题教育|主题实践|主题宣传|主题|系列|专题|专项|文艺汇演|文艺演出|志愿服务|征文|签名)?(?:活动|大赛|竞赛|比赛|论坛|工程|行动|会议|培训班|年会|运动会|课题|项目|称号|荣誉称号)))"
)


@rule("PUN033", "活动、会议、课程的名称用了书名号", Severity.INFO)
def titled_event(document: Document) -> Iterator[Hit]:
    """书名号标示书籍、文章、文件等作品；活动、会议、课程、课题、奖项、证书的名称不是作品，可以用引号。

    围绕一部作品开展的活动（“《论语》诵读活动”）可以用书名号，请自行判断。

    依据：GB/T 15834—2011 附录A.13.1
    正例：开展“书香校园”活动，学习《中小学校管理办法》。
    反例：开展《书香校园》活动。
    反例：启动《名师培养工程》，举办《园丁杯》教学比赛。
    反例：学校开设《剪纸》《陶艺》两门课程，荣获《教学创新奖》。
    """
    for passage, found in matches(document, _EVENT, "》"):
        start, end = found.span("name")
        fix = replacing(passage.text, (start, start + 1, "“"), (end - 1, end, "”"), safe=False)
        yield hit(passage.text, start, end, f"活动、会议、课程、奖项的名称不用书名号：{found['name']}", fix)


_UNIT = "局厅委股科镇乡县室关"
_UNITS = [unit + mark for unit in _UNIT for mark in "，；"]
_WORD = r"[^在到有是的了进出回入离不，、。；：！？“”‘’《》（）\s\dA-Za-z]{1,6}"
_COMMAS = lazy(
    rf"(?P<last>[{_UNIT}])(?:[，；]{_WORD}(?P=last)){{2,5}}(?=[等。；]|联合|共同|[要应](?:各|按|加强|密切|认真)|分别|负责)"
)
_SHORT_COMMAS = lazy(
    rf"，[{HAN}]{{2}}，[{HAN}]{{2,4}}(?=等(?:活动|课程|(?:重点)?部位|环节|场所|学科|器材|设备|设施|物资|用品|社团|项目))"
)
_AFTER_SHORT = (
    "等活动", "等课程", "等部位", "等重点", "等环节", "等场所", "等学科", "等器材", "等设", "等物资", "等用品",
    "等社团", "等项目",
)  # fmt: skip
_AFTER_LISTS = ("等活动", "等课程")
_SEMICOLONS = lazy(r"(?:；[^，、。；：！？“”《》（）\s\dA-Za-z]{2,4}){2,5}(?=等(?:活动|课程))")


@rule("PUN041", "并列的词语之间用了逗号、分号", Severity.INFO)
def comma_in_a_list(document: Document) -> Iterator[Hit]:
    """并列词语之间的停顿用顿号：“县教育局、县财政局、县人社局”；词语较长或者带语气词时，才用逗号；分号只用在分句之间。

    依据：GB/T 15834—2011 4.5.3.1、附录B.1.1、B.1.4
    正例：县教育局、县财政局、县人社局等部门参加了会议。
    反例：县教育局，县财政局，县人社局等部门参加了会议。
    反例：开展阅读；演讲；书法等活动。
    反例：学校添置了图书，仪器，体育器材等设备。
    """
    for pattern, literals in ((_COMMAS, _UNITS), (_SEMICOLONS, _AFTER_LISTS), (_SHORT_COMMAS, _AFTER_SHORT)):
        for passage, found in matches(document, pattern, *literals, kinds=PROSE):
            marks = [at for at in range(*found.span()) if passage.value[at] in "，；"]
            fix = replacing(passage.text, *((at, at + 1, "、") for at in marks), safe=False)
            yield hit(passage.text, *found.span(), f"“{found[0]}”是并列的词语，其间宜用顿号", fix)


_CAPTION = lazy(r"^(?:续?表|附表|图) ?\d{1,2}(?:[-—.．－]\d{1,2})?[ \u3000:：][^，。；：\n]{2,30}。$", re.MULTILINE)
_NUMBERED = [f"{what}{n}" for what in "图表" for n in " 123456789"]


@rule("PUN042", "图、表的说明末尾用了句号", Severity.INFO)
def stopped_caption(document: Document) -> Iterator[Hit]:
    """图、表的名称和短语式说明，末尾不用句号；说明较长、中间已有句号的，最后也不用。

    依据：GB/T 15834—2011 附录A.1
    正例：
        # 云河县校舍情况报告

        表1 各校校舍面积情况

        | 学校 | 面积 |
        | --- | --- |
        | 第一小学 | 3200 |
    反例：
        # 云河县校舍情况报告

        表1 各校校舍面积情况。

        | 学校 | 面积 |
        | --- | --- |
        | 第一小学 | 3200 |
    """
    for passage, found in matches(document, _CAPTION, *_NUMBERED):
        at = found.end() - 1
        yield hit(passage.text, at, at + 1, "图、表的说明末尾不用句号", replacing(passage.text, (at, at + 1, "")))


_WIDE_CLOCK = lazy(r"(?<![\d.:：])(?:[01]?\d|2[0-4])(?P<colon>：)[0-5]\d(?![\d%％：])")
_DAYTIME = lazy(r"[日天号午晨晚间时点止前后（(—～~\-至到]|[周星期][一二三四五六日天]")
_THEN = lazy(r"之?前(?![场锋卫])|(?:准时|开始|召开|入场|集合|到校|离校|上课|放学|起床|就寝|开考)")
_NEAR = 6
_MINUTES = [f"：{n}" for n in range(6)]


@rule("NUM026", "时刻用了全角冒号", Severity.INFO)
def wide_colon_in_time(document: Document) -> Iterator[Hit]:
    """用阿拉伯数字写时刻，时、分之间用半角冒号“9:30”，也可以写作“9时30分”。

    依据：GB/T 15835—2011 5.1.5；GB/T 7408—2005
    正例：会议定于3月8日上午9:30召开。
    反例：会议定于3月8日上午9：30召开。
    反例：考生应于8：15前入场，会议定于3月20日14：30召开。
    """
    for passage, found in matches(document, _WIDE_CLOCK, *_MINUTES):
        before = passage.value[max(0, found.start() - _NEAR) : found.start()]
        if _DAYTIME.search(before) or _THEN.match(passage.value, found.end()):
            fix = replacing(passage.text, (*found.span("colon"), ":"))
            yield hit(passage.text, *found.span(), f"“{found[0]}”应写作“{found[0].replace('：', ':')}”", fix)
