"""Rows of faults and sound texts → texts with one fault each, and where it stands.

The rows stand in the files ``*.txt`` beside this module. ``=== CODE KIND`` opens the rows of a rule; ⟦ and ⟧ enclose
the fault, without them it is the whole of what is planted. Kinds:

sentence (default)  a line is put behind a sentence of a paragraph
written             the same, in a document that does not speak to listeners (各位领导、同志们：)
paragraph           a line is put between two paragraphs
block               the lines together are put between two paragraphs
top, end            the lines together are put before, behind the text
table               the lines together are rows of a table of a Markdown document, cells between bars
swap                a pattern, a tab, and what is put in the place of one of its matches
word                the same in a paragraph of a Word file, which is the place (``layout.py`` plants these)
anywhere            the same; the finding may stand at the other of two places that contradict each other
footnote            a line is put into a footnote of a Word file (``hung.py`` plants these)
endnote, box        the same in an endnote, in a text box
document            the lines together are a document of their own: what is wrong is its whole
against             the same, and behind ``===>`` the document that it is compared with
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

OPEN, CLOSE = "⟦", "⟧"
BODY = 50
"""Characters of a line that is surely a paragraph."""
_SERIES = re.compile(r"[一二三四五六七]是|[一二三四]要|第[一二三]|[①②③]|：[“1]")
_SPOKEN = re.compile("^.{0,20}(?:同志们|同志|领导|同仁|老师|校长|同学|代表|委员).{0,10}：$", re.MULTILINE)
_BY_LINES = {"sentence", "written", "paragraph", "swap", "word", "anywhere", "footnote", "endnote", "box"}
"""Kinds of which every line is a plant."""


@dataclass(frozen=True, slots=True)
class Host:
    """A sound text: its name and its characters."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A document with one fault: its bytes, and the stretches one of which the finding must touch."""

    code: str
    name: str
    data: bytes
    places: tuple[tuple[int, int], ...]
    what: str
    """The fault, for the list of misses."""
    near: str = ""
    """Of a Word file: the text of the paragraph that the finding must touch; empty: anywhere."""
    against: bytes | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A fault that can be planted."""

    code: str
    kind: str
    text: str

    @property
    def bound(self) -> bool:
        """Whether it brings its own document."""
        return self.kind in {"document", "against"}


def rows() -> list[Row]:
    """Return the rows of all files."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, body = part.partition("\n")
            code, kind = f"{head} sentence".split()[:2]
            lines = body.rstrip("\n")
            found += [Row(code, kind, text) for text in (lines.split("\n") if kind in _BY_LINES else [lines])]
    return found


def planted(row: Row, host: Host, choice: random.Random) -> Planted | None:
    """Return the host with the fault; None where it cannot stand there."""
    text = WAYS[row.kind](row.text, host.text, choice)
    if text is None:
        return None
    against = None
    if row.kind == "against":
        text, _, other = text.partition("\n===> ")
        against = other.encode()
    value, places = unmarked(text)
    markdown = row.kind == "table" or value.startswith("# ")
    name = (row.code if row.bound else Path(host.name).stem) + (".md" if markdown else ".txt")
    return Planted(row.code, name, value.encode(), tuple(places), row.text.replace("\n", "⏎")[:80], against=against)


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without ⟦ and ⟧, and the stretches they enclosed."""
    places, begin, value = [], 0, ""
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part == OPEN:
            begin = len(value)
        elif part == CLOSE:
            places.append((begin, len(value)))
        else:
            value += part
    return value, places


def marked(text: str) -> str:
    """Return a fault with its marks."""
    return text if OPEN in text else OPEN + text + CLOSE


def bodies(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that are surely paragraphs, the head and the foot of the document left out."""
    sure = [at for at, line in enumerate(lines) if len(line) >= BODY and line.endswith("。") and "\t" not in line]
    return [at for at in sure if not _SERIES.search(lines[at])]


def _behind_sentence(text: str, host: str, choice: random.Random) -> str | None:
    """Put a fault behind a sentence that stands in no brackets."""
    lines = host.split("\n")
    ends = [
        (row, found.end())
        for row in bodies(lines)
        for found in re.finditer("。(?!$)", lines[row])
        if all(
            lines[row].count(a, 0, found.end()) == lines[row].count(b, 0, found.end())
            for a, b in ("“”", "（）", "《》")
        )
    ]
    if not ends:
        return None
    row, at = choice.choice(ends)
    lines[row] = lines[row][:at] + marked(text) + lines[row][at:]
    return "\n".join(lines)


def _in_writing(text: str, host: str, choice: random.Random) -> str | None:
    """Put a fault behind a sentence of a document that is not a speech."""
    return None if _SPOKEN.search(host) else _behind_sentence(text, host, choice)


def _between_paragraphs(text: str, host: str, choice: random.Random) -> str | None:
    """Put lines between two paragraphs."""
    lines = host.split("\n")
    known = bodies(lines)
    gaps = [
        row
        for row in known
        if row + 1 in known or (row + 1 < len(lines) and re.match("[一二三四五六七八九]、", lines[row + 1]))
    ]
    if not gaps:
        return None
    at = choice.choice(gaps) + 1
    return "\n".join([*lines[:at], marked(text), *lines[at:]])


def _swapped(text: str, host: str, choice: random.Random) -> str | None:
    """Put something else in the place of one match of a pattern."""
    pattern, _, new = text.partition("\t")
    found = [*re.finditer(pattern, host, re.MULTILINE)]
    if not found:
        return None
    match = choice.choice(found)
    return host[: match.start()] + match.expand(new.replace("\\(", "(").replace("\\)", ")")) + host[match.end() :]


def _table(text: str, host: str, choice: random.Random) -> str:
    """Put a table into a Markdown document, between paragraphs of the host."""
    lines = host.split("\n")
    paragraphs = [lines[row] for row in bodies(lines)] or ["各校要抓好落实。"]
    table = ["| " + row.replace("|", " | ") + " |" for row in marked(text).split("\n")]
    table[1:1] = ["|" + " --- |" * (table[0].count("|") - 1)]
    before, after = (choice.choice(paragraphs) for _ in range(2))
    return f"# 云河县教育局2026年工作情况统计\n\n{before}\n\n" + "\n".join(table) + f"\n\n{after}\n"


WAYS: dict[str, Callable[[str, str, random.Random], str | None]] = {
    "sentence": _behind_sentence,
    "written": _in_writing,
    "paragraph": _between_paragraphs,
    "block": _between_paragraphs,
    "top": lambda text, host, _: f"{marked(text)}\n{host}",
    "end": lambda text, host, _: f"{host.rstrip()}\n{marked(text)}\n",
    "table": _table,
    "swap": _swapped,
    "document": lambda text, _, __: f"{marked(text)}\n",
    "against": lambda text, _, __: f"{text}\n",
}


def of_rule(
    code: str, known: Sequence[Row], hosts: Sequence[Host], count: int, choice: random.Random
) -> Iterator[Planted]:
    """Give plants of one rule: every row once, then again in other hosts until there are so many."""
    own = [row for row in known if row.code == code and row.kind in WAYS]
    done = 0
    seen: set[bytes] = set()
    for _ in range(count):
        for row in own:
            for host in choice.sample(hosts, len(hosts)) if not row.bound else hosts[:1]:
                found = planted(row, host, choice)
                if found is not None and found.data not in seen:
                    seen.add(found.data)
                    done += 1
                    yield found
                    break
        if done >= count:
            return
