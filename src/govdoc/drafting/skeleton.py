"""Skeleton (Jinja over Markdown) and the values of a plan → Markdown; values are texts, never markup or code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, NoReturn
from unicodedata import category

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.filters import FILTERS
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from govdoc.drafting.expressions import (
    LONGEST_OUTPUT,
    EmptyTextError,
    Fields,
    figure,
    headline,
    joined,
    joined_by,
    sentence,
    table,
    typed,
    written,
)
from govdoc.drafting.jinjafaults import asking_place, undefined_message, where, why
from govdoc.drafting.marks import MarkError, is_marked, marked
from govdoc.drafting.typed import BREAK
from govdoc.errors import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from jinja2.runtime import Context

    from govdoc.drafting.yamltree import Value

LONGEST_SKELETON = 1_000_000
MOST_STEPS = 200_000
"""Turns of loops and calls of macros in one rendering."""
LONGEST_RUN = 30.0
"""Seconds that one rendering may take; the examples take some milliseconds."""
LARGEST_NUMBER = 10**12
MOST_NUMBERS = 1_000
"""Numbers that ``range`` may give: no document has more headings under one."""
SHARED = "_shared/"
_PLAIN_FILTERS = (
    "abs", "count", "d", "default", "first", "groupby", "int", "items", "last", "length", "list", "map", "max", "min",
    "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "sum", "trim", "unique",
)  # fmt: skip
"""Jinja's filters that are of use: none of them makes markup out of text or text out of nothing."""
_STRING_METHODS = frozenset(
    {"startswith", "endswith", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "split", "find", "count"}
)


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
    folder: Path, shared: Iterable[Path], values: Mapping[str, Value], callbacks: Callbacks = NO_CALLBACKS
) -> str:
    """Return the Markdown of ``folder/skeleton.md.j2``; ``_shared/…`` is looked up in the folders ``shared``.

    Raises PlanError that names file and line of the skeleton for a field that is not there, a fault of syntax, a
    step out of the sandbox, and an output or a running time beyond the bounds.
    """
    loader = _Folders(folder, tuple(shared))
    environment = _Sandbox(loader, callbacks.watch)
    environment.filters["报错"] = _refused
    try:
        template = environment.get_template("skeleton.md.j2")
        pieces = template.generate({key: typed(value, (key,)) for key, value in values.items()})
        return settled(callbacks.finished("".join(_bounded(pieces))))
    except EmptyTextError as error:
        raise PlanError([callbacks.said(str(error))]) from None
    except MarkError as error:
        raise PlanError([f"{_line_of(error.mark, loader)}：{error}"]) from None
    except (TemplateSyntaxError, TemplateNotFound, UndefinedError, SecurityError, RecursionError) as error:
        raise PlanError([f"{where(error, loader.path)}：{why(error)}"]) from None
    except (TypeError, ValueError, ArithmeticError, KeyError, IndexError, AttributeError, MemoryError) as error:
        place = where(error, loader.path)
        if not place.partition(":")[2]:
            raise  # not in the skeleton: a fault of our own
        raise PlanError([f"{place}：{why(error)}"]) from None


def _refused(message: str) -> NoReturn:
    """Stop drafting with a sentence of the skeleton's for the author of the plan."""
    raise EmptyTextError(message)


def _line_of(mark: str, loader: _Folders) -> str:
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


_HEADING = re.compile(r"#{1,6}(?:\s+(?:\x02[^\x03]*\x03)?(?P<text>.*))?")
_ESCAPE = re.compile(r"\\(.)")


def _refuse_empty_heading(line: str) -> None:
    """Raise SecurityError for a heading without text, EmptyTextError for one of marks alone."""
    found = _HEADING.fullmatch(line)
    if found is None:
        return
    text = _ESCAPE.sub(r"\1", found["text"] or "").strip()
    if not text:
        raise SecurityError("骨架写出了没有文字的标题，请检查“#”后面的内容")
    if all(category(character)[0] in "PZC" for character in text):
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
    loader = _Folders(folder, tuple(shared))
    environment = _Sandbox(loader)
    for path in sorted(folder.glob("*.j2")):
        try:
            tree = environment.parse(path.read_text(encoding="utf-8-sig"), path.name, str(path))
        except (TemplateSyntaxError, UnicodeDecodeError) as error:
            raise PlanError([f"{where(error, loader.path)}：{why(error)}"]) from None
        # Jinja takes a name that is set in one branch alone for one of the plan.
        own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
        wanted = find_undeclared_variables(tree) - set(environment.globals) - own
        for node in tree.find_all(nodes.Name):
            if node.name in wanted:
                wanted.discard(node.name)
                yield node.name, f"{path}:{node.lineno}"


class _Undefined(StrictUndefined):
    """What is not there: any use of it stops, in Chinese and with its name."""

    @property
    def _undefined_message(self) -> str:
        return undefined_message(self._undefined_name, self._undefined_obj)


