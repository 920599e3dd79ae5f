"""Word files as careful secretaries make them by hand, in Word and in WPS, each in ways of its own → bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.readers import builders
from tests.readers.builders import cell, field, p, r, style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1400" w:gutter="0"/>'
)
FEET = '<w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>'
GRID = '<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="312"/>'
EVEN_AND_ODD = '<w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'
CENTRE = '<w:jc w:val="center"/>'


def fonts(name: str, latin: str | None = None) -> str:
    """Return a w:rFonts."""
    latin = latin or name
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:eastAsia="{name}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def face(name: str, half_points: int, more: str = "", latin: str | None = None) -> str:
    """Return the content of a w:rPr."""
    return f'{fonts(name, latin)}{more}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def exact(line: int) -> str:
    """Return the line spacing that is called 固定值; in twentieths of a point."""
    return f'<w:spacing w:line="{line}" w:lineRule="exact"/>'


INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
FANGSONG, KAITI, HEITI, SONG = (face(name, 32) for name in ("仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"))
BIAOSONG = face("方正小标宋简体", 44)

Row = tuple[str, tuple[tuple[str, str], ...]]
"""What a paragraph is, and its text in pieces: (typeface, characters)."""
TITLE = ("云河县教育局", "关于做好秋季学期校车安全工作的通知")
NOTICE: tuple[Row, ...] = (
    ("title", (("标", TITLE[0]),)),
    ("title", (("标", TITLE[1]),)),
    ("blank", ()),
    ("head", (("仿", "各中小学、幼儿园："),)),
    ("body", (("仿", "为做好秋季学期校车安全工作，保障学生上下学安全，现将有关事项通知如下。"),)),
    ("h1", (("黑", "一、压实工作责任"),)),
    ("body", (("仿", "各学校要明确专人负责校车安全，建立“一车一档”台账，每月检查1次，发现问题立即整改。"),)),
    ("h1", (("黑", "二、加强日常管理"),)),
    ("body", (("楷", "（一）抓好人员培训。"), ("仿", "驾驶人和随车照管人员每学期培训不少于2次，考核合格后上岗。"))),
    ("body", (("楷", "（二）规范车辆运行。"), ("仿", "校车按照核定的线路、站点和时间运行，不得超速、超员。"))),
    ("h1", (("黑", "三、强化监督检查"),)),
    ("body", (("仿", "县教育局将会同公安、交通运输部门开展联合检查，检查结果纳入年度考核。"),)),
    ("blank", ()),
    ("note", (("仿", "附件：校车安全工作任务分工表"),)),
    ("blank", ()),
    ("sign", (("仿", "云河县教育局"),)),
    ("date", (("仿", "2026年8月20日"),)),
)
Faces = dict[str, str]
"""Typeface → content of its w:rPr."""
DIRECT: Faces = {"标": BIAOSONG, "仿": FANGSONG, "楷": KAITI, "黑": HEITI}
RIGHT = '<w:jc w:val="right"/>'


def shapes(line: int, indent: str = INDENT) -> dict[str, str]:
    """Return what each kind of paragraph has in its w:pPr."""
    return {
        "title": exact(line) + CENTRE,
        "blank": exact(line),
        "head": exact(line),
        "body": exact(line) + indent,
        "h1": exact(line) + indent,
        "note": exact(line) + indent,
        "sign": exact(line) + '<w:ind w:rightChars="300" w:right="960"/>' + RIGHT,
        "date": exact(line) + '<w:ind w:rightChars="200" w:right="640"/>' + RIGHT,
    }


def set_rows(rows: Iterable[Row], forms: dict[str, str], faces: Faces, cut: Callable[[str], list[str]] = list) -> str:
    """Return paragraphs; ``cut`` tells how an editor broke a piece into runs."""
    return "".join(
        p("".join(r(part, faces[name]) for name, text in pieces for part in cut(text)), forms[kind])
        for kind, pieces in rows
    )


def whole(text: str) -> list[str]:
    """Leave a piece in one run."""
    return [text]


def number(properties: str, digits: str = face("宋体", 28)) -> str:
    """Return a paragraph of a footer: — 1 —."""
    return p(r("— ", digits) + field("PAGE  \\* MERGEFORMAT", "1", digits) + r(" —", digits), properties)


SIDES = {
    "odd": number('<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'),
    "even": number('<w:ind w:leftChars="100" w:left="280"/>'),
}
FRAME = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="outside" w:y="1"/>'
NORMAL = style("a", "Normal", '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>', default=True)
WPS_NORMAL = style(
    "1", "Normal", f'<w:pPr>{exact(560)}<w:jc w:val="both"/></w:pPr><w:rPr>{FANGSONG}</w:rPr>', default=True
)
THEME = (
    '<a:fontScheme name="Office"><a:majorFont><a:latin typeface="方正小标宋简体"/><a:ea typeface=""/>'
    '<a:cs typeface=""/>'
    '<a:font script="Hans" typeface="方正小标宋简体"/></a:majorFont><a:minorFont><a:latin typeface="仿宋"/>'
    '<a:ea typeface=""/><a:cs typeface=""/><a:font script="Hans" typeface="仿宋"/></a:minorFont></a:fontScheme>'
)
TABLE_ROWS = (("序号", "工作任务", "责任科室"), ("1", "台账建设", "安全科"), ("2", "人员培训", "基础教育科"))


def table(type_face: str) -> str:
    """Return a table of tasks."""
    borders = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    rows = "".join(
        "<w:tr>" + "".join(cell(p(r(text, type_face), CENTRE)) for text in row) + "</w:tr>" for row in TABLE_ROWS
    )
    return f"<w:tbl>{borders}{rows}</w:tbl>"


def word_by_hand(footers: dict[str, str] | None = None) -> bytes:
    """Everything set directly over Word's own 正文; the page number in a frame at the outer side, in a control."""
    framed = number(FRAME)
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{framed}</w:sdtContent></w:sdt>"
    body = set_rows(NOTICE, shapes(579), DIRECT, whole)
    return builders.docx(
        body + f"<w:sectPr>{FEET}{PAGE}{GRID}</w:sectPr>",
        styles=NORMAL,
        settings=EVEN_AND_ODD,
        footers=footers or {"odd": control + p(), "even": control + p()},
    )


