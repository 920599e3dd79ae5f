"""The five real texts of the folder beside the checkout, against their right outlines."""

import json
from pathlib import Path

import pytest

from govdoc.outline import Outline, Section, outline
from govdoc.readers import read

NAMES = ["000", "001", "002", "003", "004"]


def seed(shared: Path, name: str) -> tuple[Outline, list[dict[str, object]]]:
    gold = json.loads((shared / "gold" / f"seed_{name}.json").read_text(encoding="utf-8"))
    return outline(read(shared / "seeds" / gold["source"])), gold["nodes"]


def predicted(found: Outline) -> list[Section]:
    return [section for root in found.sections for section in root.walk() if section.heading is not None]


def places(nodes: list[dict[str, object]], kinds: set[str], levels: set[int]) -> set[tuple[object, object]]:
    return {(node["level"], node["start"]) for node in nodes if node["kind"] in kinds and node["level"] in levels}


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_right(shared: Path, name: str) -> None:
    found, nodes = seed(shared, name)
    right = places(nodes, {"heading", "runin", "unnumbered", "missing"}, {1, 2, 3, 4})
    assert {(section.level, section.start) for section in predicted(found) if section.level < 5} == right


@pytest.mark.parametrize("name", NAMES)
def test_items_are_right(shared: Path, name: str) -> None:
    found, nodes = seed(shared, name)
    right = places(nodes, {"inline", "runin", "missing"}, {5})
    assert {(section.level, section.start) for section in predicted(found) if section.level == 5} == right


@pytest.mark.parametrize("name", NAMES)
def test_roles_are_right(shared: Path, name: str) -> None:
    found, nodes = seed(shared, name)
    roles = {section.start: section.role for section in found.sections}
    for node in nodes:
        if node["level"] == 1 and node["kind"] != "junk":
            alternatives = node.get("role_alt", [])
            assert isinstance(alternatives, list)
            assert roles.get(node["start"]) in {node["role"], *alternatives}, node  # type: ignore[call-overload]
