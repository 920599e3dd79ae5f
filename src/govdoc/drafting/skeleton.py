"""Skeleton (Jinja over Markdown) and the values of a plan → Markdown; values are texts, never markup or code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

from jinja2 import (
    TemplateError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables

from govdoc.drafting.expressions import (
    CLOSING_MARKS,
    LONGEST_OUTPUT,
    EmptyTextError,
    typed,
)
from govdoc.drafting.jinjafaults import where, why
from govdoc.drafting.marks import MarkError, is_marked, marked
from govdoc.drafting.sandbox import Sandbox
from govdoc.drafting.skeletonfiles import Folders
from govdoc.drafting.typed import BREAK
from govdoc.errors import PlanError
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from govdoc.drafting.nodes import Value


@dataclass(frozen=True, slots=True)
class Callbacks:
    """What is called while a skeleton is rendered."""

    finished: Callable[[str], str] = str
    """Puts passages into what the skeleton wrote."""
    said: Callable[[str], str] = str
    """Adds the place in the plan to what the skeleton itself refuses (``报错``, a heading of marks alone)."""
    watch: Callable[[tuple[str, ...], str], None] | None = None
    """Is told every key of a mapping that is asked for, and at which file and line."""


NO_CALLBACKS = Callbacks()


def rendered(
    folder: Path,
    shared: Iterable[Path],
    values: Mapping[str, Value],
    callbacks: Callbacks = NO_CALLBACKS,
    names: Sequence[str] = ("skeleton.md.j2",),
) -> str:
    """Return the Markdown of ``folder/skeleton.md.j2``; ``_shared/…`` is looked up in the folders ``shared``.

    Of several ``names`` the skeletons are written one behind the other.

    Raises PlanError that names file and line of the skeleton for a field that is not there, a fault of syntax, a
    step out of the sandbox, and an output or a running time beyond the bounds.
    """
    loader = Folders(folder, tuple(shared))
    environment = Sandbox(loader, callbacks.watch)
    environment.filters["报错"] = _refused
    try:
        given = {key: typed(value, (key,)) for key, value in values.items()}
        pieces = chain.from_iterable(environment.get_template(name).generate(given) for name in names)
        return settled(callbacks.finished("".join(_bounded(pieces))))
    except EmptyTextError as error:
        raise PlanError([callbacks.said(str(error))]) from None
    except MarkError as error:
        raise PlanError([f"{_line_of(error.mark, loader)}：{error}"]) from None
    except (TemplateError, RecursionError) as error:
        raise PlanError([f"{where(error, loader.path)}：{why(error)}"]) from None
    except (TypeError, ValueError, ArithmeticError, KeyError, IndexError, AttributeError, MemoryError) as error:
        place = where(error, loader.path)
        if not place.partition(":")[2]:
            raise  # not in the skeleton: a fault of our own
        raise PlanError([f"{place}：{why(error)}"]) from None


def _refused(message: str) -> NoReturn:
    """Stop drafting with a sentence of the skeleton's for the author of the plan."""
    raise EmptyTextError(message)


def _line_of(mark: str, loader: Folders) -> str:
    """Return ``skeleton.md.j2:12`` for a mark as it stands in a skeleton; without a line where it is not found."""
    for path in loader.skeletons():
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
            if mark in line:
                return f"{path}:{number}"
    return str(loader.path("skeleton.md.j2") or "skeleton.md.j2")


def settled(markdown: str) -> str:
    """Return the Markdown with the paragraphs of its values apart: in a heading or a table's row they are joined.

    Indents of the skeleton are taken off, blank lines in a row made one, marks behind a line put before its text.
    Raises MarkError for a mark that is none, SecurityError and EmptyTextError for a heading without text.
    """
    out: list[str] = []
    for line in markdown.split("\n"):
        bare = marked(line.strip(" \t"))
        _refuse_empty_heading(bare)
        whole = is_marked(bare) or bare.startswith(("#", "|", ">", "- "))
        out.append(bare.replace(BREAK, "" if whole else "\n\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n") + "\n"


_HEADING = lazy(r"#{1,6}(?:\s+(?:\x02[^\x03]*\x03)?(?P<text>.*))?")
_ESCAPE = lazy(r"\\(.)")


def _refuse_empty_heading(line: str) -> None:
    """Raise SecurityError for a title or heading without text, EmptyTextError for a heading of marks alone."""
    found = _HEADING.fullmatch(line)
    if found is None:
        return
    text = _ESCAPE.sub(r"\1", found["text"] or "").strip()
    if not text:
        raise SecurityError("骨架写出了没有文字的标题，请检查“#”后面的内容")
    if line.startswith("##") and not text.strip(CLOSING_MARKS + " \u3000"):
        raise EmptyTextError(f"“{text[:20]}”只有标点，没有文字，请填写内容或把这一项删去")


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    written = 0
    for piece in pieces:
        written += len(piece)
        if written > LONGEST_OUTPUT:
            raise SecurityError(f"写出的文字超过 {LONGEST_OUTPUT} 个字的上限，请检查循环")
        yield piece


def names_used(folder: Path, shared: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Give (name, ``skeleton.md.j2:12``) for each name that the skeletons of a folder take from the plan.

    Raises PlanError for faults of syntax.
    """
    loader = Folders(folder, tuple(shared))
    environment = Sandbox(loader)
    for path in sorted(folder.glob("*.j2")):
        try:
            tree = environment.parse(path.read_text(encoding="utf-8-sig"), path.name, str(path))
        except (TemplateSyntaxError, UnicodeDecodeError) as error:
            raise PlanError([f"{where(error, loader.path)}：{why(error)}"]) from None
        try:
            undeclared = find_undeclared_variables(tree)
        except TemplateSyntaxError as error:
            # A filter or a test that does not exist; this error knows its line alone.
            raise PlanError([f"{path}:{error.lineno}：{why(error)}"]) from None
        # Jinja takes a name that is set in one branch alone for one of the plan.
        own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
        wanted = undeclared - set(environment.globals) - own
        for node in tree.find_all(nodes.Name):
            if node.name in wanted:
                wanted.discard(node.name)
                yield node.name, f"{path}:{node.lineno}"
