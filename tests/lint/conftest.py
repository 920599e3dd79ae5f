"""Examples of rules → documents: text and Markdown through the readers, layouts through a small spec."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.layouts import layout_document

from govdoc.outline import structure
from govdoc.readers import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.model import Document

AGAINST = "\n对照文件：\n"
"""In an example: what it is compared with follows."""


def example_others(example: str) -> tuple[Document, ...]:
    """Return the documents that an example is compared with."""
    _, _, other = example.partition(AGAINST)
    return (structure(parse(other.encode(), "对照.txt")),) if other else ()


def example_document(example: str) -> Document:
    """Return the document of an example on the page of a rule."""
    example, _, _ = example.partition(AGAINST)
    if example.startswith("版面："):
        return layout_document(example.removeprefix("版面："))
    return parse(example.encode(), "示例.md" if example.startswith("# ") else "示例.txt")


@pytest.fixture
def layout() -> Callable[[str], Document]:
    return layout_document


@pytest.fixture
def example() -> Callable[[str], Document]:
    return example_document


@pytest.fixture
def others() -> Callable[[str], tuple[Document, ...]]:
    return example_others