def boxed(content: str) -> str:
    """Return a paragraph that holds a text box as WPS draws it, with its fallback."""
    return p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="margin">'
        "<wp:align>outside</wp:align></wp:positionH><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape style="mso-position-horizontal:outside;"><v:textbox><w:txbxContent>'
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def wps_by_styles() -> bytes:
    """正文 and 标题 1 of WPS changed to suit; lines of 28 磅; the page number in a text box."""
    headed = style(
        "2",
        "heading 1",
        f'<w:basedOn w:val="1"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr>{HEITI}</w:rPr>',
    )
    plain = {name: "" if name == "仿" else properties for name, properties in DIRECT.items()}
    forms = shapes(560)
    forms = {kind: form.replace(exact(560), "") for kind, form in forms.items()}
    forms["h1"] = '<w:pStyle w:val="2"/>' + INDENT
    body = set_rows(NOTICE, forms, plain, whole)
    foot = boxed(number("<w:jc w:val='left'/>"))
    return builders.docx(
        body + f'<w:sectPr>{FEET}{PAGE}<w:pgNumType w:fmt="decimal"/>{GRID}</w:sectPr>',
        styles=WPS_NORMAL + headed,
        settings=EVEN_AND_ODD,
        footers={"odd": foot, "even": foot},
    )


def _level(depth: int, text: str, indent: str) -> str:
    form = (
        f'<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
    )
    return f'<w:lvl w:ilvl="{depth}">{form}<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'


def _unnumbered(kind: str, pieces: tuple[tuple[str, str], ...]) -> Row:
    """Return a row without the ordinal that is typed in it; second headings get a kind of their own."""
    bare = tuple((name, text.lstrip("一二三、（）") if name in "黑楷" else text) for name, text in pieces)
    return ("h2" if kind == "body" and pieces[0][0] == "楷" else kind), bare


