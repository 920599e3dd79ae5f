"""Title, document number, date, attachment note → what breaks the form (GB/T 9704—2012 7.2, 7.3)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from govdoc.lint.passage import HAN, Kind, passages
from govdoc.lint.rule import Hit, Severity, hit, replacing, rule
from govdoc.model import Document, Form, Heading, Paragraph, Residue
from govdoc.ordinals import arabic

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_HEADINGS = 2


@rule("ELE001", "缺少标题")
def no_title(document: Document) -> Iterator[Hit]:
    """公文应当有标题；正文分了层次却没有标题，多是复制时漏掉了。

    依据：《党政机关公文处理工作条例》第九条
    正例：
        云河县教育局2026年工作要点
        一、加强党的建设
        各校要落实主体责任。
        二、提高教育质量
        各校要深化课堂教学改革。
    反例：
        一、加强党的建设
        各校要落实主体责任。
        二、提高教育质量
        各校要深化课堂教学改革。
    """
    first = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    if document.title is None and len(first) >= _FEWEST_HEADINGS:
        body = next(block for block in document.blocks if not isinstance(block, Residue))
        at = body.text.start if isinstance(body, Paragraph) else first[0].start
        yield Hit(at, at, "没有找到标题，请在文首写明标题")


@rule("ELE002", "标题末尾有标点")
def stopped_title(document: Document) -> Iterator[Hit]:
    """公文标题末尾不用句号、逗号、分号、冒号、顿号。

    依据：GB/T 15834—2011 标题末尾不用点号
    正例：
        云河县教育局2026年工作要点
        2026年，全县教育工作要突出重点，狠抓落实，办好人民满意的教育。
    反例：
        # 云河县教育局2026年工作要点。

        2026年，全县教育工作要突出重点，狠抓落实，办好人民满意的教育。
    """
    for passage in passages(document):
        if passage.kind is Kind.TITLE and passage.value[-1:] in tuple("。，；：、,;:"):
            at = len(passage.value) - 1
            yield hit(passage.text, at, at + 1, "标题末尾不用标点", replacing(passage.text, (at, at + 1, "")))


_TWICE = re.compile(
    r"(的(?:通知|通报|意见|报告|请示|批复|决定|公告|通告|函|纪要))\1|关于(?:转发|印发|批转)[^《》]*的(?P<kind>通知|意见|办法)的通知$"
)


@rule("ELE003", "标题中“关于”重复")
def doubled_about(document: Document) -> Iterator[Hit]:
    """标题中“关于”只用一次；转发、印发文件应当省去一个“关于”，或者把原文标题放进书名号。

    依据：《党政机关公文处理工作条例》第九条（七）
    正例：
        云河县教育局关于做好2026年春季开学工作的通知

        各中小学：

        现将有关事项通知如下。
    反例：
        # 云河县教育局关于关于做好2026年春季开学工作的通知

        现将有关事项通知如下。
    反例：
        # 云河县教育局关于转发市教育局关于做好春季开学工作的通知

        现将有关事项通知如下。
    """
    for passage in passages(document):
        if passage.kind is not Kind.TITLE:
            continue
        places = [found.start() for found in re.finditer("关于", passage.value)]
        places = [at for at in places if not passage.cited(at, at + 2)]
        for at in places[1:]:
            yield hit(passage.text, at, at + 2, "标题中“关于”重复，请删去一个，或把原文标题放进书名号")


@rule("ELE004", "标题中文种重复")
def doubled_genre(document: Document) -> Iterator[Hit]:
    """标题末尾的文种只写一次，不写“的通知的通知”。

    依据：《党政机关公文处理工作条例》第九条（七）
    正例：
        # 云河县教育局转发市教育局关于做好春季开学工作的通知

        现将有关事项通知如下。
    反例：
        # 云河县教育局转发市教育局关于做好春季开学工作的通知的通知

        现将有关事项通知如下。
    """
    for passage in passages(document):
        if passage.kind is Kind.TITLE and (found := _TWICE.search(passage.value)) and found[1]:
            half = found.start() + len(found[1])
            fix = replacing(passage.text, (half, found.end(), ""))
            yield hit(passage.text, *found.span(), f"文种重复：“{found[0]}”应为“{found[1]}”", fix)


_CHINESE_DATE = re.compile(
    r"(?P<year>[一二三四五六七八九][〇○零ＯO0一二三四五六七八九]{3})年"
    r"(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "○零ＯO0", "0"
)


@rule("ELE005", "成文日期用了汉字数字", Severity.ERROR)
def chinese_date(document: Document) -> Iterator[Hit]:
    """成文日期用阿拉伯数字将年、月、日标全，不再用“二〇二六年”的写法。

    依据：GB/T 9704—2012 7.3.5.4
    正例：
        云河县教育局关于开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        2026年2月5日
    反例：
        云河县教育局关于开学工作的通知
        各中小学要认真做好开学准备工作，确保按时开学。
        云河县教育局
        二〇二六年二月五日
    """
    for passage in passages(document):
        if passage.element not in {"date", "print_date"} and passage.kind is not Kind.BODY:
            continue
        found = _CHINESE_DATE.fullmatch(passage.value.strip())
        month, day = (arabic(found["month"]), arabic(found["day"])) if found else (None, None)
        if found and month and day:
            year = "".join(_DIGITS[character] for character in found["year"])
            right = f"{year}年{month}月{day}日"
            start = passage.value.index(found[0])
            fix = replacing(passage.text, (start, start + len(found[0]), right))
            yield hit(passage.text, start, start + len(found[0]), f"成文日期应写作“{right}”", fix)


_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4})\s*(?P<mark>[年./-])\s*)(?P<month>\d{1,2})\s*(?:月|(?P=mark))\s*(?P<day>\d{1,2})(?:\s*日|(?![\d.年%％]))"
    r"|(?<![\d.年])(?P<only_month>\d{1,2})月(?P<only_day>\d{1,2})日"
)
_LEAP_YEAR = 2000
_YEARS = range(1000, 2200)


@rule("ELE006", "日期不存在", Severity.ERROR)
def impossible_date(document: Document) -> Iterator[Hit]:
    """文中的日期应当存在：没有2月30日，没有13月。

    依据：《党政机关公文处理工作条例》第二十条（时间、数字应当准确）
    正例：2026年2月28日，全县召开开学工作会议，3月1日正式行课。
    反例：2026年2月30日，全县召开开学工作会议。
    反例：培训定于9月31日举行。
    """
    for passage in passages(document):
        for found in _DATE.finditer(passage.value):
            if passage.is_address(found.start()) or (found["mark"] in {".", "/", "-"} and not _is_full(found)):
                continue
            year, month, day = _numbers(found)
            if not _exists(year, month, day):
                yield hit(passage.text, *found.span(), f"没有“{found[0]}”这一天，请核对")


def _is_full(found: re.Match[str]) -> bool:
    """Whether numbers with dots are a date and no section number: a year of ours, a month, a day that may be wrong."""
    return found["year"] is not None and found["year"][:2] in {"19", "20"} and 1 <= int(found["month"]) <= 12  # noqa: PLR2004


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month, day; a leap year where no year is told."""
    if found["year"]:
        return int(found["year"]), int(found["month"]), int(found["day"])
    return _LEAP_YEAR, int(found["only_month"]), int(found["only_day"])


