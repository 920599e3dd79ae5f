"""Papers of many kinds, each with its right outline in marks: headings, items of lists, roles."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.annotate import unmarked

from govdoc.outline import outline
from govdoc.readers.text import parse

PAPERS = sorted(Path(__file__).with_name("papers").glob("*.marked"))
_HEADINGS = {"heading", "runin", "unnumbered", "inline"}


def _name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", PAPERS, ids=_name)
def test_every_heading_is_found_and_no_item_of_a_list_is_one(path: Path) -> None:
    text, nodes = unmarked(path.read_text(encoding="utf-8"))
    found = outline(parse(text, path.name))
    sections = [section for root in found.sections for section in root.walk() if section.heading is not None]
    right = [(node["level"], node["start"]) for node in nodes if node["kind"] in _HEADINGS]
    assert [(section.level, section.start) for section in sections] == right


@pytest.mark.parametrize("path", PAPERS, ids=_name)
def test_every_section_has_a_role_that_a_careful_reader_accepts(path: Path) -> None:
    text, nodes = unmarked(path.read_text(encoding="utf-8"))
    found = outline(parse(text, path.name))
    for node in (node for node in nodes if node["level"] == 1 and node["kind"] != "implicit"):
        section = next(section for section in found.sections if section.start == node["start"])
        accepted = {node["role"], *node.get("role_alt", [])}
        assert section.role in accepted, (section.title, found.explained()[section.start])


@pytest.mark.parametrize("path", PAPERS, ids=_name)
def test_the_title_is_the_real_one(path: Path) -> None:
    text, nodes = unmarked(path.read_text(encoding="utf-8"))
    title = next(node for node in nodes if node["level"] == 0)
    assert outline(parse(text, path.name)).title == text[title["start"] : title["end"]]
