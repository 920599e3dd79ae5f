"""Text → Markdown that shows it as it is."""

from __future__ import annotations

import re

from govdoc.patterns import lazy

_SPECIAL = lazy(r"([\\`*_{}\[\]<>|~#])")


def literal(text: str) -> str:
    """Return Markdown of a text of one line or several, in which no character means anything."""
    escaped = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;")).replace("\\<", "&lt;").replace("\\>", "&gt;")
    escaped = re.sub(r"(?m)^(\s*)([-+=])", r"\1\\\2", escaped)
    return re.sub(r"(?m)^(\s*\d+)([.)])", r"\1\\\2", escaped)


def cell(text: str) -> str:
    """Return the same in one line, for a cell of a table or a heading."""
    return literal(" ".join(text.split()))


def code(text: str) -> str:
    """Return a span of code for a cell of a table."""
    line = " ".join(text.split()).replace("|", "\\|")
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"


def fenced(text: str) -> str:
    """Return a block of code that holds a text, whatever back-ticks are in it."""
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{ticks}text\n{text}\n{ticks}"
