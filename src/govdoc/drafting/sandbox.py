"""Jinja's sandbox for skeletons: Markdown in the place of HTML, bounded in time and space, closed to Python."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    nodes,
)
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from govdoc.drafting.expressions import (
    Fields,
    figure,
    headline,
    joined,
    joined_by,
    sentence,
    table,
    written,
)
from govdoc.drafting.jinjafaults import asking_place, undefined_message
from govdoc.drafting.skeletonfiles import COMPILED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2.compiler import Frame
    from jinja2.runtime import Context
MOST_STEPS = 200_000
"""Turns of loops and calls of macros in one rendering."""
LONGEST_RUN = 30.0
"""Seconds that one rendering may take; the examples take some milliseconds."""
LARGEST_NUMBER = 10**12
MOST_NUMBERS = 1_000
"""Numbers that ``range`` may give: no document has more headings under one."""
_PLAIN_FILTERS = (
    "abs", "count", "d", "default", "first", "groupby", "int", "items", "last", "length", "list", "map", "max", "min",
    "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "sum", "trim", "unique",
)  # fmt: skip
"""Jinja's filters that are of use: none of them makes markup out of text or text out of nothing."""
_STRING_METHODS = frozenset(
    {"startswith", "endswith", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "split", "find", "count"}
)


class _Undefined(StrictUndefined):
    """What is not there: any use of it stops, in Chinese and with its name."""

    @property
    def _undefined_message(self) -> str:
        return undefined_message(self._undefined_name, self._undefined_obj)


class _Generator(CodeGenerator):
    """Jinja's compiler, that leaves texts in ``{{ }}`` to ``written`` where it would escape them as HTML itself."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with Markdown in the place of HTML, and bounded in time and space."""

    code_generator_class = _Generator
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
            bytecode_cache=COMPILED,
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
        if operator == "**":
            raise SecurityError("骨架里不能用“**”运算")
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
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
