"""Nothing → the JSON Schema of 要素 in a plan, and which of them a 版式 has a place for."""

from __future__ import annotations

from typing import Any

from govdoc.drafting.attachments import SCHEMAS
from govdoc.drafting.officialforms import CLASSIFICATION, COPY_NUMBER, DATE, NUMBER
from govdoc.model import OfficialFormat

Schema = dict[str, Any]
LAYOUTS = tuple(str(form) for form in OfficialFormat)
ATTENDANCE = ("出席", "请假", "列席")
BY_HAND = "加盖"
"""Value of 印章: the printed paper will be stamped by hand."""
_MASTHEAD = ("份号", "密级和保密期限", "紧急程度", "发文机关标志", "发文字号")
_OFFICE = ("印发机关", "印发日期")
_NO_PLACE: dict[str, tuple[str, ...]] = {
    OfficialFormat.ORDINARY: (*_MASTHEAD, "签发人", *ATTENDANCE, "抄送机关", *_OFFICE),
    OfficialFormat.DOCUMENT: ATTENDANCE,
    OfficialFormat.LETTER: ("签发人", *ATTENDANCE, *_OFFICE),
    OfficialFormat.ORDER: ("签发人", *ATTENDANCE),
    OfficialFormat.MINUTES: ("签发人",),
}
"""版式 → the elements it does not print (GB/T 9704—2012 7.1, 10)."""


def _line(title: str, description: str, example: str, *aliases: str, **more: object) -> Schema:
    """Return the schema of a text."""
    return {
        "title": title,
        "description": description,
        "type": "string",
        "examples": [example],
        "x-aliases": list(aliases),
        **more,
    }


def _lines(title: str, description: str, example: str, *aliases: str) -> Schema:
    """Return the schema of a text or a list of texts."""
    return _line(title, description, example, *aliases, type=["string", "array"], items={"type": "string"})


_PROPERTIES = (
    _line("标题", "不用模板拟的标题时填写", "云河县教育局2026年工作要点", "title"),
    _line("份号", "涉密公文的印制顺序号，补足 6 位", "000001", "copy_number", format=COPY_NUMBER),
    _line(
        "密级和保密期限", "涉密公文填写，密级与期限之间的★自动加上", "机密★1年", "classification", format=CLASSIFICATION
    ),
    _line("紧急程度", "紧急公文填写：特急或加急", "特急", "urgency", enum=["特急", "加急"]),
    _lines(
        "发文机关标志",
        "红头：机关名称加“文件”；不写时由发文机关署名得出；联合行文时写成列表，主办机关在前",
        "云河县教育局文件",
        "issuer_mark",
    ),
    _line("发文字号", "年份外的括号用哪种都可以，自动改成〔〕", "云教〔2026〕5号", "document_number", format=NUMBER),
    _lines("签发人", "上行文填写；几位签发人写成列表或用顿号隔开，主办机关的在前", "林知远", "signatory"),
    _line("题下日期", "写在标题下的括号里，讲话稿常用", "2026年2月5日", "byline_date", format=DATE),
    _line("主送机关", "在标题下一行顶格，末尾的冒号自动加上", "各中小学、幼儿园，局属各单位", "addressee"),
    _line("称呼", "讲话稿开头对听众的称呼，末尾的冒号自动加上", "同志们", "salutation"),
    _lines(
        "附件说明", "正文后列出的附件名称，一件写一项，不加书名号和序号", "2026年重点工作任务分工表", "attachment_note"
    ),
    _lines("出席", "纪要填写：出席人单位、姓名", "林知远、顾明川", "present"),
    _lines("请假", "纪要填写：请假人单位、姓名", "许安", "absent"),
    _lines("列席", "纪要填写：列席人单位、姓名", "许安", "observers"),
    _lines("发文机关署名", "发文机关全称；联合行文时写成列表，主办机关在前", "云河县教育局", "signature"),
    _lines(
        "印章",
        f"打印后盖章写“{BY_HAND}”，留出盖章的位置；套印则写图片的路径，联合行文按署名的顺序写成列表；不写为不盖章",
        BY_HAND,
        "seal",
    ),
    _line("签发人职务", "加盖签名章时写在签名章前的职务", "局长", "stamp_office"),
    _line("签名章", "签名章图片的路径；不写则留出加盖的位置", "签名章.png", "stamp"),
    _line("成文日期", "署名下一行的日期", "2026年2月5日", "date", format=DATE),
    _line("附注", "日期下一行、圆括号里的说明，括号自动加上", "此件公开发布", "remark"),
    *SCHEMAS,
    _lines("抄送机关", "版记中的抄送机关，“抄送”二字和句号自动加上", "县政府办公室，县财政局", "cc"),
    _line("印发机关", "版记中的印发机关，一般是办公室", "云河县教育局办公室", "printing_office"),
    _line("印发日期", "版记中的日期，“印发”二字自动加上", "2026年2月6日", "print_date", format=DATE),
)
ELEMENTS: Schema = {
    "title": "要素",
    "description": "各模板通用的公文要素，都可以不写",
    "type": "object",
    "x-aliases": ["elements"],
    "properties": {one["title"]: one for one in _PROPERTIES},
}
"""The elements of GB/T 9704—2012 7 that a plan may give, in the order of the page."""


def layout_schema(key: str, default: str) -> Schema:
    """Return the schema of the key 版式."""
    return {
        "title": key,
        "description": "版面：普通（无版头、版记）、文件（红头）、信函、命令、纪要",
        "enum": list(LAYOUTS),
        "default": default,
        "x-aliases": ["layout"],
    }


def layout_rules(layout_key: str, elements_key: str, default: str) -> list[Schema]:
    """Return the conditions that refuse an element in a 版式 that has no place for it.

    A plan without 版式 has that of ``default``.
    """
    rules: list[Schema] = []
    for layout, names in _NO_PLACE.items():
        refused = {
            name: {"not": {}, "x-refused": f"“{layout}”版式不印“{name}”，请删去，或者改用别的版式"} for name in names
        }
        required = [layout_key] if layout != default else []
        rules.append(
            {
                "if": {"properties": {layout_key: {"const": str(layout)}}, "required": required},
                "then": {"properties": {elements_key: {"properties": refused}}},
            }
        )
    return rules
