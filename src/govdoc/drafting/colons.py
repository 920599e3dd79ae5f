"""The first key of a text whose colon YAML does not take for one → the others, found by mending each in turn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdoc.drafting.faults import Fault

_MOST = 60
_LONGEST = 200_000
"""Characters of a text that is read again and again."""
_WIDE_KEY = lazy(r"\s*(?:-\s+)*(?P<key>[^\s:：，。、；！？“”\"'#\-]{1,12})：")


def further(text: str, fault: Fault, again: Callable[[str], Fault | None]) -> Iterator[Fault]:
    """Give the faults behind one of a colon, until the text can be read; none behind a fault of another kind.

    ``again`` gives the first fault of a text, None where it has none. Columns are those of the text as typed.
    """
    mended: set[int] = set()
    for _ in range(_MOST if len(text) <= _LONGEST else 0):
        better = _mended(text, fault)
        if better is None or fault.line in mended:
            return
        mended.add(fault.line)
        text, found = better, again(better)
        if found is None:
            return
        fault = found
        # A full-width colon became two characters: what stands behind it moved.
        shifted = fault.line in mended and fault.column > 1
        yield replace(fault, column=fault.column - 1) if shifted else fault


def key_on_its_line(lines: list[str], line: int, column: int, *, in_list: bool) -> tuple[str, int, int] | None:
    """Return key, line and column of ： where a text that begins at a place (1-based) is a key with such a colon.

    In a list, where texts such as 联系人：某某 are at home, the next line has to be such a key as well.
    """
    if line > len(lines) or lines[line - 1][: column - 1].strip(" -"):
        return None
    found = _WIDE_KEY.match(lines[line - 1])
    below = lines[line] if line < len(lines) else ""
    aligned = len(below) - len(below.lstrip(" ")) == column - 1 and _WIDE_KEY.match(below)
    return (found["key"], line, found.end()) if found and (aligned or not in_list) else None


def _mended(text: str, fault: Fault) -> str | None:
    """Return a text with the colon at a fault as YAML wants it, None where the fault is not one of a colon."""
    lines = text.split("\n")
    line = lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
    at = fault.column - 1
    here, behind = line[at : at + 1], line[at + 1 : at + 2]
    if here == "：":
        line = f"{line[:at]}: {line[at + 1 :]}"
    elif here == ":" and behind.strip():
        line = f"{line[: at + 1]} {line[at + 1 :]}"
    elif here in {"\u3000", "\u00a0"} and line[:at].endswith(":"):
        line = f"{line[:at]} {line[at + 1 :]}"
    else:
        return None
    lines[fault.line - 1] = line
    return "\n".join(lines)
