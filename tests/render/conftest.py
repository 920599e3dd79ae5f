"""Documents → PDF by LibreOffice, all in one call, with fonts that stand for those of the standard."""

from __future__ import annotations

import importlib.util
import os
import subprocess
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest

from govdoc.drafting import draft
from govdoc.model import (
    Byline,
    Document,
    Elements,
    Form,
    Heading,
    HeadingKind,
    Paragraph,
    Salutation,
    Source,
    Table,
    Text,
    Title,
)
from govdoc.writers.docx import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MM = 25.4 / 72
SOURCE = Source.of_lines("样张.md", "x", Form.MARKDOWN)
SENTENCE = "全区各级各类学校要把立德树人融入思想道德文化知识社会实践教育各环节贯穿基础教育职业教育各领域"
"""汉字 alone: LibreOffice puts air between 汉字 and digits, whatever the file says."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a module in one process: they share what LibreOffice made of their documents."""
    here = Path(__file__).parent
    for item in items:
        if item.path.parent == here:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; lengths in millimetres from the paper's upper left corner."""

    text: str
    left: float
    right: float
    baseline: float
    fonts: frozenset[str]
    sizes: frozenset[float]
    xs: tuple[float, ...] = field(repr=False)


def lines(page: Any) -> list[Line]:
    """Return the lines of a page from top to bottom."""
    chars = sorted(page.chars, key=lambda c: (-round(c["matrix"][5], 1), c["x0"]))
    found = []
    for row, group in groupby(chars, key=lambda c: round(c["matrix"][5], 1)):
        inked = [c for c in group if c["text"].strip()]
        if inked:
            found.append(
                Line(
                    "".join(c["text"] for c in inked),
                    inked[0]["x0"] * MM,
                    inked[-1]["x1"] * MM,
                    (float(page.height) - row) * MM,
                    frozenset(c["fontname"].split("+")[-1] for c in inked),
                    frozenset(round(c["size"], 1) for c in inked),
                    tuple(c["x0"] * MM for c in inked),
                )
            )
    return found


def _heading(level: int, ordinal: str, text: str, kind: HeadingKind = HeadingKind.HEADING) -> Heading:
    return Heading(level, ordinal, Text(text), kind, 0)


def _full() -> Document:
    return Document((Paragraph(Text(SENTENCE * 50)),), SOURCE)


def _plan() -> Document:
    table = Table(
        tuple(
            tuple(Text(cell) for cell in row.split("|"))
            for row in ("序号|任务|完成时限", "1|新建青川区第三小学并完成主体工程和室外场地施工|八月底", "合计|一项")
        ),
        1,
        Text("表一　任务分工"),
    )
    blocks = (
        Title(Text("青川区教育和体育局义务教育优质均衡发展工作要点")),
        Paragraph(Text(SENTENCE)),
        _heading(1, "一、", "坚持立德树人"),
        _heading(2, "（一）", "建强思政队伍"),
        Paragraph(Text(SENTENCE)),
        _heading(3, "1.", "落实责任"),
        _heading(2, "（二）", "丰富实践育人。", HeadingKind.RUN_IN),
        Paragraph(Text(SENTENCE), continues=True),
        table,
        Paragraph(Text(SENTENCE)),
    )
    elements = Elements(
        addressee=Text("各中小学校、幼儿园"),
        attachment_note=(Text("青川区义务教育优质均衡发展重点任务分解表和责任分工一览表"), Text("考核办法")),
        signature=(Text("青川区教育和体育局"),),
        date=Text("二〇二六年二月五日"),
        remark=Text("此件公开发布"),
    )
    return Document(blocks, SOURCE, elements)


def _speech() -> Document:
    blocks = (
        Title(Text("在全区教育工作会议上的讲话")),
        Byline(Text("（2026年2月20日）")),
        Salutation(Text("同志们：")),
        Paragraph(Text(SENTENCE)),
    )
    return Document(blocks, SOURCE)


def _brimful() -> Document:
    """Body text that ends on the last lines of page 1, so that the 署名 has no room there."""
    blocks = tuple(Paragraph(Text("各校要抓好落实。")) for _ in range(21))
    return Document(blocks, SOURCE, Elements(signature=(Text("青川区教育局"),), date=Text("2026年2月5日")))


def _example() -> Document:
    return draft(Path(__file__).resolve().parents[2] / "templates/gongzuo-yaodian/example.yaml")


DOCUMENTS = {"full": _full, "plan": _plan, "speech": _speech, "brimful": _brimful, "example": _example}


def _rig(repository: Path) -> Any:
    """The module beside this file that knows what rendering needs (tests are no package)."""
    spec = importlib.util.spec_from_file_location("rig", repository / "tests/render/rig.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fonts(repository: Path) -> Path:
    """The folder with the renamed fonts; where LibreOffice or they are missing: a skip, and a failure in CI."""
    rig = _rig(repository)
    if gaps := rig.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("；".join(gaps))
    return Path(rig.fonts_folder())


@pytest.fixture(scope="session")
def render(
    fonts: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Mapping[str, Document | bytes]], dict[str, Any]]:
    """A function from documents (or Word files) by name to their PDFs, all made in one call of LibreOffice and open."""

    def rendered(documents: Mapping[str, Document | bytes]) -> dict[str, Any]:
        folder = tmp_path_factory.mktemp("render")
        for name, document in documents.items():
            data = write(document) if isinstance(document, Document) else document
            (folder / f"{name}.docx").write_bytes(data)
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf",
             "--outdir", folder, *sorted(folder.glob("*.docx"))],
            check=True, capture_output=True, timeout=180,
            env=os.environ | {"FONTCONFIG_FILE": str(fonts / "fonts.conf"), "SAL_USE_VCLPLUGIN": "svp"},
        )  # fmt: skip
        return {name: pdfplumber.open(folder / f"{name}.pdf") for name in documents}

    return rendered


@pytest.fixture(scope="session")
def page_lines() -> Callable[[Any], list[Line]]:
    """The function from a page to its lines, for the tests of other modules."""
    return lines


@pytest.fixture(scope="session")
def pdfs(render: Callable[[Mapping[str, Document | bytes]], dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The documents, each as an open PDF."""
    opened = render({name: build() for name, build in DOCUMENTS.items()})
    yield opened
    for pdf in opened.values():
        pdf.close()


@pytest.fixture(scope="session")
def pages(pdfs: dict[str, Any]) -> dict[str, list[list[Line]]]:
    """The lines of every page of every document."""
    return {name: [lines(page) for page in pdf.pages] for name, pdf in pdfs.items()}