class _Folders(BaseLoader):
    """Finds skeletons in the template's own folder, and ``_shared/…`` in folders that templates share."""

    def __init__(self, folder: Path, shared: tuple[Path, ...]) -> None:
        self.folder, self.shared = folder, shared

    def path(self, name: str) -> Path | None:
        """Return where a skeleton lies; None where there is none or it lies outside the folders."""
        inner = name.removeprefix(SHARED)
        for folder in self.shared if name.startswith(SHARED) else (self.folder,):
            path = folder / inner
            if path.resolve().is_relative_to(folder.resolve()) and path.suffix == ".j2" and path.is_file():
                return path
        return None

    def skeletons(self) -> Iterator[Path]:
        """Give all skeletons of the folders, the template's own first."""
        for folder in (self.folder, *self.shared):
            yield from sorted(folder.glob("*.j2"))

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return text and path of a skeleton. Raises TemplateNotFound."""
        del environment
        path = self.path(template)
        if path is None or path.stat().st_size > LONGEST_SKELETON:
            raise TemplateNotFound(template)
        try:
            return path.read_text(encoding="utf-8-sig"), str(path), lambda: True
        except UnicodeDecodeError:
            raise TemplateSyntaxError("not utf-8", 1, template, str(path)) from None


class _Compiled(BytecodeCache):
    """Keeps what skeletons compile to, by their path and text: it takes four times as long as filling one in."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code that is kept for a skeleton into its bucket, if its text is still the same."""
        checksum, code = self.known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket; the oldest goes where there are very many."""
        if len(self.known) >= _MOST_KEPT:
            self.known.pop(next(iter(self.known)))
        self.known[bucket.key] = bucket.checksum, bucket.code


_MOST_KEPT = 200
_COMPILED = _Compiled()


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with Markdown in the place of HTML, and bounded in time and space."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: BaseLoader, watch: Callable[[tuple[str, ...], str], None] | None = None) -> None:
        super().__init__(
            loader=loader,
            undefined=_Undefined,
            autoescape=True,
            finalize=written,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=0,
            bytecode_cache=_COMPILED,
        )
        self.steps = 0
        self.began = monotonic()
        self.watch = watch
        filters: dict[str, Callable[..., Any]] = {name: FILTERS[name] for name in _PLAIN_FILTERS}
        self.filters = filters | {
            "join": joined_by,
            "成句": sentence,
            "成题": headline,
            "成表": table,
            "成图": figure,
            "_joined": joined,
            "_counted": self._counted,
        }
        self.globals = {"range": _numbers, "namespace": Namespace}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a skeleton; its loops are counted and its ``~`` joins Markdown, not HTML."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = _filtered(loop.iter, "_counted")
        for node in list(tree.find_all(nodes.Node)):
            for field, inner in list(node.iter_fields()):
                setattr(node, field, _without_concat(inner))
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return ``obj.attribute``, noted where it is a key of a plan."""
        self._note(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return ``obj[argument]``, noted where it is a key of a plan."""
        self._note(obj, argument)
        return super().getitem(obj, argument)

    def _note(self, obj: object, key: object) -> None:
        """Tell who watches that a skeleton asked for a key."""
        if self.watch is not None and isinstance(obj, Fields) and isinstance(key, str):
            self.watch((*obj.path, key), asking_place())

    def spend(self) -> None:
        """Count a turn of a loop or a call. Raises SecurityError when there were too many."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise SecurityError(f"循环和调用超过 {MOST_STEPS} 次的上限，请检查循环")
        if self.steps % 256 == 0 and monotonic() - self.began > LONGEST_RUN:
            raise SecurityError(f"运行超过 {LONGEST_RUN:g} 秒，请检查循环")

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self.spend()
            yield item

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: PYI063
        """Call a macro or a method, counted."""
        self.spend()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Do sums with numbers; join texts with +; neither repeat nor format texts."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return joined((left, right))
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError(f"骨架里不能对文字作“{operator}”运算")
        found = super().call_binop(context, operator, left, right)
        if abs(found) > LARGEST_NUMBER:
            raise SecurityError("骨架里的数太大，请检查算式")
        return found

    def wrap_str_format(self, value: Any) -> None:
        """Let ``format`` be no exception to what texts can do: a width in it makes text out of nothing."""
        del value

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a skeleton may use an attribute: of texts only what looks at them or shortens them."""
        if isinstance(obj, Markup):
            return False
        if isinstance(obj, str):
            return attr in _STRING_METHODS
        return super().is_safe_attribute(obj, attr, value)


def _filtered(node: Any, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _without_concat(inner: Any) -> Any:
    """Return a field of a node in which ``a ~ b`` is the filter that joins."""
    if isinstance(inner, list):
        return [_without_concat(one) for one in inner]
    if isinstance(inner, nodes.Concat):
        return _filtered(nodes.List(_without_concat(inner.nodes), lineno=inner.lineno), "_joined")
    return inner


def _numbers(*bounds: int) -> range:
    """Return Jinja's ``range``, of as many numbers as a document can need."""
    numbers = range(*bounds)
    if len(numbers) > MOST_NUMBERS:
        raise SecurityError(f"range 超过 {MOST_NUMBERS} 个数的上限")
    return numbers
