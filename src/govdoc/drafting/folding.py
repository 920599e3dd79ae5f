"""Lines of a text as typed → one line as printed: no blank where a line break stood beside 汉字."""

from __future__ import annotations

import re
from itertools import pairwise


def unfolded(folded: str, raw: list[str]) -> str:
    """Return a text in which YAML put a blank for each line break, without those blanks beside 汉字.

    ``raw`` holds the lines as typed. A blank that was typed stays.
    """
    at = 0
    tails = [line.strip().strip("\"'") for line in raw]
    for tail, head in pairwise(tails):
        found = folded.find(tail, at)
        if not tail or not head or found < 0:
            continue
        at = found + len(tail)
        if folded[at : at + 1] == " " and needless_blank(tail[-1], head[0]):
            folded = folded[:at] + folded[at + 1 :]
    return folded


def needless_blank(before: str, behind: str) -> bool:
    """Whether a line break between two characters is none in print: one of them at least is not ASCII."""
    return not (before.isascii() and behind.isascii())


def joined(text: str) -> str:
    """Return the lines of a text as one line: no blank beside 汉字, one between Latin words."""
    out = ""
    for line in (line.strip() for line in re.split(r"\s*\n\s*", text)):
        glue = "" if not out or not line or needless_blank(out[-1], line[0]) else " "
        out += glue + line
    return out