def numbered_by_word() -> bytes:
    """Headings numbered by Word, through their styles and a list; lines of 30 磅, as many offices set them."""
    first, second = (
        style(
            identifier,
            f"heading {level}",
            f'<w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
            f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr>{properties}</w:rPr>',
        )
        for identifier, level, properties in (("b", 1, HEITI), ("c", 2, KAITI))
    )
    indent = '<w:ind w:left="0" w:firstLine="640"/>'
    levels = _level(0, "%1、", indent) + _level(1, "（%2）", indent)
    listed = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{listed}'
    rows = [_unnumbered(kind, pieces) for kind, pieces in NOTICE]
    forms = shapes(600)
    forms["h1"] = '<w:pStyle w:val="b"/>' + exact(600)
    forms["h2"] = '<w:pStyle w:val="c"/>' + exact(600)
    return builders.docx(
        set_rows(rows, forms, DIRECT, whole) + f"<w:sectPr>{FEET}{PAGE}{GRID}</w:sectPr>",
        styles=NORMAL + first + second,
        numbering=numbering,
        settings=EVEN_AND_ODD,
        footers=SIDES,
    )


def without_styles() -> bytes:
    """No style at all; typefaces of 方正; a grid of 22 lines of 28 characters; indents in twips alone."""
    names = {"标": "方正小标宋_GBK", "仿": "方正仿宋_GBK", "楷": "方正楷体_GBK", "黑": "方正黑体_GBK"}
    faces = {name: face(font, 44 if name == "标" else 32) for name, font in names.items()}
    forms = {kind: form.replace(exact(579), "") for kind, form in shapes(579, '<w:ind w:firstLine="632"/>').items()}
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>'
    simple = '<w:fldSimple w:instr=" PAGE ">' + r("1", face("宋体", 28)) + "</w:fldSimple>"
    dash = r("－", face("宋体", 28))
    feet = {
        "odd": p(dash + simple + dash, '<w:jc w:val="right"/>'),
        "even": p(dash + simple + dash, '<w:jc w:val="left"/>'),
    }
    return builders.docx(
        set_rows(NOTICE, forms, faces, whole) + f"<w:sectPr>{FEET}{PAGE}{grid}</w:sectPr>",
        settings=EVEN_AND_ODD,
        footers=feet,
    )


def fonts_by_theme() -> bytes:
    """Typefaces out of the theme; the binding margin as 装订线; margins mirrored; the paper of an older Word."""
    themed = '<w:rFonts w:asciiTheme="minorEastAsia" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorEastAsia"/>'
    major = themed.replace("minor", "major")
    normal = style(
        "a", "Normal", f'<w:pPr><w:jc w:val="both"/></w:pPr><w:rPr>{themed}<w:sz w:val="32"/></w:rPr>', default=True
    )
    faces = {**DIRECT, "标": major + '<w:sz w:val="44"/>', "仿": "", "楷": face("楷体", 32)}
    page = (
        '<w:pgSz w:w="11907" w:h="16840" w:code="9"/>'
        '<w:pgMar w:top="-2098" w:right="1474" w:bottom="1985" w:left="1134" w:footer="1418" w:gutter="454"/>'
    )
    return builders.docx(
        set_rows(NOTICE, shapes(570), faces, whole) + f"<w:sectPr>{FEET}{page}{GRID}</w:sectPr>",
        styles=normal,
        theme_elements=THEME,
        settings="<w:mirrorMargins/>" + EVEN_AND_ODD,
        footers=SIDES,
    )


def with_red_head() -> bytes:
    """A 版头 of its own with a red line, a 版记 as a table behind the end, the first page with a footer of its own."""
    red = face("方正小标宋简体", 84, '<w:color w:val="FF0000"/>')
    line = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="8" w:color="FF0000"/></w:pBdr>'
    head = p(r("云河县教育局文件", red), CENTRE) + p() + p(r("云教发〔2026〕12号", FANGSONG), line + CENTRE) + p()
    small = face("仿宋_GB2312", 28)
    edges = "<w:top w:val='single' w:sz='8'/><w:bottom w:val='single' w:sz='8'/>"
    rule = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
    side = '<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>'
    foot = "".join(
        f"<w:tr>{cell(p(r(text, small), side))}</w:tr>"
        for text in ("抄送：县公安局，县交通运输局。", "云河县教育局办公室　　　　　　2026年8月20日印发")
    )
    first = FEET.replace("/><", '/><w:footerReference w:type="first" r:id="odd"/><', 1)
    return builders.docx(
        head
        + set_rows(NOTICE, shapes(579), DIRECT, whole)
        + p()
        + f"<w:tbl>{rule}{foot}</w:tbl>"
        + p()
        + f"<w:sectPr>{first}{PAGE}<w:titlePg/>{GRID}</w:sectPr>",
        styles=NORMAL,
        settings=EVEN_AND_ODD,
        footers=SIDES,
    )


