"""The example of every template, drafted: as reviewed, of real length, faultless, its parts in their roles."""

from __future__ import annotations

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from govdoc.corpus import outlined
from govdoc.drafting import draft
from govdoc.drafting.plan import parse_plan
from govdoc.drafting.templates import built_in, find
from govdoc.lint import lint
from govdoc.model import Document
from govdoc.outline import beginnings, outline
from govdoc.readers import docx
from govdoc.report.json import outlines_json
from govdoc.report.selection import Selection
from govdoc.writers import write

ROLES = {
    "baogao": "导语 回顾 回顾 形势 部署 结语",
    "biaotai-fayan": "导语 形势 部署 保障 结语",
    "ducha-tongbao": "导语 回顾 回顾 形势 保障",
    "gongzuo-jihua": "导语 部署 部署 部署 保障",
    "gongzuo-yaodian": "导语 部署 部署 部署 部署 部署 保障",
    "gongzuo-zongjie": "导语 回顾 形势 部署 保障",
    "han": "导语 部署 部署 部署 部署",
    "huiyi-jiyao": "导语 部署 部署 部署",
    "jianghuagao": "导语 回顾 形势 部署 保障 结语",
    "qingshi": "导语 回顾 回顾 部署 部署",
    "shishi-fangan": "导语 部署 部署 部署 部署 保障 保障",
    "shuzhi-baogao": "导语 回顾 回顾 形势 部署 结语",
    "tongyong": "导语 形势 部署 保障 结语",
    "tongzhi": "导语 部署 部署 部署 保障",
    "yinfa-tongzhi": "导语",
}
NAMES = sorted(ROLES)
GOLDEN = Path(__file__).parent / "golden"


def example(name: str) -> Document:
    return draft(built_in() / name / "example.yaml")


def read_again(name: str) -> Document:
    return docx.parse(write(example(name)), "example.docx")


def by_blocks(package: bytes) -> str:
    """Return word/document.xml of a Word file with a line for every paragraph, table and section."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(root.nsmap))
    text: str = etree.tostring(root, encoding="unicode")
    for end in ("</w:p>", "</w:tbl>", "</w:sectPr>", "<w:body>"):
        text = text.replace(end, f"{end}\n")
    return text


def made(name: str, folder: Path) -> dict[str, str]:
    """Return what comes of an example: the plan as understood, Markdown, outline, Word."""
    plan = parse_plan(find(name).example, "example.yaml", find)
    document = example(name)
    package = write(document)
    (folder / "example.docx").write_bytes(package)
    listed = json.loads(outlines_json(list(outlined([folder / "example.docx"])), Selection(frozenset(), None)))
    listed["source"] = "example.docx"
    return {
        "plan.json": _json({"版式": plan.layout, "要素": plan.elements, **plan.fields}),
        "document.md": write(document, "md").decode(),
        "outline.json": _json(listed),
        "document.xml": by_blocks(package),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def test_every_template_has_its_roles_and_its_folder() -> None:
    folders = {path.parent.name for path in built_in().glob("*/template.yaml")}
    assert folders == set(NAMES)
    assert {path.name for path in GOLDEN.iterdir() if path.is_dir()} == folders


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_of_the_example_is_as_reviewed(name: str, tmp_path: Path, update_golden: bool) -> None:  # noqa: FBT001
    folder, found = GOLDEN / name, made(name, tmp_path)
    if update_golden:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for file, text in found.items():
            (folder / file).write_text(text, encoding="utf-8")
    assert found == {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_of_real_length_and_without_a_finding(name: str) -> None:
    text = write(example(name), "txt").decode()
    assert 800 <= sum(not character.isspace() for character in text) <= 2600
    document = read_again(name)
    assert not document.skipped
    assert lint(document) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_of_the_example_play_their_roles(name: str) -> None:
    found = outline(read_again(name))
    end = min(beginnings(found.document), default=len(found.document.source.text))
    assert [section.role for section in found.sections if section.start < end] == ROLES[name].split()