def _exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    if year not in _YEARS:
        return True
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_NUMBER = re.compile(
    rf"(?<=[{HAN}])(?P<open>[〔\[【（(［﹝])\s*(?P<year>(?:19|20)\d\d)\s*(?P<close>[〕\]】）)］﹞])\s*(?P<rest>(?P<the>第)?(?P<zero>0*)(?P<number>\d{{1,5}})号)"
)


@rule("ELE007", "发文字号写法不规范", Severity.ERROR)
def document_number(document: Document) -> Iterator[Hit]:
    """发文字号的年份用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（1不编为01）。

    依据：GB/T 9704—2012 7.2.5
    正例：按照《关于做好控辍保学工作的通知》（云教发〔2026〕8号）要求，各校要建立台账。
    反例：按照《关于做好控辍保学工作的通知》（云教发[2026]8号）要求，各校要建立台账。
    反例：按照《关于做好控辍保学工作的通知》（云教发〔2026〕第08号）要求，各校要建立台账。
    """
    for passage in passages(document):
        for found in _NUMBER.finditer(passage.value):
            if found["open"] == "〔" and found["close"] == "〕" and not found["the"] and not found["zero"]:
                continue
            if found["open"] in "（(" and found["the"]:
                continue  # 主席令（2021）第8号 and the like count otherwise
            right = f"〔{found['year']}〕{found['number']}号"
            fix = replacing(passage.text, (*found.span(), right))
            yield hit(passage.text, *found.span(), f"发文字号“{found[0]}”应写作“{right}”", fix)


