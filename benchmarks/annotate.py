"""A text with marks → the text without them and its right outline, both written beside it.

    annotate.py FILE.marked …       writes FILE.txt and FILE.json

Marks stand in the text itself, damage and all: ``⟪1:回顾⟫`` where a level-1 heading begins, ``⟪/⟫`` where it ends.
Between the brackets: level (0 title, 1–4, 5 for 一是, 6 for ①), after ``:`` the role of a level-1 section (a second one
after ``|`` is what a careful reader would also accept), after a space the kind. Kinds: ``heading`` (the default at
levels 1–4), ``runin``, ``inline`` (the default at level 5), ``unnumbered``, ``missing`` (its number was lost),
``agenda``, ``item``, ``title`` (the default at level 0). Where there is no heading, and no ``⟪/⟫``:
``⟪1:导语 implicit⟫`` at the first character of an opening, ``⟪1:结语 implicit⟫`` of a closing, ``⟪1:其他 junk⟫`` of a
stretch of web chrome that lasts up to the next mark.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

_MARK = re.compile(r"⟪(?:(\d)(?::([^⟫|\s]+)(?:\|([^⟫\s]+))?)?(?: (\w+))?|(/))⟫")
_DEFAULT = {0: "title", 5: "inline", 6: "inline"}
_WITHOUT_END = {"implicit", "junk"}


def unmarked(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text without marks and the nodes of its outline; raises ValueError for marks that do not pair."""
    text, nodes, opened, at = "", [], None, 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[5]:
            if opened is None:
                raise ValueError(f"nothing to close at {len(text)}: {text[-20:]}")
            opened["end"], opened = len(text), None
            continue
        if opened is not None:
            raise ValueError(f"not closed: {opened}")
        node = _node(mark, text)
        nodes.append(node)
        opened = node if node["kind"] not in _WITHOUT_END else None
    text += marked[at:]
    if opened is not None or "⟪" in text or "⟫" in text:
        raise ValueError(f"a mark is not closed or not understood: {opened}")
    return text, nodes


def _node(mark: re.Match[str], text: str) -> dict[str, Any]:
    """Return the node that a mark opens behind ``text``."""
    level = int(mark[1])
    node: dict[str, Any] = {"level": level}
    if mark[2]:
        node["role"] = mark[2]
    if mark[3]:
        node["role_alt"] = mark[3].split("|")
    node["kind"] = mark[4] or _DEFAULT.get(level, "heading")
    node["start"] = node["end"] = len(text)
    node["line"] = text.count("\n") + 1
    return node


def main() -> None:
    """Convert the files named on the command line."""
    for name in sys.argv[1:]:
        path = Path(name)
        text, nodes = unmarked(path.read_text(encoding="utf-8"))
        path.with_suffix(".txt").write_text(text, encoding="utf-8", newline="")
        rows = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
        path.with_suffix(".json").write_text(
            f'{{"source": "{path.stem}.txt", "nodes": [\n{rows}\n]}}\n', encoding="utf-8"
        )
        print(f"{path.stem}: {len(text)} characters, {len(nodes)} nodes")


if __name__ == "__main__":
    main()