def with_foot_in_lines() -> bytes:
    """A 上行文: 发文字号 and 签发人 on one line; the 版记 in lines with borders."""
    red = face("方正公文小标宋", 84, '<w:color w:val="C00000"/>')
    mark = p(r("000001", FANGSONG)) + p(r("特急", HEITI)) + p(r("云河县教育局文件", red), CENTRE) + p() + p()
    line = (
        p(r("云教发〔2026〕12号", FANGSONG) + r("<w:tab/>") + r("签发人：", FANGSONG) + r("张某某", KAITI)) + p() + p()
    )
    border = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>'
    side = '<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>'
    foot = "".join(
        p(r(text, face("仿宋_GB2312", 28)), border + side)
        for text in ("抄送：县公安局，县交通运输局。", "云河县教育局办公室　　　　　　2026年8月20日印发")
    )
    return builders.docx(
        mark + line + set_rows(NOTICE, shapes(579), DIRECT, whole) + foot + f"<w:sectPr>{FEET}{PAGE}{GRID}</w:sectPr>",
        styles=NORMAL,
        settings=EVEN_AND_ODD,
        footers=SIDES,
    )


def with_crosswise_table() -> bytes:
    """Three sections: the text, the attachment on a page laid crosswise, what follows it upright again."""
    upright = f"<w:sectPr>{FEET}{PAGE}{GRID}</w:sectPr>"
    across = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984" w:header="851" w:footer="992"/>'
        '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    )
    last = f"<w:sectPr>{PAGE}{GRID}</w:sectPr>"
    text = set_rows(NOTICE, shapes(579), DIRECT, whole)
    annex = (
        p(r("附件", HEITI))
        + p(r("校车安全工作任务分工表", BIAOSONG), exact(579) + CENTRE)
        + table(face("仿宋_GB2312", 24))
    )
    return builders.docx(
        text
        + p("", upright)
        + annex
        + p("", across)
        + p(r("各学校要对照分工抓好落实。", FANGSONG), exact(579) + INDENT)
        + last,
        styles=NORMAL,
        settings=EVEN_AND_ODD,
        footers=SIDES,
    )


def much_revised() -> bytes:
    """Runs broken anywhere by proofing and revision marks; typefaces under their English names."""
    names = {"标": "FZXiaoBiaoSong-B05S", "仿": "FangSong", "楷": "KaiTi", "黑": "SimHei"}
    lang = '<w:kern w:val="0"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/>'
    faces = {name: face(font, 44 if name == "标" else 32) + lang for name, font in names.items()}
    body = set_rows(NOTICE, shapes(580), faces)
    body = body.replace("<w:p>", '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00B15A3F" w:rsidP="00A77B3E">')
    body = body.replace(
        "</w:pPr><w:r>", '</w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r>', 1
    )
    body = body.replace("</w:r><w:r>", '</w:r><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00C12D44">', 40)
    tagged = body.replace("<w:t xml", "<w:lastRenderedPageBreak/><w:t xml", 1)
    return builders.docx(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{tagged}</w:sdtContent></w:sdt>"
        f"<w:sectPr w:rsidR='00A77B3E'>{FEET}{PAGE}{GRID}</w:sectPr>",
        styles=NORMAL,
        settings=EVEN_AND_ODD,
        footers={
            "odd": number('<w:jc w:val="end"/>', face("SimSun", 28)),
            "even": number('<w:jc w:val="start"/>', face("SimSun", 28)),
        },
    )


