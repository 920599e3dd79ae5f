"""The road from a dirty text to a Word file: outline → plan → draft → docx, and back to the outline."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc.drafting import draft
from govdoc.drafting.delivery import check
from govdoc.drafting.plan import Plan, parse_plan
from govdoc.drafting.templates import find
from govdoc.errors import PlanError
from govdoc.lint import lint
from govdoc.model import (
    Attachment,
    Block,
    Byline,
    Document,
    Elements,
    Figure,
    Form,
    Heading,
    HeadingKind,
    Paragraph,
    Residue,
    ResidueKind,
    Salutation,
    Source,
    Table,
    Text,
    Title,
    block_texts,
)
from govdoc.ordinals import written
from govdoc.outline import Outline, outline, unfolded
from govdoc.outline.sections import sections
from govdoc.readers import docx, parse, read
from govdoc.report.pieces import pieces, pieces_of
from govdoc.report.plan import plan_yaml
from govdoc.writers import write

SEEDS = ["000", "001", "002", "003", "004"]
SEEN = sorted(path.name for path in (Path(__file__).parents[2] / "corpus" / "seen").glob("*.txt"))
NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


def seed(shared: Path, number: str) -> Path:
    return next((shared / "seeds").glob(f"{number}_*.txt"))


def headings(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    """Levels and texts of the headings, without the mark at their end."""
    found = (block for block in blocks if isinstance(block, Heading) and block.level <= 4)
    return [(heading.level, heading.text.value.rstrip("。：:；;，,").strip()) for heading in found]


def han(document: Document) -> str:
    """All 汉字 of a document in order; ordinals of headings, and an 附件说明 that attachments repeat, aside."""
    found = [text for piece in pieces(document) for text in (piece.text, piece.run_in, *cells(piece.block))]
    elements = replace(document.elements, attachment_note=()) if document.attachments else document.elements
    return NOT_HAN.sub("", "".join([*found, *(str(text) for _, text in elements.texts())]))


def contents(attachment: Attachment) -> tuple[str, str]:
    """The title of an attachment, and all 汉字 under it."""
    texts = (str(text) for block in attachment.blocks for text in block_texts(block))
    return NOT_HAN.sub("", attachment.title.value), NOT_HAN.sub("", "".join(texts))


def cells(block: Block) -> list[str]:
    return [str(text) for text in block_texts(block)] if isinstance(block, Table) else []


def walk(path: Path) -> None:
    """Go the road and compare the two ends of it."""
    source = outline(read(path))
    document = draft(plan_yaml(source), name="plan.yaml")
    data = write(document)
    check(document, data, "docx")
    word = docx.parse(data, "plan.docx")
    again = outline(word)
    wanted = headings(unfolded(source.document).blocks)
    assert headings(unfolded(document).blocks) == wanted
    assert headings(unfolded(word).blocks) == wanted
    assert list(map(contents, again.document.attachments)) == list(map(contents, source.document.attachments))
    assert headings(unfolded(again.document).blocks) == wanted
    # Before attachments, a date that is not whole stands in the body of the plan, and among the elements of the text.
    order = sorted if source.document.attachments else list
    assert order(han(again.document)) == order(han(source.document))
    codes = [(finding.code, finding.message) for finding in lint(word)]
    assert [code for code, _ in codes if code.startswith("FMT")] == []
    assert [said for code, said in codes if code in {"STR003", "STR004"}] == []


@pytest.mark.parametrize("number", SEEDS)
def test_a_seed_becomes_a_word_file_with_the_same_headings_and_text(shared: Path, number: str) -> None:
    walk(seed(shared, number))


@pytest.mark.parametrize("name", SEEN)
def test_a_text_of_the_corpus_becomes_a_word_file_with_the_same_headings_and_text(repository: Path, name: str) -> None:
    walk(repository / "corpus" / "seen" / name)


def plan_of(text: str) -> str:
    return plan_yaml(outline(parse(text.encode(), "讲话.txt")))


SPEECH = """\
在全县教育工作会议上的讲话
（2026年2月26日）
同志们：
今天召开全县教育工作会议，主要任务是总结去年工作，部署今年任务。下面，我讲三点意见。
一、回顾去年工作
一年来，全县教育系统真抓实干，办学条件有了较大改善，教育质量稳步提高。
（一）学位供给有增加。新建学校3所，新增学位1200个。
（二）教师队伍有加强。一是招聘教师80名。二是交流轮岗110名。
三、部署今年任务
1.改善办学条件。8月底前完成6所乡村学校食堂改造。
2.建强教师队伍。全年培训乡村骨干教师300人次。
云河县教育局
2026年2月26日
"""


def test_a_plan_says_each_thing_where_people_look_for_it() -> None:
    assert (
        plan_of(SPEECH)
        == """\
