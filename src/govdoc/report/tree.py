"""Outline → a tree on the terminal: numbers, titles, roles in colour, characters of each section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from govdoc.model import Table
from govdoc.outline import Outline, Role, Section, beginnings
from govdoc.report.selection import Selection, statistics

if TYPE_CHECKING:
    from collections.abc import Sequence

_STYLES = {
    Role.OPENING: "cyan", Role.REVIEW: "green", Role.SITUATION: "yellow", Role.TASKS: "bold blue",
    Role.SAFEGUARDS: "bold magenta", Role.CLOSING: "cyan", Role.OTHER: "dim",
}  # fmt: skip
_LONGEST_TITLE = 60
_WORDS = frozenset("章节篇编")
"""Behind 第一章 there is a space."""
EVERYTHING = Selection()


def show(outline: Outline, chosen: Selection = EVERYTHING, console: Console | None = None) -> None:
    """Print the tree of the chosen sections of an outline, and what else was chosen to be said."""
    console = console or Console(soft_wrap=True, highlight=False)
    root = Tree(_root(outline))
    reasons = outline.explained() if chosen.explain else {}
    attached = _attached(outline)
    within, node = 0, root
    for section in chosen.sections(outline):
        number = sum(start <= section.start for start, _ in attached)
        if number != within:
            within, node = number, root.add(attached[number - 1][1])
        _grow(node, section, chosen.depth, reasons)
    console.print(root)
    for line in (*_notes(outline), *(_statistics(outline) if chosen.stats else ())):
        console.print(Text(line, style="dim"))


def _root(outline: Outline) -> Text:
    """First line: title, 文种, length."""
    text = Text(outline.title or "（无标题）", style="bold")
    size = sum(section.size() for section in outline.sections)
    text.append(f"  {'，'.join(filter(None, (outline.genre, f'{size} 字')))}", style="dim")
    return text


def _attached(outline: Outline) -> list[tuple[int, Text]]:
    """Return the attachments: where each begins, and its line, 附件1 and its title."""
    document, found = outline.document, []
    for start, attachment in zip(beginnings(document), document.attachments, strict=True):
        line = Text(attachment.mark.value.strip("：:.．、（）()【】[] ") if attachment.mark else "附件", style="bold")
        found.append((start, line.append(f"  {attachment.title.value}" if attachment.title.value else "")))
    return found


def _grow(parent: Tree, section: Section, depth: int | None, reasons: dict[int, list[str]]) -> None:
    """Hang a section and those below it on the tree, the reasons of its role first."""
    if depth is not None and depth < 1:
        return
    node = parent.add(_line(section))
    for reason in reasons.get(section.start, []):
        node.add(Text(f"· {reason}", style="dim"))
    for child in section.children:
        _grow(node, child, None if depth is None else depth - 1, {})


def _line(section: Section) -> Text:
    """One section: ordinal, title, role, characters; what was restored or has no heading is said so."""
    text = Text()
    if section.heading is None:
        text.append("（无标题）", style="dim")
    else:
        ordinal = section.heading.ordinal or ""
        text.append(f"{ordinal} " if ordinal.startswith("第") and ordinal[-1:] in _WORDS else ordinal)
        title = section.title
        text.append(title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE] + "……")
    if section.role is not None:
        text.append(f"  [{section.role}]", style=_STYLES[section.role])
    if section.kind == "restored":
        text.append("  （序数原文缺失）", style="yellow")
    text.append(f"  {_measure(section)}", style="dim")
    return text


def _measure(section: Section) -> str:
    """Say how long a section is: its characters, and its tables, which have none of their own."""
    size = section.size()
    tables = sum(isinstance(block, Table) for block in section.body())
    return "，".join(filter(None, (f"{size} 字" if size or not tables else "", f"{tables} 张表" if tables else "")))


def _notes(outline: Outline) -> Sequence[str]:
    """Say what was passed over."""
    notes = []
    if outline.residue:
        kinds: dict[str, int] = {}
        for block in outline.residue:
            kinds[block.kind] = kinds.get(block.kind, 0) + 1
        notes.append("略过的非正文内容：" + "，".join(f"{kind} {count} 处" for kind, count in kinds.items()))
    if outline.document.skipped:
        notes.append("未读入：" + "；".join(outline.document.skipped))
    return notes


_LEVEL_NAMES = {"1": "一、", "2": "（一）", "3": "1.", "4": "（1）", "5": "一是", "6": "①"}


def _statistics(outline: Outline) -> Sequence[str]:
    """Say how long each role is and how many headings there are of each level."""
    counted = statistics(outline)
    whole = counted["characters"] or 1
    roles = "，".join(f"{role} {size} 字（{size / whole:.0%}）" for role, size in counted["roles"].items())
    levels = "，".join(f"{_LEVEL_NAMES[level]} {count} 个" for level, count in counted["headings"].items())
    return [f"字数：{roles}", f"标题：{levels or '无'}"]