_ATTACHMENT = re.compile(
    r"附件\s*[：:]\s*(?:\d{1,2}\s*[.．、])?\s*(?P<name>[^。；;，,：:]{4,60}?)(?P<stop>[。；;，,])\s*"
)


@rule("ELE008", "附件名称后有标点", Severity.ERROR)
def stopped_attachment(document: Document) -> Iterator[Hit]:
    """附件说明中，附件名称后不加标点符号。

    依据：GB/T 9704—2012 7.3.4
    正例：附件：1. 云河县中小学校舍安全排查表
    反例：附件：1. 云河县中小学校舍安全排查表。
    """
    for passage in passages(document):
        if passage.kind is not Kind.BODY and passage.element != "attachment_note":
            continue
        pattern = _ATTACHMENT if passage.kind is Kind.BODY or "附件" in passage.value else _NAME
        if found := pattern.fullmatch(passage.value):
            at = found.start("stop")
            yield hit(passage.text, at, at + 1, "附件名称后不加标点符号", replacing(passage.text, (at, at + 1, "")))


_NAME = re.compile(r"(?:\d{1,2}\s*[.．、])?\s*[^。；;，,]{4,60}(?P<stop>[。；;，,])")
_NO_TEXT = re.compile(r"[（(]\s*此页无正文\s*[）)]")


@rule("ELE009", "标注“此页无正文”")
def no_text_note(document: Document) -> Iterator[Hit]:
    """现行格式不再标注“此页无正文”：版面容不下印章时，应当调整行距、字距解决。

    依据：GB/T 9704—2012 7.3.5.5
    正例：特此通知。
    反例：（此页无正文）
    """
    for passage in passages(document):
        for found in _NO_TEXT.finditer(passage.value):
            yield hit(passage.text, *found.span(), "不再标注“此页无正文”，请调整行距、字距，使署名与正文同页")


@rule("ELE010", "称呼或主送机关后未用冒号", Severity.ERROR)
def salutation_without_colon(document: Document) -> Iterator[Hit]:
    """主送机关（讲话稿为称呼）顶格书写，最后一个名称后标全角冒号。

    依据：GB/T 9704—2012 7.3.2
    正例：
        在全县教育工作会议上的讲话
        同志们：
        今天的会议很重要，请大家认真领会，抓好落实。
    反例：
        # 在全县教育工作会议上的讲话

        尊敬的各位领导，

        今天的会议很重要，请大家认真领会，抓好落实。
    """
    for passage in passages(document):
        if passage.kind is not Kind.SALUTATION and passage.element != "addressee":
            continue
        last = passage.value[-1:]
        if last in tuple("，。；,;、"):
            at = len(passage.value) - 1
            yield hit(passage.text, at, at + 1, "末尾应用全角冒号", replacing(passage.text, (at, at + 1, "：")))
        elif passage.element == "addressee" and last not in tuple("：:") and document.source.form is Form.TEXT:
            yield hit(passage.text, max(len(passage.value) - 1, 0), len(passage.value), "主送机关末尾应标全角冒号")
