"""Plan (YAML) or Markdown → Document, its headings numbered."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.drafting.numbering import numbered
from govdoc.errors import UnreadableError
from govdoc.patterns import lazy
from govdoc.readers.files import DOCUMENT_SUFFIXES, MEGABYTE, Limits, decode, load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govdoc.drafting.nodes import Value
    from govdoc.drafting.overrides import Override
    from govdoc.drafting.templates import Template
    from govdoc.model import Document

__all__ = [
    "MARKDOWN_SUFFIXES",
    "PLAN_SUFFIXES",
    "draft",
    "is_markdown",
    "markdown_of",
    "numbered",
    "read_source",
    "template_name",
]

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
PLAN_SUFFIXES = frozenset({".yaml", ".yml"})
_LIMITS = Limits(file=10 * MEGABYTE)
_TEMPLATE_LINE = lazy(r"^(?:模板|template)\s*[:：]", re.MULTILINE)
_HEADING_LINE = lazy(r"^#{1,6}\s+\S", re.MULTILINE)


def draft(
    source: Path | str,
    *,
    templates_dirs: Sequence[Path] = (),
    name: str | None = None,
    overrides: Sequence[Override] = (),
    template_of: Callable[[str], Template] | None = None,
) -> Document:
    """Return the document that a plan or a Markdown file describes, its headings numbered.

    ``source`` is a file (``-`` is standard input), or a text; the suffix of the file or of ``name`` tells a plan
    (.yaml, .yml) from Markdown (.md, .markdown), and where there is none, the text does. ``templates_dirs`` are the
    user's folders of templates, ``overrides`` values that stand for those of the plan. ``template_of`` finds a template
    instead, for who drafts many and keeps them. Raises PlanError with all faults of the plan or its template,
    UnreadableError for a file that cannot be read or is of another kind.
    """
    from govdoc.drafting.assembly import assembled
    from govdoc.drafting.attachments import attached
    from govdoc.drafting.captions import captioned

    if isinstance(source, Path):
        source, own = read_source(source)
        name = name or own
    name = name or "计划"
    markdown, elements = markdown_of(source, name, templates_dirs, overrides, template_of)
    document = assembled(markdown, elements, name)
    if is_markdown(source, name):
        from govdoc.drafting.typedelements import with_typed

        document = with_typed(document)
    return captioned(attached(numbered(document), elements, name, source))


def read_source(path: Path) -> tuple[str, str]:
    """Return the text of a plan or a Markdown file, and its name for messages. Raises UnreadableError."""
    name = "标准输入" if str(path) == "-" else str(path)
    if path.is_file():
        _refuse_suffix(name, path.suffix.lower())
    if path.is_file() and path.stat().st_size > _LIMITS.file:
        raise UnreadableError(f"{name}：文件超过 {_LIMITS.file / MEGABYTE:g} MB 的上限，请拆成几份计划")
    return decode(load(path, _LIMITS), name), name


def template_name(text: str, name: str) -> str:
    """Return the template that the text of a plan names; "" for Markdown, and for none."""
    from govdoc.drafting.nodes import Scalar
    from govdoc.drafting.schema import TEMPLATE_KEY
    from govdoc.drafting.yamltree import parse

    if is_markdown(text, name):
        return ""
    entries = {key.text: node for key, node in parse(text, name).root.entries}
    node = entries.get(TEMPLATE_KEY) or entries.get("template")
    return node.text.strip() if isinstance(node, Scalar) else ""


def markdown_of(
    text: str,
    name: str,
    templates_dirs: Sequence[Path] = (),
    overrides: Sequence[Override] = (),
    template_of: Callable[[str], Template] | None = None,
) -> tuple[str, dict[str, Value]]:
    """Return the Markdown that a plan drafts, or that the text is already, and the elements named beside it.

    Among the elements is 版式, where it is another than the ordinary one.
    """
    if is_markdown(text, name):
        from govdoc.drafting.frontmatter import parted

        return parted(text, name, overrides)
    from govdoc.drafting.plan import parse_plan
    from govdoc.drafting.schema import LAYOUT_KEY, LAYOUTS
    from govdoc.drafting.templates import find

    plan = parse_plan(text, name, template_of or partial(find, folders=templates_dirs), overrides)
    layout: dict[str, Value] = {LAYOUT_KEY: plan.layout} if plan.layout != LAYOUTS[0] else {}
    return plan.template.markdown(plan), {**plan.elements, **layout}


def is_markdown(text: str, name: str) -> bool:
    """Whether a source is Markdown and not a plan. Raises UnreadableError for a suffix that is of neither."""
    suffix = Path(name).suffix.lower()
    if suffix in MARKDOWN_SUFFIXES | PLAN_SUFFIXES:
        return suffix in MARKDOWN_SUFFIXES
    _refuse_suffix(name, suffix)
    # A comment of YAML looks like a title of Markdown: the key decides.
    return not _TEMPLATE_LINE.search(text) and bool(_HEADING_LINE.search(text))


def _refuse_suffix(name: str, suffix: str) -> None:
    """Raise UnreadableError for the suffix of a file that nothing is drafted from; documents are outlined first."""
    if not suffix or suffix in MARKDOWN_SUFFIXES | PLAN_SUFFIXES:
        return
    told = f"{name}：起草要用计划文件（.yaml）或 Markdown 文件（.md），不能用“{suffix}”文件"
    cure = f"；稿子请先整理成计划：govdoc outline {name} --format yaml -o ." if suffix in DOCUMENT_SUFFIXES else ""
    raise UnreadableError(told + cure)
