"""Values → YAML as people write it, which ``yamltree.parse`` reads back as the same texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.drafting.syntax import CONTROL
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Remarked:
    """A text with a comment behind it."""

    text: str
    remark: str


Written = str | Remarked | list["Written"] | dict[str, "Written"]
_WIDTH = 50
"""汉字 a line holds, its indent included."""
_NARROWEST = 24
_BREAKS = "，。；：！？,;!?"
"""Marks behind which a long text may turn to a new line, where a 汉字 follows: there the reader adds no blank."""
_TURN = lazy(rf"(?<=[{_BREAKS}])(?=[\u4e00-\u9fff])")
_PLAIN_START = lazy(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<.+]")
_NOT_PLAIN = lazy(r":(?:\s|\Z)|\s#|\s\Z|[^\S \u3000]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_INVISIBLE = lazy(
    r"[\x00-\x1f\\\"\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""What is escaped: what cannot be seen, or turns the direction of what can (Unicode Cc, Cf, Zs, Zl, Zp)."""


def yaml_text(values: Mapping[str, Written]) -> str:
    """Return a mapping as YAML in block style, a line feed at its end; control characters are left out.

    Texts stand without quotation marks where they may; long ones turn to a new line behind a mark.
    """
    return "".join(f"{line}\n" for line in _lines(dict(values), 0))


def without_control(text: str) -> str:
    """Return a text without the characters that no plan may hold; a carriage return is a line feed."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def comment(text: str) -> str:
    """Return a comment on a line of its own, a line feed at its end."""
    return f"# {_one_line(text)}\n"


def _lines(value: dict[str, Written] | list[Written], indent: int) -> list[str]:
    """Return the lines of a mapping or a list."""
    pad, out = " " * indent, list[str]()
    if isinstance(value, dict):
        for key, inner in value.items():
            out += _entry(f"{pad}{key}:", inner, indent)
        return out
    for item in value:
        if isinstance(item, str | Remarked) or not item:
            out += _entry(f"{pad}-", item, indent)
        else:
            first, *rest = _lines(item, indent + 2)
            out += [f"{pad}- {first[indent + 2 :]}", *rest]
    return out


def _entry(head: str, value: Written, indent: int) -> list[str]:
    """Return the lines of what stands behind a key or a dash."""
    if isinstance(value, Remarked):
        *lines, last = _entry(head, value.text, indent)
        return [*lines, f"{last}  # {_one_line(value.remark)}" if value.remark else last]
    if isinstance(value, str):
        first, *rest = _scalar(without_control(value), indent + 2)
        return [f"{head} {first}", *(" " * (indent + 2) + line for line in rest)]
    if not value:
        return [f"{head} {'{}' if isinstance(value, dict) else '[]'}"]
    return [head, *_lines(value, indent + 2)]


def _scalar(text: str, indent: int) -> list[str]:
    """Return the lines of a text: plain and turned where YAML cannot misread it, else one line in quotation marks."""
    if not _PLAIN_START.match(text) or _NOT_PLAIN.search(text) or _INVISIBLE.search(text):
        return ['"' + _INVISIBLE.sub(_escape, text) + '"']
    return _turned(text, max(_NARROWEST, _WIDTH - indent // 2))


def _turned(text: str, limit: int) -> list[str]:
    """Return the lines of a plain text, each as long as ``limit`` characters allow."""
    lines, line = list[str](), ""
    for part in _TURN.split(text):
        if line and len(line) + len(part) > limit:
            lines.append(line)
            line = ""
        line += part
    return [*lines, line]


def _escape(found: re.Match[str]) -> str:
    """Return a character as YAML escapes it in double quotation marks."""
    character = found[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}")  # noqa: PLR2004


def _one_line(text: str) -> str:
    """Return a text that cannot end the comment it stands in."""
    return _INVISIBLE.sub(lambda found: found[0] if found[0] in '\\"' else " ", CONTROL.sub("", text))
