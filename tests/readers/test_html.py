"""Saved web pages: the body is all there, the chrome is not; encodings, lines, and pages made to hurt."""

from __future__ import annotations

import html as entities
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.errors import GovdocError, UnreadableError
from govdoc.model import Paragraph, Residue, block_texts
from govdoc.outline import outline
from govdoc.readers import html, read

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
_BLOCK = re.compile(r"</?(?:p|div|br|td|tr|li|h\d|section|table|ol|ul|blockquote)\b[^>]*>", re.IGNORECASE)
CHROME = {
    "trs": ["政务公开", "相关阅读", "ICP备案号", "脚本里的字"],
    "nbsp": ["机构概况", "栏目导航", "工作动态", "技术支持"],
    "table_layout": ["站内搜索", "教师风采", "建议使用"],
    "one_paragraph": ["范文大全", "热门文章", "Copyright"],
    "printed_lines": ["开通会员上传", "百日誓师", "帮助中心"],
    "school_cms": ["现任领导", "清明节放假", "学府路"],
    "nested_sections": ["预览时标签", "微信扫一扫"],
    "link_heavy": ["网友评论", "最新政策", "友情链接"],
    "split_body": ["云河教育网", "10086"],
    "tiny": [],
}
HEADINGS = {
    "trs": ["补齐学位短板", "提高课堂质量", "强化组织保障"],
    "nbsp": ["肯定成绩，看清差距", "盯住重点，堵塞漏洞", "压实责任，抓好落实"],
    "table_layout": ["德育工作有新气象", "教学质量稳步提升", "存在的问题"],
    "one_paragraph": ["工作目标", "主要措施", "工作要求"],
    "printed_lines": ["思想上再紧一扣", "备考上再细一层", "服务上再进一步"],
    "school_cms": ["参赛对象", "时间安排", "有关要求"],
    "nested_sections": ["总体目标", "重点任务", "保障措施"],
    "link_heavy": ["招生原则", "招生办法", "工作要求"],
    "split_body": ["目标任务", "实施步骤", "保障机制"],
    "tiny": [],
}


def page_bytes(path: Path) -> bytes:
    """The page in the encoding that it declares."""
    text = path.read_text(encoding="utf-8")
    declared = re.search(r"charset=[\"']?([\w-]+)", text)
    assert declared is not None
    return text.encode(declared[1])


def body_lines(page: str) -> list[str]:
    """The paragraphs between the marks in a page, white space taken out."""
    found = re.search(r"<!--begin-->(.*?)<!--end-->", page, re.DOTALL)
    assert found is not None
    body = _BLOCK.sub("\n", re.sub(r"<(style|script|a)\b[^>]*>\s*(<img[^>]*>\s*)?</\1>", "", found[1]))
    lines = ("".join(entities.unescape(re.sub(r"<[^>]+>", "", line)).split()) for line in body.split("\n"))
    return [line for line in lines if line]