SPEECH: tuple[Row, ...] = (
    ("title", (("标", "在全县教育工作会议上的讲话"),)),
    ("by", (("楷", "（2026年2月26日）"),)),
    ("blank", ()),
    ("head", (("仿", "同志们："),)),
    ("body", (("仿", "这次会议的主要任务是，总结去年工作，部署今年任务。下面，我讲三点意见。"),)),
    ("h1", (("黑", "一、肯定成绩，坚定信心"),)),
    ("body", (("仿", "过去一年，全县教育系统齐心协力，各项工作取得新进展。"),)),
    ("h1", (("黑", "二、突出重点，狠抓落实"),)),
    ("body", (("楷", "（一）抓质量。"), ("仿", "一是健全教研制度，二是用好评价结果，三是办好家长学校。"))),
    ("body", (("楷", "（二）保安全。"), ("仿", "坚持每月排查1次隐患，做到整改不过夜。"))),
    ("h1", (("黑", "三、加强领导，形成合力"),)),
    ("body", (("仿", "各学校要把责任扛在肩上，把工作落到实处。"),)),
)


def speech_on_the_grid() -> bytes:
    """A speech: single lines on a grid of 22, tightened to 28 characters; typefaces of 华文."""
    names = {"标": "小标宋体", "仿": "华文仿宋", "楷": "华文楷体", "黑": "华文黑体"}
    tight = '<w:spacing w:val="-5"/>'
    faces = {name: face(font, 44 if name == "标" else 32, tight, "Times New Roman") for name, font in names.items()}
    forms = {kind: form.replace(exact(579), "") for kind, form in shapes(579).items()} | {"by": CENTRE}
    return builders.docx(
        set_rows(SPEECH, forms, faces, whole)
        + f'<w:sectPr>{FEET}{PAGE}<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>',
        styles=NORMAL,
        settings=EVEN_AND_ODD,
        footers=SIDES,
    )


POINTS: tuple[Row, ...] = (
    ("title", (("标", "云河县教育局2026年工作要点"),)),
    ("blank", ()),
    ("body", (("仿", "2026年，全县教育工作要聚焦立德树人，统筹推进各项重点任务。"),)),
    ("h1", (("黑", "一、加强学校安全"),)),
    (
        "body",
        (
            ("楷", "（一）健全责任体系。"),
            ("仿", "逐级签订责任书，每学期检查1次，3月底前完成。"),
            ("楷", "（责任科室：安全科）"),
        ),
    ),
    ("body", (("楷", "（二）开展隐患排查。"), ("仿", "每月排查1次，建立台账，限期整改。责任科室：安全科。"))),
    ("h1", (("黑", "二、强化组织保障"),)),
    ("body", (("仿", "各科室要细化措施，6月底、12月底各报送1次进展情况。任务分工见下表。"),)),
)


def points_with_table() -> bytes:
    """工作要点 of WPS with a table in smaller type under a caption; digits in Times New Roman."""
    faces = {**DIRECT, "仿": face("仿宋_GB2312", 32, latin="Times New Roman")}
    caption = p(r("表1　任务分工", face("黑体", 28)), CENTRE)
    draft: Row = ("by", (("楷", "（征求意见稿）"),))
    return builders.docx(
        set_rows((POINTS[0], draft, *POINTS[1:]), shapes(560) | {"by": CENTRE}, faces, whole)
        + caption
        + table(face("宋体", 21))
        + p()
        + f"<w:sectPr>{FEET}{PAGE}{GRID}</w:sectPr>",
        styles=WPS_NORMAL,
        settings=EVEN_AND_ODD,
        footers=SIDES,
    )


WELL_MADE: dict[str, Callable[[], bytes]] = {
    "Word，逐段设置": word_by_hand,
    "WPS，改了样式": wps_by_styles,
    "自动编号": numbered_by_word,
    "没有样式": without_styles,
    "主题字体、装订线": fonts_by_theme,
    "红头": with_red_head,
    "上行文、版记分行": with_foot_in_lines,
    "横排附表": with_crosswise_table,
    "多次修改": much_revised,
    "讲话": speech_on_the_grid,
    "要点带表格": points_with_table,
}