# 由 讲话.txt 整理而成，请核对后运行：govdoc draft 本文件名
# 标题不写序号，由 govdoc 按层次重新编排
模板: 通用
要素:
  发文机关署名: 云河县教育局
  成文日期: 2026年2月26日
标题: 在全县教育工作会议上的讲话
题下: （2026年2月26日）
称呼: 同志们：
正文:
  - 今天召开全县教育工作会议，主要任务是总结去年工作，部署今年任务。下面，我讲三点意见。
  - 标题: 回顾去年工作  # 回顾
    正文:
      - 一年来，全县教育系统真抓实干，办学条件有了较大改善，教育质量稳步提高。
      - 标题: 学位供给有增加。
        正文: 新建学校3所，新增学位1200个。
      - 标题: 教师队伍有加强。
        正文: 一是招聘教师80名。二是交流轮岗110名。
  - 标题: 部署今年任务  # 部署；原文序数为“三、”
    正文:
      - 标题: 改善办学条件。
        层次: 3
        正文: 8月底前完成6所乡村学校食堂改造。
      - 标题: 建强教师队伍。
        层次: 3
        正文: 全年培训乡村骨干教师300人次。
"""
    )


def ordinals_of(plan: str) -> list[str | None]:
    return [block.ordinal for block in draft(plan, name="plan.yaml").blocks if isinstance(block, Heading)]


def of_blocks(*blocks: Block, elements: Elements | None = None, form: Form = Form.TEXT) -> Outline:
    """Return the outline of a document with these blocks."""
    placed = tuple(at_place(block, number * 100) for number, block in enumerate(blocks, 1))
    document = Document(placed, Source("讲话.txt", "", form, (0,)), elements or Elements())
    return Outline(document, None, None, tuple(sections(document)))


def at_place(block: Block, start: int) -> Block:
    """Return a block with a place of its own: sections are told apart by where they begin."""
    match block:
        case Heading():
            text = Text(block.text.value, ((0, start),))
            return Heading(block.level, block.ordinal, text, block.kind, start, block.continues)
        case Paragraph():
            return Paragraph(Text(block.text.value, ((0, start),)), block.continues, notes=block.notes)
        case _:
            return block


def heading(ordinal: str | None, text: str, level: int = 1, kind: HeadingKind = HeadingKind.HEADING) -> Heading:
    return Heading(level, ordinal, Text(text), kind, 0)


def paragraph(text: str, *, continues: bool = False) -> Paragraph:
    return Paragraph(Text(text), continues)


@pytest.mark.parametrize(
    ("found", "drafted"),
    [
        (["一、", "三、", "四、"], ["一、", "二、", "三、"]),
        (["一、", "二、", "一、", "二、"], ["一、", "二、", "一、", "二、"]),
        (["一、", "一、", "三、"], ["一、", "二、", "三、"]),
        (["一、", "1.", "2.", "二、", "3.", "4."], ["一、", "1.", "2.", "二、", "3.", "4."]),
        (
            ["一、", "1.", "2.", "二、", "3.", "5.", "三、", "6."],
            ["一、", "1.", "2.", "二、", "3.", "4.", "三、", "5."],
        ),
        (["第一章", "第一节", "第二章"], ["第一章", "第一节", "第二章"]),
        (["一、", None, "二、"], ["一、", None, "二、"]),
        (["（一）", "（三）"], ["（一）", "（二）"]),
    ],
)
def test_numbers_are_put_right_and_those_that_mean_something_stay(
    found: list[str | None], drafted: list[str | None]
) -> None:
    levels = {"一": 1, "二": 1, "三": 1, "四": 1, "第": 1, "（": 2}
    blocks = [heading(one, "抓好落实", 2 if one == "第一节" else levels.get(one[0], 3) if one else 1) for one in found]
    assert ordinals_of(plan_yaml(of_blocks(*blocks))) == drafted


def test_a_heading_behind_numbered_sentences_goes_on_from_them() -> None:
    found = of_blocks(
        heading("一、", "任务"), paragraph("1.修订制度。"), paragraph("2.开展培训。"), heading("3.", "检查验收", 3)
    )
    assert ordinals_of(plan_yaml(found)) == ["一、", "3."]


def test_a_second_title_begins_numbers_anew() -> None:
    found = of_blocks(
        Title(Text("讲话一")),
        heading("一、", "甲"),
        Title(Text("讲话二")),
        Byline(Text("（2026年3月1日）")),
        Salutation(Text("同志们：")),
        heading("一、", "乙"),
    )
    document = draft(plan_yaml(found), name="plan.yaml")
    assert [type(block).__name__ for block in document.blocks] == [
        *["Title", "Heading"],
        *["Title", "Byline", "Salutation", "Heading"],
    ]
    assert [block.ordinal for block in document.blocks if isinstance(block, Heading)] == ["一、", "一、"]


def test_a_heading_run_into_its_body_keeps_the_mark_between_them() -> None:
    found = of_blocks(
        heading("1.", "加快建设", 3, HeadingKind.RUN_IN),
        paragraph("，确保开学前交付。", continues=True),
        heading("2.", "学位供给方面：", 3, HeadingKind.RUN_IN),
        paragraph("新增学位300个。", continues=True),
        heading("3.", "教师队伍方面", 3, HeadingKind.RUN_IN),
        paragraph("招聘教师60名。", continues=True),
    )
    document = draft(plan_yaml(found), name="plan.yaml")
    shown = [(str(text), getattr(block, "continues", None)) for block in document.blocks for text in block_texts(block)]
    assert shown == [
        ("加快建设，", False),
        ("确保开学前交付。", True),
        ("学位供给方面：", False),
        ("新增学位300个。", True),
        ("教师队伍方面", False),
        ("招聘教师60名。", False),
    ]


def test_a_numbered_sentence_keeps_its_full_stop_and_a_heading_over_paragraphs_does_not() -> None:
    found = of_blocks(
        heading("（一）", "抓紧落实。", 2), paragraph("各校按月报送。"), heading("（二）", "按时报送。", 2)
    )
    document = draft(plan_yaml(found), name="plan.yaml")
    assert [str(text) for block in document.blocks for text in block_texts(block)] == [
        "抓紧落实",
        "各校按月报送。",
        "按时报送。",
    ]


def test_a_heading_that_looks_like_two_numbers_is_no_fault_of_the_plan() -> None:
    document = draft(plan_yaml(of_blocks(heading("一、", "1.加强领导"))), name="plan.yaml")
    assert headings(document.blocks) == [(1, "1.加强领导")]


def test_a_table_goes_through_the_plan_with_its_caption_and_empty_cells() -> None:
    rows = (("序号", "任务"), ("1", ""), ("甲|乙", "\\"))
    table = Table(tuple(tuple(Text(cell) for cell in row) for row in rows), caption=Text("分工表"))
    found = draft(plan_yaml(of_blocks(paragraph("见下表。"), table)), name="plan.yaml").blocks[-1]
    assert isinstance(found, Table)
    assert tuple(tuple(str(cell) for cell in row) for row in found.rows) == rows
    assert str(found.caption) == "表1\u3000分工表"


def test_elements_are_named_and_what_has_no_place_is_said() -> None:
    elements = Elements(
        document_number=Text("云教〔2026〕3号"),
        addressee=Text("各中小学："),
        attachment_note=(Text("附件：1.分工表"), Text("2.名单")),
        signature=(Text("云河县教育局"),),
        date=Text("2026-03-01"),
        remark=Text("（此件公开发布）"),
    )
    plan = plan_yaml(of_blocks(paragraph("特此通知。"), elements=elements))
    assert "\n# 普通版式没有版头、版记，未写入：云教〔2026〕3号\n" in plan
    found = [(name, str(text)) for name, text in draft(plan, name="plan.yaml").elements.texts()]
    assert found == [
        ("addressee", "各中小学："),
        ("attachment_note", "分工表"),
        ("attachment_note", "名单"),
        ("signature", "云河县教育局"),
        ("date", "2026年3月1日"),
        ("remark", "（此件公开发布）"),
    ]


def test_a_date_that_is_not_whole_stays_at_the_end_of_the_body() -> None:
    elements = Elements(signature=(Text("云河县教育局"),), date=Text("2026年3月"))
    plan = plan_yaml(of_blocks(paragraph("特此通知。"), elements=elements))
    assert "落款日期“2026年3月”不完整" in plan
    shown = [str(text) for block in draft(plan, name="plan.yaml").blocks for text in block_texts(block)]
    assert shown == ["特此通知。", "云河县教育局", "2026年3月"]


def test_residue_pictures_and_control_characters_are_left_out_and_counted() -> None:
    found = of_blocks(
        Residue(ResidueKind.ADVERTISEMENT, Text("扫码下载全文")),
        Residue(ResidueKind.ADVERTISEMENT, Text("点击查看更多")),
        paragraph("开\x07会。"),
        Figure("images/a.png", Text("图1 学校分布")),
    )
    plan = plan_yaml(found)
    assert "\n# 未写入的非正文内容：网站广告 2 处\n# 删去看不见的控制字符 1 个\n# 图片未写入（images/a.png）" in plan
    assert "扫码" not in plan
    assert "  - 开会。\n  - 图1 学校分布\n" in plan


ATTACHED = """\
云河县教育局关于开展检查的通知

