from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from govdoc.profile import NORM, Profile
from govdoc.writers import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from govdoc.model import Document


def test_a_document_leaves_no_trace_in_the_next_one(
    plan: Document, picture: Callable[..., Document], parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    before = write(plan)
    shown = parts(write(picture()))
    write(plan, "docx", Profile(top=30, fangsong="宋体"))
    assert write(plan) == before
    assert any(name.startswith("word/media/") for name in shown)
    assert b"png" in shown["[Content_Types].xml"]
    assert b"png" not in parts(before)["[Content_Types].xml"]
    assert not any(name.startswith("word/media/") for name in parts(before))


def test_threads_that_write_at_once_write_the_same(plan: Document, speech: Document) -> None:
    wanted = [write(plan), write(speech)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(write, [plan, speech] * 8)) == wanted * 8


def test_the_list_of_types_comes_first_and_every_part_once(
    plan: Document, parts: Callable[[bytes], dict[str, bytes]]
) -> None:
    names = list(parts(write(plan, "docx", NORM)))
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert len(names) == len(set(names))
    assert {"word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml"} <= set(names)
