"""The outline as clean Markdown, and what ``draft`` makes of it."""

import re
from pathlib import Path

import pytest

from govdoc.drafting import draft
from govdoc.model import (
    Block,
    Document,
    Elements,
    Form,
    Heading,
    HeadingKind,
    Paragraph,
    Salutation,
    Source,
    Text,
    Title,
)
from govdoc.outline import Outline, outline
from govdoc.readers import parse, read
from govdoc.report.markdown import outline_markdown
from govdoc.report.pieces import pieces
from govdoc.writers import write

SEEDS = ["000", "001", "002", "003", "004"]
SEEN = sorted(path.name for path in (Path(__file__).parents[2] / "corpus" / "seen").glob("*.txt"))
NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


def headings(document: Document) -> list[tuple[int, str]]:
    found = (block for block in document.blocks if isinstance(block, Heading) and block.level <= 4)
    return [(heading.level, heading.text.value.rstrip("。：:；;，,").strip()) for heading in found]


def han(document: Document) -> str:
    called: list[str] = []
    found: list[str] = []
    for piece in pieces(document):
        # A draft has the 称呼 that calls offices as an element.
        (called if isinstance(piece.block, Salutation) else found).append(piece.text + piece.run_in)
    for name, text in document.elements.texts():
        (called if name == "addressee" else found).append(str(text))
    return NOT_HAN.sub("", "".join([*called, *found]))


def walk(path: Path) -> None:
    """Go from a text over its Markdown to a draft, and compare headings and text."""
    source = outline(read(path))
    again = outline(draft(outline_markdown(source), name="speech.md")).document
    write(again)
    # The outline may find more in Markdown than in the text; it loses none.
    found = iter(headings(again))
    assert all(heading in found for heading in headings(source.document))
    assert han(again) == han(source.document)


@pytest.mark.parametrize("number", SEEDS)
def test_a_seed_keeps_headings_and_text_in_markdown(shared: Path, number: str) -> None:
    walk(next((shared / "seeds").glob(f"{number}_*.txt")))


@pytest.mark.parametrize("name", SEEN)
def test_a_text_of_the_corpus_keeps_headings_and_text_in_markdown(repository: Path, name: str) -> None:
    walk(repository / "corpus" / "seen" / name)


def test_markdown_is_headings_with_their_ordinals_and_paragraphs_without_residue() -> None:
    text = """\
首页 > 范文 > 讲话
在全县教育工作会议上的讲话
同志们：
下面，我讲两点意见。
一、回顾去年工作
（一）学位供给有增加。新建学校3所。一是城区2所。二是乡村1所。
（二）教师队伍有加强。招聘教师80名。
二、部署今年任务
1.改善办学条件。8月底前完成6所食堂改造。
2.建强教师队伍。全年培训300人次。
"""
    assert (
        outline_markdown(outline(parse(text.encode(), "讲话.txt")))
        == """\
# 在全县教育工作会议上的讲话

同志们：

下面，我讲两点意见。

## 一、回顾去年工作

### （一）学位供给有增加。

新建学校3所。一是城区2所。二是乡村1所。

### （二）教师队伍有加强。

招聘教师80名。

## 二、部署今年任务

#### 1.改善办学条件。

8月底前完成6所食堂改造。

#### 2.建强教师队伍。

全年培训300人次。
"""
    )


def markdown_of(*blocks: Block, elements: Elements | None = None) -> str:
    document = Document(blocks, Source("讲话.txt", "", Form.TEXT, (0,)), elements or Elements())
    return outline_markdown(Outline(document, None, None, ()))


def heading(ordinal: str, text: str, level: int, kind: HeadingKind) -> Heading:
    return Heading(level, ordinal, Text(text), kind, 0)


@pytest.mark.parametrize(
    ("title", "rest", "lines"),
    [
        ("加快建设。", "确保交付。", ["#### 1.加快建设。", "确保交付。"]),
        ("加快建设", "，确保交付。", ["#### 1.加快建设。", "确保交付。"]),
        ("建设方面：", "确保交付。", ["#### 1.建设方面：", "确保交付。"]),
        ("怎么建？", "加快建设。", ["#### 1.怎么建？", "加快建设。"]),
        ("建设方面", "确保交付。", ["#### 1.建设方面", "确保交付。"]),
    ],
)
def test_a_run_in_heading_stands_on_a_line_of_its_own(title: str, rest: str, lines: list[str]) -> None:
    found = markdown_of(heading("1.", title, 3, HeadingKind.RUN_IN), Paragraph(Text(rest), continues=True))
    assert found.strip().split("\n\n") == lines


def test_a_numbered_sentence_with_nothing_under_it_is_a_paragraph() -> None:
    found = markdown_of(
        heading("（1）", "按月报送。", 4, HeadingKind.HEADING), heading("（2）", "按时报送。", 4, HeadingKind.HEADING)
    )
    assert found == "（1）按月报送。\n\n（2）按时报送。\n"


def test_a_second_title_and_elements_without_a_place_are_paragraphs() -> None:
    elements = Elements(document_number=Text("云教〔2026〕3号"), signature=(Text("云河县教育局"),))
    found = markdown_of(
        Title(Text("方案")), Title(Text("（2026—2028年）")), Paragraph(Text("略\x07。")), elements=elements
    )
    assert found == "云教〔2026〕3号\n\n# 方案\n\n（2026—2028年）\n\n略。\n\n云河县教育局\n"


PAPER = """\
云河县教育局关于做好防汛工作的通知
各学校：
各学校要对照任务清单逐项抓好落实，重要情况及时报县教育局办公室。
附件：防汛值班表
云河县教育局
2026年6月5日
附件
防汛值班表
值班电话保持24小时畅通。
抄送：县应急管理局，县水利局。
云河县教育局办公室　2026年6月6日印发
"""


def test_the_elements_of_a_paper_with_a_colophon_stand_in_the_front_matter() -> None:
    found = outline_markdown(outline(parse(PAPER.encode(), "通知.txt")))
    front, _, body = found.partition("---\n\n")
    assert "版式: 文件\n" in front
    assert "  抄送机关: 县应急管理局，县水利局\n  印发机关: 云河县教育局办公室\n" in front
    assert "  主送机关: 各学校\n" in front
    assert "抄送" not in body
    drafted = draft(found, name="通知.md")
    assert [text.value for text in drafted.elements.issuer_mark] == ["云河县教育局文件"]
    write(drafted)


def test_what_closes_a_paper_stands_before_its_attachments() -> None:
    paper = PAPER[: PAPER.index("抄送")]
    lines = outline_markdown(outline(parse(paper.encode(), "通知.txt"))).split("\n\n")
    assert lines[-6:-1] == ["附件：防汛值班表", "云河县教育局", "2026年6月5日", "附件", "防汛值班表"]
    unsigned = parse("云河县教育局文件\n关于防汛的通知\n各学校要抓好落实。\n".encode(), "通知.txt")
    assert outline_markdown(outline(unsigned)).startswith("云河县教育局文件\n\n# 关于防汛的通知\n")