各学校：

请按附件检查。

附件：{note}

云河县教育局
2026年11月20日

附件
{title}
逐项检查，逐项记录。
一、检查校舍
逐幢查看。
"""


BODY = "现就有关事项说明如下，请各单位认真研究，抓好落实，有关情况按时报来，逾期的要说明原因，不得拖延，更不得隐瞒。"


@pytest.mark.parametrize(
    ("title", "called", "name"),
    [
        ("云河县教育局关于做好防汛工作的通知", "各镇中心学校，局属各单位：", "各镇中心学校，局属各单位"),
        ("关于改造食堂的请示", "县人民政府:", "县人民政府"),
        ("青川区教育局关于商请支持校园周边整治的函", "区公安局、区城市管理局：", "区公安局、区城市管理局"),
    ],
)
def test_who_a_paper_is_sent_to_is_an_element_of_its_plan(title: str, called: str, name: str) -> None:
    plan = plan_of(f"{title}\n{called}\n{BODY}\n")
    assert f"要素:\n  主送机关: {name}\n" in plan
    assert "称呼" not in plan
    document = draft(plan, name="plan.yaml")
    assert document.elements.addressee is not None
    assert document.elements.addressee.value == name
    assert [block for block in document.blocks if isinstance(block, Salutation)] == []


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("在全县教育工作会议上的讲话", "同志们："),
        ("云河县人民政府关于教育工作情况的报告", "主任、各位副主任、各位委员："),
        ("云河县教育局2026年工作要点", "各科室："),
    ],
)
def test_who_listens_stays_the_salutation_of_a_plan(title: str, called: str) -> None:
    plan = plan_of(f"{title}\n{called}\n{BODY}\n")
    assert f"称呼: {called}\n" in plan
    assert "主送机关" not in plan


def test_a_paper_without_a_body_says_in_its_plan_what_is_missing() -> None:
    for text in ("云河县教育局关于开会的通知\n", "云河县教育局关于开会的通知\n各中小学：\n"):
        plan = plan_of(text)
        assert "# 原文没有正文：请在“正文”里补写内容，再起草\n" in plan
        assert "标题: 云河县教育局关于开会的通知\n" in plan
        with pytest.raises(PlanError, match="正文：没有填写内容"):
            draft(plan, name="plan.yaml")
        assert draft(plan.replace("正文: []", "正文: 请按时参加。"), name="plan.yaml").title is not None


def test_the_front_matter_of_a_markdown_draft_goes_into_its_plan() -> None:
    front = "---\n版式: 文件\n要素:\n  发文字号: 云教〔2026〕3号\n  抄送机关: [县财政局, 县公安局]\n---\n"
    text = f"{front}# 云河县教育局关于防汛的通知\n\n各学校：\n\n{BODY}\n\n云河县教育局\n\n2026年6月1日\n"
    plan = plan_yaml(outline(parse(text.encode(), "通知.md")))
    assert "版式: 文件\n" in plan
    assert "未能读入" not in plan
    document = draft(plan, name="plan.yaml")
    assert {name: text.value for name, text in document.elements.texts()} == {
        "issuer_mark": "云河县教育局文件",
        "document_number": "云教〔2026〕3号",
        "addressee": "各学校",
        "signature": "云河县教育局",
        "date": "2026年6月1日",
        "cc": "县财政局，县公安局",
    }


@pytest.mark.parametrize("front", ["---\ntags: [a]\n---\n", "---\n要素:\n  主送单位: 各学校\n---\n"])
def test_a_front_matter_that_is_none_of_ours_is_told(front: str) -> None:
    plan = plan_yaml(outline(parse(f"{front}# 工作要点\n\n{BODY}\n".encode(), "要点.md")))
    assert "# 未能读入：YAML 头信息\n" in plan


def test_attachments_stand_behind_the_elements_with_their_own_text() -> None:
    plan = plan_of(ATTACHED.format(note="检查办法", title="检查办法"))
    assert plan.endswith(
        "要素:\n  主送机关: 各学校\n  发文机关署名: 云河县教育局\n  成文日期: 2026年11月20日\n  附件:\n"
        "    - 标题: 检查办法\n      正文:\n"
        "        - 逐项检查，逐项记录。\n        - 标题: 检查校舍  # 部署\n          正文: 逐幢查看。\n"
    )
    assert "附件说明" not in plan
    document = draft(plan, name="plan.yaml")
    assert [text.value for text in document.elements.attachment_note] == ["检查办法"]
    assert [block.ordinal for block in document.attachments[0].blocks if isinstance(block, Heading)] == ["一、"]


def test_an_attachment_note_that_departs_from_the_titles_is_told_and_made_anew() -> None:
    plan = plan_of(ATTACHED.format(note="校舍检查表", title="检查办法"))
    assert "# 原文的附件说明是“校舍检查表”，与附件的标题不一致，已按标题重新编排，请核对\n" in plan
    more = plan_of(ATTACHED.format(note="1.检查办法\n2.校舍检查表", title="检查办法"))
    assert (
        "“检查办法”“校舍检查表”，与附件的标题不一致，已按标题重新编排，请核对；还缺 1 件附件，请补进“要素”的“附件”"
        in more
    )
    assert [text.value for text in draft(plan, name="plan.yaml").elements.attachment_note] == ["检查办法"]


def test_names_on_one_line_of_an_attachment_note_are_parted() -> None:
    text = "关于检查的通知\n各中小学：\n请认真检查。\n附件： 1.检查表 2.整改台账\n云河县教育局\n2026年3月5日\n"
    assert "  附件说明:\n    - 检查表\n    - 整改台账\n" in plan_of(text)


def test_an_attachment_without_a_title_has_that_of_the_note_and_its_table_not_twice() -> None:
    plan = plan_of(ATTACHED.format(note="检查办法", title="各学校要认真检查，不留死角。"))
    assert "    - 标题: 检查办法\n      正文:\n        - 各学校要认真检查，不留死角。\n" in plan
    cells = ((Text("整改台账"),), (Text("问题"), Text("时限")), (Text("墙体"), Text("3月")))
    paper = of_blocks(paragraph("请落实。"), elements=Elements(attachment_note=(Text("附件：整改台账"),)))
    part = Attachment(Text(""), (Table(cells),), mark=Text("附件"))
    plan = plan_yaml(replace(paper, document=replace(paper.document, attachments=(part,))))
    assert plan.endswith(
        "    - 标题: 整改台账\n      正文:\n        - 表格:\n            - 问题 | 时限\n            - 墙体 | 3月\n"
    )


def test_a_plan_says_what_to_do_with_attachments_that_have_no_title() -> None:
    text = ATTACHED.format(note="", title="各学校要认真检查，不留死角。").replace("附件：\n", "")
    (note,) = (line for line in plan_of(text).splitlines() if "落款之前" in line)
    assert note == "# 附件 1 件写在正文末尾，照此会印在落款之前：请各存成一个 .md 或 .docx，写进“要素”的“附件”"
    assert "落款之前" not in plan_yaml(outline(parse("工作要点\n一、提高认识\n各校要抓好。\n".encode(), "要点.txt")))


def test_attachments_and_footnotes_are_not_lost() -> None:
    note = Paragraph(Text("新增学位300个。"), notes=((4, Text("含民办学位")),))
    outlined = of_blocks(note)
    whole = Document(
        outlined.document.blocks,
        outlined.document.source,
        attachments=(Attachment(Text("分工表"), (paragraph("略。"),)),),
    )
    plan = plan_yaml(Outline(whole, None, None, outlined.sections))
    assert "  - 新增学位（注：含民办学位）300个。\n" in plan
    assert "    - 标题: 分工表\n      正文: 略。\n" in plan


FOOTNOTED = """\
# 在全县教育工作会议上的讲话