def shown(data: bytes | str) -> list[str]:
    """The lines of what the reader extracts, indents taken off."""
    page = data.encode() if isinstance(data, str) else data
    return [line.strip() for line in html.parse(page, "页.html").source.text.split("\n")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_nothing_of_the_body_is_lost_and_the_title_is_there(path: Path) -> None:
    document = html.parse(page_bytes(path), path.name)
    text = "".join("".join(part.value.split()) for block in document.blocks for part in block_texts(block))
    lines = body_lines(path.read_text(encoding="utf-8"))
    assert len(lines) >= 3
    assert [line for line in lines if line not in text] == []
    title = outline(document).title
    assert title is not None
    assert title in path.read_text(encoding="utf-8").replace("\n", "")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_chrome_of_the_page_is_left_out_or_residue(path: Path) -> None:
    document = html.parse(page_bytes(path), path.name)
    text = "".join(part.value for block in document.blocks for part in block_texts(block))
    assert [words for words in CHROME[path.stem] if words in text] == []
    assert bool(document.skipped) == bool(CHROME[path.stem])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_outline_of_a_page_is_that_of_its_text(path: Path) -> None:
    found = outline(html.parse(page_bytes(path), path.name))
    assert [section.title for section in found.sections if section.heading is not None] == HEADINGS[path.stem]


def test_places_speak_of_the_extracted_text() -> None:
    document = html.parse(page_bytes(PAGES[0]), "页.html")
    for block in document.blocks:
        for part in [block.text] if isinstance(block, Residue) else block_texts(block):
            assert document.source.text[part.start : part.start + 4] == part.value[:4]


def test_a_saved_page_is_read_by_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "网页.HTM"
    path.write_bytes(page_bytes(PAGES[0]))
    assert read(path).source.name == str(path)


BODY = "<p>全县教育工作会议今天召开，镕基小学作了发言。</p>"


@pytest.mark.parametrize(
    "data",
    [
        BODY.encode(),
        b"\xef\xbb\xbf" + BODY.encode(),
        ("\ufeff" + BODY).encode("utf-16-le"),
        b"<meta charset=gb2312>" + BODY.encode("gb18030"),
        b"<meta charset=utf-8>" + BODY.encode("gb18030"),
        b"<meta charset=gb2312>" + BODY.encode(),
        b"<meta charset=nonsense>" + BODY.encode("gb18030"),
        b'<?xml version="1.0" encoding="GBK"?><html><body>' + BODY.encode("gb18030") + b"</body></html>",
    ],
    ids=["utf-8", "bom", "utf-16", "gb2312", "not utf-8", "not gb2312", "unknown", "xml"],
)
def test_pages_of_any_encoding_of_the_trade_are_read(data: bytes) -> None:
    assert shown(data) == ["全县教育工作会议今天召开，镕基小学作了发言。"]


def test_a_few_broken_bytes_do_not_make_a_page_unreadable() -> None:
    data = b"<meta charset=gbk>" + (BODY * 20).encode("gbk") + b"<p>\xff\xff</p>"
    assert shown(data).count("全县教育工作会议今天召开，镕基小学作了发言。") == 20


def test_a_line_end_of_the_file_is_a_space_between_words_and_none_between_characters() -> None:
    page = "<div><p>全县教育工作\n   会议今天召开，\nHello\nworld 部署了任务。</p><p>在<b>云河</b>\n<i>县</i>召开。</p>"
    assert shown(page) == ["全县教育工作会议今天召开，Hello world 部署了任务。", "在云河县召开。"]


def test_entities_are_resolved_and_scripts_styles_and_comments_dropped() -> None:
    page = "<body><style>p{}</style><script>字</script><!-- 注 --><p>甲&lt;乙&gt;&amp;&#x4e2d;&hellip;。</p></body>"
    assert shown(page) == ["甲<乙>&中…。"]


def test_an_indent_by_style_tells_paragraphs_apart() -> None:
    long = "各学校要把课后服务作为一把手工程列入年度计划明确到人落实到天并且按月向局督导室书面报告进展情况和存在的问题"
    page = f'<div><p style="text-indent:2em">{long}</p><p style="text-indent: 2em">另一段的开头。</p></div>'
    paragraphs = [b.text.value for b in html.parse(page.encode(), "页.html").blocks if isinstance(b, Paragraph)]
    assert paragraphs == [long, "另一段的开头。"]


def test_preformatted_text_keeps_its_lines_and_indents() -> None:
    page = "<html><body><pre>在全县会议上的讲话\n    一、肯定成绩\n\n    二、部署任务</pre></body></html>"
    assert html.parse(page.encode(), "页.html").source.text.split("\n") == [
        "在全县会议上的讲话", "\xa0\xa0\xa0\xa0一、肯定成绩", "", "\xa0\xa0\xa0\xa0二、部署任务",
    ]  # fmt: skip


def test_the_cells_of_a_row_stand_in_one_line() -> None:
    rows = "<tr><td>任务</td><td><p>时限</p></td></tr><tr><td>建校</td><td>8月底</td></tr>"
    page = f"<div><p>任务如下。</p><table>{rows}</table></div>"
    assert shown(page) == ["任务如下。", "任务　时限", "建校　8月底"]


def test_signature_and_date_outside_of_the_text_element_are_kept() -> None:
    prose = "".join(f"<p>各学校要认真落实第{n}项任务，按时报告进展情况。</p>" for n in range(9))
    closing = "<div>云河县教育局</div><div>2026年3月1日</div>"
    page = f"<body><ul><li><a href=x>首页</a></li></ul><div>{prose}</div>{closing}</body>"
    assert shown(page)[-2:] == ["云河县教育局", "2026年3月1日"]


def test_a_page_whose_scripts_fetch_the_text_says_so() -> None:
    with pytest.raises(UnreadableError, match="没有文字"):
        html.parse(b"<html><head><title>x</title><script>load()</script></head><body></body></html>", "页.html")


def test_binary_data_named_html_are_refused() -> None:
    with pytest.raises(UnreadableError, match="不是文字文件"):
        html.parse(bytes(range(256)) * 100, "页.html")


SENTENCE = "全县教育工作会议今天召开，会议部署了全年的任务。"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div>" * 100_000 + SENTENCE, None),
        ("<table><tr><td>" * 30_000 + SENTENCE, None),
        ("<p>" + "<span>" * 100_000 + SENTENCE, SENTENCE),
        (f'<p class="{"a" * 5_000_000}">{SENTENCE}', SENTENCE),
        ("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{SENTENCE}", SENTENCE),
        (f"<p>{SENTENCE}</p>" * 30_000, SENTENCE),
        ("<p>" + f"{SENTENCE}<br>" * 30_000, SENTENCE),
        (f"<p>\0{SENTENCE}\0", SENTENCE),
        ("<a " * 300_000, None),
        ("<" * 1_000_000, "<"),
    ],
    ids=["div", "table", "span", "attribute", "attributes", "paragraphs", "breaks", "nul", "tags", "open"],
)
@pytest.mark.timeout(60)
def test_a_page_made_to_hurt_gives_a_document_or_a_sentence(page: str, expected: str | None) -> None:
    try:
        first = html.parse(page.encode(), "页.html").source.text[: len(expected or "")]
    except UnreadableError:
        first = None
    assert first == expected


def test_a_font_that_is_never_closed_loses_no_paragraph() -> None:
    page = "<body>" + "".join(f"<p><font size=3>第{n}项，{SENTENCE}" for n in range(600))
    assert shown(page) == [f"第{n}项，{SENTENCE}" for n in range(600)]


ARCHIVE = (
    b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><body><p>=E5=85=A8=E5=8E=BF=E6=95=99=E8=82=B2=E5=B7=A5=E4=BD=9C=E4=BC=9A=E8=AE=AE=E3=80=82</p></body></html>\r\n"
    b"--x\r\nContent-Type: text/css\r\n\r\np{}\r\n--x--\r\n"
)  # fmt: skip


def test_a_page_saved_as_one_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "页.mhtml"
    path.write_bytes(ARCHIVE)
    assert read(path).source.text == "全县教育工作会议。"


def test_an_archive_without_a_page_says_so() -> None:
    with pytest.raises(UnreadableError, match="网页归档"):
        html.parse_archive("只是一行字".encode(), "页.mht")


@given(st.text(max_size=200), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_no_markup_raises_anything_but_a_clear_error(text: str, encoding: str) -> None:
    try:
        found = html.parse(f"<p>{text}".encode(encoding, errors="replace"), "页.html").source.text
    except GovdocError as error:
        found = str(error)
    assert found
