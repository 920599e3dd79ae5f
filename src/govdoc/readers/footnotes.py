"""[^1] in a text and [^1]: … on a line of its own → tokens of markdown-it: footnotes, as most Markdown knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

DEFINITION, REFERENCE = "footnote_definition", "footnote_reference"
_OPENING = lazy(r"\[\^([^\]\s^]+)\]:[ \t]*")
_MARK = lazy(r"\[\^([^\]\s^]+)\]")
_CODE_INDENT = 4


def definition(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Read a definition: its line, and the lines after it up to a blank one, another definition or another block."""
    begin, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    found = _OPENING.match(state.src, begin, end)
    if found is None or state.sCount[first] - state.blkIndent >= _CODE_INDENT:
        return False
    label = found[1]
    if silent:
        return True
    stop = _stop(state, first, last)
    starts = [found.end(), *(state.bMarks[line] + state.tShift[line] for line in range(first + 1, stop))]
    begins: dict[int, int] = state.env["begins"]
    begins.update(zip(range(first, stop), starts, strict=True))
    parts = [state.src[at : state.eMarks[line]].rstrip() for line, at in zip(range(first, stop), starts, strict=True)]
    state.env.setdefault("notes", set()).add(label)
    state.line = stop
    opened = state.push(DEFINITION + "_open", "", 1)
    opened.meta, opened.map = {"label": label}, [first, stop]
    inner = state.push("inline", "", 0)
    inner.content, inner.map, inner.children = "\n".join(parts), [first, stop], []
    state.push(DEFINITION + "_close", "", -1).map = [first, stop]
    return True


def _stop(state: StateBlock, first: int, last: int) -> int:
    """Return the line behind the last line of a definition."""
    rules = state.md.block.ruler.getRules("paragraph")
    line = first + 1
    while line < last and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        ends = state.sCount[line] - state.blkIndent < _CODE_INDENT and any(
            rule(state, line, last, True)  # noqa: FBT003 - as markdown-it calls it
            for rule in rules
        )
        if ends:
            break
        line += 1
    return line


def reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Read the mark of a footnote that has a definition; another one is text."""
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env.get("notes", ()):
        return False
    if not silent:
        token = state.push(REFERENCE, "", 0)
        token.markup, token.meta = found[0], {"label": found[1]}
    state.pos = found.end()
    return True
