"""Files → one linter over all of them in one process; what it took, as JSON.

    lint_ways.py WAY FIRST FILE …

WAY: govdoc (read and all rules), autocorrect (its lint of plain text), open (python-docx opens a file and walks its
XML). FIRST is a file of the same form that is not measured: tables of words are loaded with it. The way of
autocorrect runs in the throw-away environment of lint_speed.py; each imports what it needs. Seconds are those of the
processor: a busy machine shows less in them than on the clock.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Way = Callable[[bytes, str], int]
    """What counts the findings of a file."""

PIECE = 20_000
"""Characters given to autocorrect in one go: beyond some 200,000 it stops with “call limit reached”."""


def govdoc(files: int) -> Way:
    """Return the linter of this project, with all its rules, ready for so many files."""
    from govdoc.lint import lint
    from govdoc.readers import Limits, parse

    # As the command does with several files, and with one.
    gc.set_threshold(20_000 if files > 1 else 0, 50, 10)
    limits = Limits(file=1 << 30)
    return lambda data, name: len(lint(parse(data, name, limits)))


def autocorrect(_files: int) -> Way:
    """Return autocorrect's own lint; a long text goes in pieces that end with a line."""
    import autocorrect_py  # type: ignore[import-not-found] # in the throw-away environment

    def count(data: bytes, name: str) -> int:
        del name
        return sum(len(autocorrect_py.lint_for(piece, "text").lines) for piece in pieces(data.decode()))

    return count


def pieces(text: str) -> list[str]:
    """Cut a text behind line ends."""
    found, at = [], 0
    while at < len(text):
        end = text.find("\n", min(len(text), at + PIECE)) + 1 or len(text)
        found.append(text[at:end])
        at = end
    return found


def opening(_files: int) -> Way:
    """Return what opens a docx with python-docx and walks its XML."""
    import io

    import docx

    def count(data: bytes, name: str) -> int:
        del name
        return sum(1 for element in docx.Document(io.BytesIO(data)).element.iter() if element.text or element.attrib)

    return count


WAYS: dict[str, Callable[[int], Way]] = {"govdoc": govdoc, "autocorrect": autocorrect, "open": opening}


def peak() -> float:
    """Return the peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    """Measure one way and print seconds, findings and memory above that of the loaded program."""
    way, warm, *paths = sys.argv[1:]
    count = WAYS[way](len(paths))
    count(Path(warm).read_bytes(), warm)
    files = [(Path(path).read_bytes(), path) for path in paths]
    before = peak()
    begin = time.process_time()
    found = sum(count(data, path) for data, path in files)
    taken = time.process_time() - begin
    print(json.dumps({"seconds": taken, "found": found, "memory": peak() - before}))


if __name__ == "__main__":
    main()