今天开会[^1]。

一、做好工作[^2]。全县新增学位300个[^3]，成效明显。

一是提高认识[^4]，统一思想。二是压实责任[^5]。

二、加强保障[^6]

落实经费。

"""


def test_footnotes_of_paragraphs_that_are_cut_at_headings_and_items_are_not_lost() -> None:
    notes = "".join(f"[^{number}]: 注文{number}。\n" for number in range(1, 7))
    plan = plan_yaml(outline(parse((FOOTNOTED + notes).encode(), "讲话.md")))
    assert "今天开会（注：注文1。）。" in plan
    assert "（注：注文2。）全县新增学位300个（注：注文3。），成效明显。" in plan
    assert "一是提高认识（注：注文4。），统一思想。二是压实责任（注：注文5。）。" in plan
    # A heading on a line of its own bears no footnote.
    assert plan.endswith("落实经费。\n      - 注文6。\n")


SIGNS = "#-:*&!|>'\"%@`?,[]{}\\=~. \t　“”。，：；一二（）1①甲乙章是👍🏽"
INVISIBLE = "\u200b\u202e\xa0\u2028\x85\ufeff\x07\x1b"
NASTY = st.text(st.sampled_from(list(SIGNS + INVISIBLE)), min_size=1, max_size=30)
LINES = NASTY | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
KINDS = st.sampled_from([HeadingKind.HEADING, HeadingKind.RUN_IN, HeadingKind.RESTORED])
BLOCKS = st.one_of(
    LINES.map(lambda text: Paragraph(Text(text))),
    LINES.map(lambda text: Paragraph(Text(text), continues=True)),
    LINES.map(lambda text: Title(Text(text))),
    LINES.map(lambda text: Byline(Text(text))),
    LINES.map(lambda text: Salutation(Text(text))),
    st.builds(
        lambda level, number, text, kind, numbered: Heading(
            level, written(level, number) if numbered else None, Text(text), kind, 0
        ),
        st.integers(1, 6), st.integers(1, 20), LINES, KINDS, st.booleans(),
    ),
    st.lists(st.lists(LINES.map(Text), min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(
        lambda rows: Table(tuple(rows))
    ),
)  # fmt: skip
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\u2028\u2029\ufeff\ufffe\uffff。；，、;,.：:|\\—\s-]")
"""What may change on the way: white space, control characters, marks at the ends of headings, a rule of a table."""


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=8))
def test_whatever_a_text_holds_its_plan_reads_back_the_same(blocks: list[Block]) -> None:
    found = of_blocks(*blocks)
    plan = plan_yaml(found)
    if "\n正文: []\n" in plan:
        return
    parsed = parse_plan(plan, "plan.yaml", find)
    wanted = "".join(piece.text + piece.run_in + "".join(cells(piece.block)) for piece in pieces(found.document))
    assert UNSEEN.sub("", "".join(texts(parsed))) == UNSEEN.sub("", wanted)
    drafted = draft(plan, name="plan.yaml")
    shown = "".join(str(text) for block in drafted.blocks for text in block_texts(block))
    assert UNSEEN.sub("", shown) == UNSEEN.sub("", wanted)
    levels = iter(level for level, _ in headings(drafted.blocks))
    assert all(level in levels for level, text in headings(found.document.blocks) if UNSEEN.sub("", text))


@settings(max_examples=40, deadline=None)
@given(title=LINES, blocks=st.lists(BLOCKS, min_size=1, max_size=5), across=st.booleans())
def test_whatever_an_attachment_holds_its_plan_puts_it_there_again(
    *, title: str, blocks: list[Block], across: bool
) -> None:
    paper = of_blocks(paragraph("请落实。"))
    part = Attachment(Text(title), tuple(blocks), across)
    plan = plan_yaml(replace(paper, document=replace(paper.document, attachments=(part,))))
    if "落款之前" in plan:
        return
    (drafted,) = draft(plan, name="plan.yaml").attachments
    wanted = "".join(piece.text + piece.run_in + "".join(cells(piece.block)) for piece in pieces_of(blocks))
    shown = "".join(str(text) for block in drafted.blocks for text in block_texts(block))
    assert UNSEEN.sub("", shown) == UNSEEN.sub("", wanted)
    assert UNSEEN.sub("", drafted.title.value) == UNSEEN.sub("", title)
    assert drafted.landscape is across


def texts(plan: Plan) -> list[str]:
    """All texts of a plan in their order, but those that say how it is set."""
    out: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            out.append(value)
        elif isinstance(value, list):
            for one in value:
                collect(one)
        elif isinstance(value, dict):
            for key, one in value.items():
                if key not in {"层次", "序数", "无序号", "同段"}:
                    collect(one)

    collect(plan.fields)
    return out


OFFICIAL = """\
模板: 通用
版式: {form}
要素:
  发文字号: 云教〔2026〕5号
{extra}  成文日期: 2026年2月5日
  抄送机关: 县财政局，县公安局
