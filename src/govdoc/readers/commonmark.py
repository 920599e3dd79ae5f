"""The parser of CommonMark, taught to tell columns and to read ** beside Chinese punctuation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from markdown_it import MarkdownIt, rules_block
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import autolink, image, link
from markdown_it.rules_inline.state_inline import Delimiter

from govdoc.readers.footnotes import DEFINITION, REFERENCE, definition, reference
from govdoc.readers.inlines import AUTOLINK

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_DEEPEST = 100
"""Containers in containers; markdown-it drops what lies deeper, we keep it as text."""
_CHINESE_PUNCTUATION = "“”‘’…—·"
_LEAVES: dict[str, tuple[Callable[[StateBlock, int, int, bool], bool], list[str]]] = {
    "table": (rules_block.table, ["paragraph", "reference"]),
    "fence": (rules_block.fence, ["paragraph", "reference", "blockquote", "list"]),
    "hr": (rules_block.hr, ["paragraph", "reference", "blockquote", "list"]),
    "html_block": (rules_block.html_block, ["paragraph", "reference", "blockquote"]),
    "heading": (rules_block.heading, ["paragraph", "reference", "blockquote"]),
    "lheading": (rules_block.lheading, []),
    "paragraph": (rules_block.paragraph, []),
}
"""Rules that read lines, not containers of lines, and what each may end (as markdown-it registers them)."""


@cache
def parser() -> MarkdownIt:
    """Return the parser, taught to tell places.

    Four blanks are how authors indent a paragraph, not code; ``[注]: …`` is a note, not a link to be defined.
    """
    made = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable(["code", "reference"])
    for name, (rule, ends) in _LEAVES.items():
        enabled = name in made.get_active_rules()["block"]
        made.block.ruler.at(name, _with_columns(rule), {"alt": ends})
        if enabled:
            made.enable(name)
    made.block.ruler.before("paragraph", DEFINITION, definition, {"alt": ["paragraph", "blockquote", "list"]})
    made.inline.ruler.before("link", REFERENCE, reference)
    _prepare(made)
    return made


def _with_columns(
    rule: Callable[[StateBlock, int, int, bool], bool],
) -> Callable[[StateBlock, int, int, bool], bool]:
    """Return the rule that notes where the text of each of its lines begins, behind indents, > and list markers."""

    def noting(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
        matched = rule(state, first, last, silent)
        if matched and not silent:
            begins: dict[int, int] = state.env["begins"]
            begins.update({line: state.bMarks[line] + state.tShift[line] for line in range(first, state.line)})
        return matched

    return noting


def _prepare(parser: MarkdownIt) -> None:
    """Make a parser tell where links and pictures end, and let ** open and close beside Chinese punctuation."""
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        parser.inline.ruler.at(name, _with_end(rule))
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.disable("text_join")


def _with_end(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Return the rule that notes in its last token where it ended."""

    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of markdown-it
        start = state.pos
        matched = rule(state, silent)
        if matched and not silent:
            state.tokens[-1].meta["end"] = state.pos
            if state.tokens[-1].markup == AUTOLINK:
                # markdown-it prints an address otherwise than it is typed.
                state.tokens[-2].content = state.src[start + 1 : state.pos - 1]
        return matched

    return noting


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of markdown-it
    """Read a run of * or _ as CommonMark does, but for Chinese: **……。**下一句 is bold though no blank stands there."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = (scanned.can_open, scanned.can_close) if marker == "_" else _flanks(state, scanned.length)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, -1, opens, closes))
    state.pos += scanned.length
    return True


def _flanks(state: StateInline, length: int) -> tuple[bool, bool]:
    """Whether a run of * can open and close: Chinese punctuation counts like a letter."""
    end = state.pos + length
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    opens = not _blank(after) and (not _point(after) or _blank(before) or _point(before) or _chinese(before))
    closes = not _blank(before) and (not _point(before) or _blank(after) or _point(after) or _chinese(after))
    return opens, closes


def _blank(character: str) -> bool:
    return isWhiteSpace(ord(character))


def _chinese(character: str) -> bool:
    return east_asian_width(character) in "WF" or character in _CHINESE_PUNCTUATION


def _point(character: str) -> bool:
    """Whether a character is punctuation, but not Chinese."""
    return (isMdAsciiPunct(ord(character)) or isPunctChar(character)) and not _chinese(character)
