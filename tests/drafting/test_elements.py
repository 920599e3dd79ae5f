"""版式 and 要素 of a plan: what may be typed, what becomes of it, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from govdoc.drafting import draft
from govdoc.drafting.elements import LAYOUTS
from govdoc.drafting.officialforms import written_classification, written_copy_number, written_document_number
from govdoc.errors import PlanError
from govdoc.model import Document, OfficialFormat

HEAD = "# 云河县教育局关于做好开学工作的通知\n\n各校要扎实做好开学准备。\n"


def drafted(front: str) -> Document:
    return draft(f"---\n{front}---\n{HEAD}", name="通知.md")


def faults(front: str) -> list[str]:
    with pytest.raises(PlanError) as caught:
        drafted(front)
    return caught.value.faults


def elements(front: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in drafted(front).elements.texts():
        found.setdefault(name, []).append(text.value)
    return found


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("云教〔2026〕5号", "云教〔2026〕5号"),
        ("云教[2026]5号", "云教〔2026〕5号"),
        ("云教﹝2026﹞5号", "云教〔2026〕5号"),
        ("云教［2026］5号", "云教〔2026〕5号"),
        ("云教（2026）第05号", "云教〔2026〕5号"),
        ("云教(2026) 012 号", "云教〔2026〕12号"),
        ("云教【２０２６】５号", "云教〔2026〕5号"),
        ("云教办函〔2026〕31", "云教办函〔2026〕31号"),
        ("第5号", "第5号"),
        ("第 08 期", "第8期"),
    ],
)
def test_a_document_number_is_written_in_its_one_form(typed: str, written: str) -> None:
    """7.2.5: 〔 〕, no 第, no leading zero; 10.2, 10.3 number an order or minutes by 第5号, 第5期."""
    assert written_document_number(typed) == written


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("云教〔26〕5号", "年份应标全称"),
        ("云教2026年5号", "不是认得的发文字号"),
        ("〔2026〕5号", "不是认得的发文字号"),
        ("云教〔2026〕0号", "从 1 编起"),
        ("云教〔2026〕号", "不是认得的发文字号"),
    ],
)
def test_a_document_number_of_another_form_is_refused(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        written_document_number(typed)


@given(st.integers(1, 9999), st.integers(1950, 2100), st.sampled_from(["〔〕", "[]", "()", "（）", "【】", "［］"]))
def test_a_written_document_number_stays_as_it_is(number: int, year: int, brackets: str) -> None:
    written = written_document_number(f"云教{brackets[0]}{year}{brackets[1]}第{number:04}号")
    assert written == f"云教〔{year}〕{number}号"
    assert written_document_number(written) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("机密★20年", "机密★20年"),
        ("机密*1年", "机密★1年"),
        ("秘密 ６个月", "秘密★6个月"),
        ("绝密☆30年", "绝密★30年"),
        ("秘密", "秘密"),
    ],
)
def test_a_classification_is_written_with_its_star(typed: str, written: str) -> None:
    """7.2.2."""
    assert written_classification(typed) == written


@pytest.mark.parametrize("typed", ["机密★21年", "秘密★11年", "绝密★31年", "秘密★0年", "内部", "机密★长期", "秘密★0月"])
def test_a_classification_that_the_law_does_not_know_is_refused(typed: str) -> None:
    """保守国家秘密法: 绝密 at most 30 years, 机密 20, 秘密 10."""
    with pytest.raises(ValueError, match=r"密级|保密期限"):
        written_classification(typed)


@pytest.mark.parametrize(("typed", "written"), [("12", "000012"), ("000001", "000001"), ("１２", "000012")])
def test_a_copy_number_has_six_digits(typed: str, written: str) -> None:
    """7.2.1."""
    assert written_copy_number(typed) == written


@pytest.mark.parametrize("typed", ["0", "1234567", "第1份", "-1"])
def test_what_is_no_copy_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="份号"):
        written_copy_number(typed)


def test_the_layouts_of_a_plan_are_those_of_the_model() -> None:
    assert LAYOUTS == ("普通", "文件", "信函", "命令", "纪要")
    assert drafted("").format is OfficialFormat.ORDINARY
    assert drafted("版式: 文件\n要素:\n  发文机关署名: 云河县教育局\n").format is OfficialFormat.DOCUMENT


def test_every_element_of_a_document_may_be_given() -> None:
    found = elements(
        "版式: 文件\n要素:\n  份号: 12\n  密级和保密期限: 机密*1年\n  紧急程度: 特急\n"
        "  发文字号: 云教[2026]05号\n  签发人: 签发人：林知远、顾明川\n"
        "  主送机关: 县人民政府\n  发文机关署名: 云河县教育局\n"
        "  成文日期: 2026-02-05\n"
        "  抄送机关: [抄送：县财政局, 县公安局]\n  印发机关: 云河县教育局办公室\n  印发日期: 2026-02-06\n"
    )
    assert found == {
        "copy_number": ["000012"],
        "classification": ["机密★1年"],
        "urgency": ["特急"],
        "issuer_mark": ["云河县教育局文件"],
        "document_number": ["云教〔2026〕5号"],
        "signatory": ["林知远", "顾明川"],
        "addressee": ["县人民政府"],
        "signature": ["云河县教育局"],
        "date": ["2026年2月5日"],
        "cc": ["县财政局，县公安局"],
        "printing_office": ["云河县教育局办公室"],
        "print_date": ["2026年2月6日"],
    }


@pytest.mark.parametrize(
    ("layout", "mark"), [("文件", "云河县教育局文件"), ("信函", "云河县教育局"), ("命令", "云河县教育局令")]
)
def test_the_mark_follows_from_the_signature_where_none_is_given(layout: str, mark: str) -> None:
    given = f"版式: {layout}\n要素:\n  发文机关署名: 云河县教育局\n"
    assert elements(given)["issuer_mark"] == [mark]
    assert elements(f"{given}  发文机关标志: 云河县教育局办公室\n")["issuer_mark"] == ["云河县教育局办公室"]


def test_those_present_are_named_in_the_order_of_the_standard() -> None:
    document = drafted("版式: 纪要\n要素:\n  发文机关标志: 会议纪要\n  请假: 许安\n  出席: [林知远, 顾明川]\n")
    assert [(label, names.value) for label, names in document.elements.attendance] == [
        ("出席", "林知远、顾明川"),
        ("请假", "许安"),
    ]


def test_a_seal_is_stamped_by_hand_or_printed_from_a_picture(tmp_path: Path) -> None:
    Image.new("RGB", (30, 30)).save(tmp_path / "章.png")
    by_hand, printed = (
        draft(
            f"---\n版式: 文件\n要素:\n  发文机关署名: 甲局\n  成文日期: 2026-02-05\n  印章: {seal}\n---\n# 题\n",
            name=str(tmp_path / "通知.md"),
        ).elements
        for seal in ("加盖", "章.png")
    )
    assert (by_hand.sealed, by_hand.seals) == (True, ())
    assert (printed.sealed, printed.seals) == (False, ("章.png",))


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("要素:\n  发文字号: 云教〔2026〕5号\n", "通知.md:3:9 要素.发文字号：“普通”版式不印“发文字号”"),
        ("版式: 信函\n要素:\n  签发人: 林知远\n", "通知.md:4:8 要素.签发人：“信函”版式不印“签发人”"),
        ("版式: 信函\n要素:\n  印发日期: 2026-02-06\n", "“信函”版式不印“印发日期”"),
        ("版式: 文件\n要素:\n  发文字号: 云教26-5\n", "通知.md:4:9 要素.发文字号：“云教26-5”不是认得的发文字号"),
        ("版式: 文件\n要素:\n  密级和保密期限: 秘密★30年\n", "秘密级不超过10年"),
        ("版式: 文件\n要素:\n  紧急程度: 很急\n", "只能是“特急”、“加急”，现为“很急”"),
        ("版式: 文件\n要素:\n  份号: 第一份\n", "不是份号"),
        ("版式: 文档\n", "版式：只能是“普通”、“文件”、“信函”、“命令”、“纪要”，现为“文档”，是否想写“文件”？"),
        ("版式: 文件\n要素:\n  印发日期: 2026-02-30\n", "这一天不存在"),
    ],
)
def test_a_fault_names_its_place_and_its_cure(front: str, said: str) -> None:
    (fault,) = faults(front)
    assert said in fault