标题: 云河县教育局关于做好开学工作的通知
称呼: 各中小学、幼儿园
正文:
  - 现将有关事项通知如下。
  - 标题: 抓好安全
    正文: 各校要抓好开学安全检查，发现隐患当场整改。
"""


DOCUMENT = """\
  份号: '000012'
  密级和保密期限: 机密★1年
  紧急程度: 特急
  签发人: [林知远, 顾明川]
  发文机关署名: 云河县教育局
  印发机关: 云河县教育局办公室
  印发日期: 2026年2月6日
"""


@pytest.mark.parametrize(
    ("form", "extra"),
    [
        ("文件", DOCUMENT),
        ("信函", "  发文机关署名: 云河县教育局\n"),
        ("纪要", "  发文机关标志: 云河县教育局会议纪要\n  出席: 林知远、顾明川\n"),
    ],
)
def test_an_official_paper_comes_back_as_a_plan_with_its_format_and_elements(form: str, extra: str) -> None:
    typed = OFFICIAL.format(form=form, extra=extra)
    if form == "纪要":
        typed = typed.replace("云教〔2026〕5号", "第5期").replace("  发文字号: 第5期\n", "")
    first = docx.parse(write(draft(typed, name="a.yaml")), "a.docx")
    plan = plan_yaml(outline(first))
    assert f"版式: {form}\n" in plan
    again = docx.parse(write(draft(plan, name="b.yaml")), "b.docx")
    assert again.format is first.format
    assert list(map(str, (text for _, text in again.elements.texts()))) == list(
        map(str, (text for _, text in first.elements.texts()))
    )
    assert again.source.text == first.source.text
