from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc.drafting.delivery import check, deliver
from govdoc.errors import DeliveryError, GovdocError, UsageError
from govdoc.model import Document, Figure, Form, Heading, HeadingKind, Paragraph, Source, Table, Text, Title
from govdoc.writers import write

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = Source.of_lines("x.md", "x", Form.MARKDOWN)


@pytest.mark.parametrize("to", ["docx", "md", "txt", "html"])
def test_what_is_written_passes_its_check(plan: Document, speech: Document, to: str) -> None:
    for document in (plan, speech):
        check(document, write(document, to), to)


@pytest.mark.parametrize("to", ["docx", "md", "txt", "html"])
def test_a_lost_character_is_noticed_in_every_format(plan: Document, to: str) -> None:
    blocks = tuple(Paragraph(Text("各校要亲自部署、亲自督办。")) if b is plan.blocks[-1] else b for b in plan.blocks)
    with pytest.raises(DeliveryError, match=r"应为“.*各校.*，现为“.*各校") as caught:
        check(plan, write(replace(plan, blocks=blocks), to), to)
    assert caught.value.exit_code == 3


def test_the_paragraph_that_differs_is_named(plan: Document) -> None:
    short = replace(plan, blocks=plan.blocks[:-1])
    with pytest.raises(DeliveryError, match=r"第 \d+ 段第 1 字起与原稿不符，应为“各校主要负责人.*现为“附件"):
        check(plan, write(short), "docx")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40), max_size=5))
@settings(max_examples=40, deadline=None)
def test_any_text_passes_through_a_word_file_unchanged(values: list[str]) -> None:
    blocks = [Title(Text(value)) for value in values[:1]]
    blocks += [Heading(2, "（一）", Text(value), HeadingKind.HEADING, 0) for value in values[1:2]]  # type: ignore[misc]
    blocks += [Paragraph(Text(value), strong=((1, 4),)) for value in values[2:]]  # type: ignore[misc]
    blocks += [Table((tuple(Text(value) for value in values),))] if values else []  # type: ignore[list-item]
    document = Document(tuple(blocks), SOURCE)
    check(document, write(document), "docx")


@pytest.mark.parametrize("to", ["docx", "md", "txt", "html"])
def test_a_line_break_in_a_cell_a_title_and_a_paragraph_is_no_lost_character(to: str) -> None:
    text = Text("全面排查\n逐一销号")
    document = Document((Title(text), Paragraph(text), Table(((text, text),), 0, text)), SOURCE)
    check(document, write(document, to), to)


def test_a_document_is_delivered(plan: Document, tmp_path: Path) -> None:
    deliver(plan, tmp_path / "要点.docx")
    assert (tmp_path / "要点.docx").read_bytes() == write(plan)
    assert [p.name for p in tmp_path.iterdir()] == ["要点.docx"]


def test_an_existing_file_is_kept_unless_forced(plan: Document, tmp_path: Path) -> None:
    target = tmp_path / "要点.txt"
    target.write_text("旧稿", encoding="utf-8")
    with pytest.raises(UsageError, match="--force"):
        deliver(plan, target, to="txt")
    assert target.read_text(encoding="utf-8") == "旧稿"
    deliver(plan, target, to="txt", force=True)
    assert target.read_bytes() == write(plan, "txt")


def test_no_folder_is_made_in_silence(plan: Document, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有文件夹"):
        deliver(plan, tmp_path / "没有" / "要点.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_target(plan: Document, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="请给出文件名"):
        deliver(plan, tmp_path, force=True)


def test_nothing_is_left_where_the_writer_refuses(tmp_path: Path) -> None:
    document = Document((Figure("没有.png", Text("图")),), SOURCE)
    with pytest.raises(GovdocError):
        deliver(document, tmp_path / "稿.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(speech: Document, tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        deliver(speech, tmp_path / "讲话.txt", to="txt")
    finally:
        os.umask(mask)
    assert (tmp_path / "讲话.txt").stat().st_mode & 0o777 == 0o640
    (tmp_path / "讲话.txt").chmod(0o600)
    deliver(speech, tmp_path / "讲话.txt", to="txt", force=True)
    assert (tmp_path / "讲话.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_the_file_behind_a_link_is_replaced_not_the_link(speech: Document, tmp_path: Path) -> None:
    (tmp_path / "真.txt").write_text("旧", encoding="utf-8")
    (tmp_path / "链.txt").symlink_to(tmp_path / "真.txt")
    deliver(speech, tmp_path / "链.txt", to="txt", force=True)
    assert (tmp_path / "链.txt").is_symlink()
    assert (tmp_path / "真.txt").read_bytes() == write(speech, "txt")
