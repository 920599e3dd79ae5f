from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from govdoc.writers import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.model import Document

GOLDEN = Path(__file__).parent / "golden"


def pretty(xml: bytes) -> str:
    """Return a part with a line for every element, so that a difference can be read."""
    tree = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    text: str = etree.tostring(tree, pretty_print=True, encoding="unicode")
    return text


@pytest.mark.parametrize("name", ["plan", "speech"])
def test_every_part_of_a_word_file_is_as_reviewed(
    name: str,
    parts: Callable[[bytes], dict[str, bytes]],
    update_golden: bool,  # noqa: FBT001 - a fixture
    request: pytest.FixtureRequest,
) -> None:
    document: Document = request.getfixturevalue(name)
    made = {part: pretty(xml) for part, xml in parts(write(document)).items()}
    folder = GOLDEN / name
    if update_golden:
        shutil.rmtree(folder, ignore_errors=True)
        for part, text in made.items():
            file = folder / part.replace("[", "").replace("]", "")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    kept = {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}
    assert {part.replace("[", "").replace("]", ""): text for part, text in made.items()} == kept


@pytest.mark.parametrize("name", ["plan", "speech"])
@pytest.mark.parametrize("to", ["md", "txt", "html"])
def test_a_text_format_is_as_reviewed(
    name: str,
    to: str,
    update_golden: bool,  # noqa: FBT001 - a fixture
    request: pytest.FixtureRequest,
) -> None:
    made = write(request.getfixturevalue(name), to)
    file = GOLDEN / f"{name}.{to}"
    if update_golden:
        file.write_bytes(made)
    assert made.decode() == file.read_text(encoding="utf-8")
