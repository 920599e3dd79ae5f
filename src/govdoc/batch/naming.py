"""Template of a name and the values of a row or a plan → a path below the output folder, safe on every system."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from govdoc.drafting.faults import nearest
from govdoc.errors import UsageError
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_Who = TypeVar("_Who")
LONGEST = 255
"""Bytes (UTF-8) of a file name that every file system takes."""
_FORBIDDEN = lazy(r'[<>:"/\\|?*]')
_RESERVED = lazy(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:\.|$))")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


class UnnameableError(UsageError):
    """A name that cannot be made of the values of one row or plan."""


def namer(template: str) -> Callable[[Mapping[str, Any]], str]:
    """Return what makes a path of values; see ``safe``. Raises UsageError for a template with a fault of syntax.

    ``{{ 学校 }}`` is replaced by the value of that column or key; a ``/`` of the template begins a folder, one of a
    value does not. What it returns raises UnnameableError where a value is missing or empty.
    """
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=_part, autoescape=False)
    environment.globals = {}
    try:
        compiled = environment.from_string(template)
    except TemplateSyntaxError as error:
        raise UsageError(
            f"--name “{template}”：写法有误（{error.message}），应如“{{{{ 学校 }}}}_工作要点.docx”"
        ) from None
    wanted = names_in(template)

    def named(values: Mapping[str, Any]) -> str:
        if missing := [name for name in wanted if name not in values]:
            raise UnnameableError(_missing(missing[0], values))
        if empty := [name for name in wanted if isinstance(values[name], str) and not values[name].strip()]:
            raise UnnameableError(f"“{empty[0]}”是空的，写不成文件名，请填写")
        try:
            return safe(compiled.render(values))
        except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
            raise UnnameableError(f"--name “{template}”写不成文件名：{error}") from None

    return named


def names_in(template: str) -> list[str]:
    """Return the names that a template takes from its values, in alphabetical order."""
    from jinja2 import Environment, TemplateSyntaxError
    from jinja2.meta import find_undeclared_variables

    environment = Environment(autoescape=False)  # noqa: S701 - a file name is no HTML
    try:
        return sorted(find_undeclared_variables(environment.parse(template)))
    except TemplateSyntaxError:
        return []


def refuse_missing(wanted: Iterable[str], known: Iterable[str]) -> None:
    """Raise UsageError for a name that is taken from none of the ``known`` columns and keys."""
    known = list(known)
    if missing := [name for name in wanted if name not in known]:
        raise UsageError(_missing(missing[0], known))


def _missing(name: str, values: Iterable[str]) -> str:
    known = list(values)
    guess = nearest(name, known)
    hint = f"是否想写“{guess}”？" if guess else ""
    return f"--name 里的“{name}”没有这一栏，{hint}可用的有：{'、'.join(known[:20])}"


def _part(value: object) -> str:
    """Return a value as a part of a name: it begins no folder. Raises UnnameableError where it is empty or no text."""
    if isinstance(value, list | dict):
        raise UnnameableError("--name 里只能用文字，不能用列表或下一级的键值，请写到具体的一项，如“要素.成文日期”")
    text = " ".join(str(value).split())
    if not text:
        raise UnnameableError("文件名里用到的一栏是空的，请填写")
    return text.replace("/", "_").replace("\\", "_")


def safe(name: str) -> str:
    """Return a relative path (``/`` between folders) that every file system takes, in NFC.

    Characters that Windows forbids become ``_``, invisible ones go, as do dots and blanks at the ends; a reserved
    device name gets ``_`` before it; what is longer than 255 bytes is cut before its suffix. Raises UnnameableError
    where nothing is left.
    """
    parts = [_safe_part(part) for part in name.split("/") if part.strip()]
    if not parts:
        raise UnnameableError("写出的文件名是空的，请检查 --name")
    return str(PurePosixPath(*parts))


def _safe_part(part: str) -> str:
    """Return one folder or file name."""
    composed = unicodedata.normalize("NFC", part)
    visible = "".join(one for one in composed if unicodedata.category(one) not in _INVISIBLE)
    bare = _FORBIDDEN.sub("_", visible).strip(" \u3000").lstrip(".~").rstrip(". \u3000")
    if not PurePosixPath(bare).stem.strip(" _."):
        raise UnnameableError(f"“{part[:40]}”写不成文件名：除了标点没有文字，请检查 --name")
    kept = _cut(bare)
    return _cut(f"_{kept}") if _RESERVED.match(kept) else kept


def _cut(name: str) -> str:
    """Return a name of 255 bytes at most; its suffix stays."""
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 5:  # noqa: PLR2004 - .html is the longest of ours
        stem, dot, suffix = name, "", ""
    room = LONGEST - len((dot + suffix).encode())
    kept = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return kept + dot + suffix


def key(path: str) -> str:
    """Return what two paths share that are one file somewhere: in case, or in how a letter is composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def collisions(outputs: Iterable[tuple[_Who, str]]) -> list[tuple[_Who, _Who, str]]:
    """Return (who, who else, path) for two (who, path) that would write one file, or a file where a folder must be."""
    taken: dict[str, _Who] = {}
    folders: dict[str, _Who] = {}
    found: list[tuple[_Who, _Who, str]] = []
    for who, path in outputs:
        own = key(path)
        above = [str(parent) for parent in PurePosixPath(own).parents][:-1]
        other = taken.get(own, folders.get(own, next((taken[one] for one in above if one in taken), None)))
        if other is not None:
            found.append((other, who, path))
            continue
        taken[own] = who
        folders.update(dict.fromkeys(above, who))
    return found
