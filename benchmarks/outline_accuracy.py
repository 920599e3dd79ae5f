"""Right outlines → F1 of headings and items and accuracy of roles, for clean texts and under damage.

    outline_accuracy.py [--misses] [FOLDER …]      default: corpus/seen, corpus/unseen, and the seeds where they are

A predicted node is right when its level is and its start is within two characters. Strict: levels 1–4; inline: 一是 and
its like. ``item``, ``agenda``, ``implicit`` and ``title`` nodes neither help nor hurt.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govdoc.outline import Section, outline
from govdoc.readers.text import parse

TOP = Path(__file__).resolve().parent.parent
STRICT = {"heading", "runin", "unnumbered", "missing"}
INLINE = {"inline", "runin", "missing"}
NEUTRAL = {"item", "agenda", "implicit", "title"}
HALF = str.maketrans("，；：！？（）", ",;:!?()")
TOLERANCE = 2

Damage = Callable[[str], tuple[str, list[int]]]


def same(text: str) -> tuple[str, list[int]]:
    """Leave the text as it is."""
    return text, list(range(len(text) + 1))


def half_width(text: str) -> tuple[str, list[int]]:
    """Make commas, semicolons, colons and brackets half-width."""
    return text.translate(HALF), list(range(len(text) + 1))


def rebuilt(pieces: list[tuple[str, int]], length: int) -> tuple[str, list[int]]:
    """Join pieces (string, offset of its first character in the old text or -1) and map old offsets to new ones."""
    places, out, at = [0] * (length + 1), [], 0
    for piece, origin in pieces:
        if origin >= 0:
            for index in range(len(piece)):
                places[origin + index] = at + index
        out.append(piece)
        at += len(piece)
    places[length] = at
    return "".join(out), places


def hard_wrapped(text: str) -> tuple[str, list[int]]:
    """Break every line at 38 characters."""
    pieces, offset = [], 0
    for line in text.split("\n"):
        for start in range(0, max(len(line), 1), 38):
            pieces.append((line[start : start + 38], offset + start))
            pieces.append(("\n", -1))
        offset += len(line) + 1
    return rebuilt(pieces, len(text))


def one_line(text: str) -> tuple[str, list[int]]:
    """Pour the text into one line: the line ends are gone."""
    pieces, offset = [], 0
    for line in text.split("\n"):
        bare = line.strip(" \u3000\t\r")
        lead = line.index(bare) if bare else 0
        pieces.append((bare, offset + lead))
        offset += len(line) + 1
    return rebuilt(pieces, len(text))


def page_marks(text: str) -> tuple[str, list[int]]:
    """Break the text every 650 characters, each page under its number, as a page-by-page viewer copies it."""
    pieces: list[tuple[str, int]] = []
    for number, start in enumerate(range(0, len(text), 650), 1):
        pieces += [(f"{number}、" if number == 1 else f"\n{number}、", -1), (text[start : start + 650], start)]
    return rebuilt(pieces, len(text))


DAMAGES: dict[str, Damage] = {
    "none": same,
    "half-width": half_width,
    "hard-wrapped 38": hard_wrapped,
    "one line": one_line,
    "page marks 650": page_marks,
}


@dataclass
class Tally:
    """Counts over documents."""

    right: int = 0
    missed: int = 0
    extra: int = 0
    roles: int = 0
    roles_right: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        total = 2 * self.right + self.missed + self.extra
        return 2 * self.right / total if total else 1.0


def match(
    gold: list[tuple[int, int]], found: list[tuple[int, int]], neutral: list[tuple[int, int]]
) -> tuple[int, list[tuple[int, int]], list[tuple[int, int]]]:
    """Return how many are right, what was missed and what is too much."""
    left = list(found)
    missed = []
    for level, start in gold:
        hit = next((item for item in left if item[0] == level and abs(item[1] - start) <= TOLERANCE), None)
        if hit is None:
            missed.append((level, start))
        else:
            left.remove(hit)
    near = [item for item in left if any(n[0] == item[0] and abs(n[1] - item[1]) <= TOLERANCE for n in neutral)]
    return len(gold) - len(missed), missed, [item for item in left if item not in near]


def score(name: str, text: str, nodes: list[dict[str, Any]], damage: Damage, strict: Tally, inline: Tally) -> None:
    """Outline one damaged document and add it to the tallies."""
    damaged, places = damage(text)
    found = outline(parse(damaged, name))
    sections: list[Section] = [s for root in found.sections for s in root.walk() if s.heading is not None]
    neutral = [(n["level"], places[n["start"]]) for n in nodes if n["kind"] in NEUTRAL]
    for tally, kinds, levels in ((strict, STRICT, {1, 2, 3, 4}), (inline, INLINE, {5})):
        gold = [(n["level"], places[n["start"]]) for n in nodes if n["kind"] in kinds and n["level"] in levels]
        predicted = [(s.level, s.start) for s in sections if s.level in levels]
        right, missed, extra = match(gold, predicted, neutral)
        tally.right += right
        tally.missed += len(missed)
        tally.extra += len(extra)
        tally.notes += [f"{name}: missed {level} {damaged[start : start + 24]!r}" for level, start in missed]
        tally.notes += [f"{name}: extra {level} {damaged[start : start + 24]!r}" for level, start in extra]
    roles = {section.start: section for section in found.sections}
    for node in nodes:
        if node["level"] != 1 or node["kind"] in {"junk", "implicit"} or "role" not in node:
            continue
        start = places[node["start"]]
        section = next((roles[at] for at in roles if abs(at - start) <= TOLERANCE), None)
        strict.roles += 1
        if section is not None and section.role in {node["role"], *node.get("role_alt", [])}:
            strict.roles_right += 1
        else:
            got = section and (section.role, found.explained()[section.start][:3])
            strict.notes.append(f"{name}: role {node['role']} got {got} {damaged[start : start + 24]!r}")


def documents(folder: Path) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Return (name, text, nodes) of every text that has its right outline beside it (of the seeds: in gold/)."""
    golds = sorted(folder.glob("*.json")) or sorted((folder.parent / "gold").glob("*.json"))
    out = []
    for gold in golds:
        data = json.loads(gold.read_text(encoding="utf-8"))
        with (folder / data["source"]).open(encoding="utf-8", newline="") as file:
            out.append((data["source"], file.read(), data["nodes"]))
    return out


def main() -> None:
    """Score the folders and print a table."""
    misses = "--misses" in sys.argv
    named = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    folders = named or [TOP / "corpus/seen", TOP / "corpus/unseen", TOP.parent / "shared/seeds"]
    for folder in (folder for folder in folders if folder.is_dir()):
        texts = documents(folder)
        print(f"{folder.parent.name}/{folder.name}: {len(texts)} documents")
        for damage_name, damage in DAMAGES.items():
            strict, inline = Tally(), Tally()
            for name, text, nodes in texts:
                score(name, text, nodes, damage, strict, inline)
            share = strict.roles_right / strict.roles if strict.roles else 1.0
            print(f"  {damage_name:<16} strict F1 {strict.f1:.3f}   inline F1 {inline.f1:.3f}   roles {share:.3f}")
            if misses:
                print("\n".join(f"      {note}" for note in strict.notes + inline.notes))


if __name__ == "__main__":
    main()
