"""Plan (YAML) or Markdown → Document, its headings numbered."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.drafting.numbering import numbered
from govdoc.errors import UnreadableError
from govdoc.readers.files import MEGABYTE, Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.drafting.yamltree import Value
    from govdoc.model import Document

__all__ = ["MARKDOWN_SUFFIXES", "PLAN_SUFFIXES", "draft", "markdown_of", "numbered"]

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
PLAN_SUFFIXES = frozenset({".yaml", ".yml"})
_LIMITS = Limits(file=5 * MEGABYTE)
_TEMPLATE_LINE = re.compile(r"^(?:模板|template)\s*[:：]", re.MULTILINE)
_HEADING_LINE = re.compile(r"^#{1,6}\s+\S", re.MULTILINE)


def draft(source: Path | str, *, templates_dirs: Sequence[Path] = (), name: str | None = None) -> Document:
    """Return the document that a plan or a Markdown file describes, its headings numbered.

    ``source`` is a file (``-`` is standard input), or a text; the suffix of the file or of ``name`` tells a plan
    (.yaml, .yml) from Markdown (.md, .markdown), and where there is none, the text does. ``templates_dirs`` are the
    user's folders of templates. Raises PlanError with all faults of the plan or its template, UnreadableError for a
    file that cannot be read or is of another kind.
    """
    from govdoc.drafting.assembly import assembled
    from govdoc.drafting.attachments import attached
    from govdoc.drafting.captions import captioned

    if isinstance(source, Path):
        name = name or ("标准输入" if str(source) == "-" else str(source))
        source = decode(load(source, _LIMITS), name)
    name = name or "计划"
    markdown, elements = markdown_of(source, name, templates_dirs)
    return captioned(attached(numbered(assembled(markdown, elements, name)), elements, name))


def markdown_of(text: str, name: str, templates_dirs: Sequence[Path] = ()) -> tuple[str, dict[str, Value]]:
    """Return the Markdown that a plan drafts, or that the text is already, and the elements named beside it.

    Among the elements is 版式, where it is another than the ordinary one.
    """
    if _is_markdown(text, name):
        from govdoc.drafting.frontmatter import parted

        return parted(text, name)
    from govdoc.drafting.plan import parse_plan
    from govdoc.drafting.schema import LAYOUT_KEY, LAYOUTS
    from govdoc.drafting.templates import find

    plan = parse_plan(text, name, partial(find, folders=templates_dirs))
    layout: dict[str, Value] = {LAYOUT_KEY: plan.layout} if plan.layout != LAYOUTS[0] else {}
    return plan.template.markdown(plan), {**plan.elements, **layout}


def _is_markdown(text: str, name: str) -> bool:
    """Whether a source is Markdown and not a plan. Raises UnreadableError for a suffix that is of neither."""
    suffix = Path(name).suffix.lower()
    if suffix in MARKDOWN_SUFFIXES | PLAN_SUFFIXES:
        return suffix in MARKDOWN_SUFFIXES
    if suffix:
        raise UnreadableError(f"{name}：起草要用计划文件（.yaml）或 Markdown 文件（.md），不能用“{suffix}”文件")
    # A comment of YAML looks like a title of Markdown: the key decides.
    return not _TEMPLATE_LINE.search(text) and bool(_HEADING_LINE.search(text))
