"""A long text made from the corpus → characters a second and peak memory of reading it and of its outline.

    outline_speed.py [MILLIONS …]      default: 1 2 4 8 10

Each size runs in a process of its own. The floor, in the same run: the same file read and split at headings by one
compiled regular expression.
"""

from __future__ import annotations

import gc
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
MILLION = 1_000_000
FLOOR = re.compile(
    r"^[ \u3000]*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|（\d+）).*$", re.MULTILINE
)


def text_of(length: int) -> str:
    """Return sound texts of the corpus one after the other, again and again, up to a length."""
    sound = [
        path for path in sorted((TOP / "corpus").glob("*/*.txt")) if not path.name.startswith(("ruin", "held-one"))
    ]
    parts = [path.read_text(encoding="utf-8").strip() + "\n\n" for path in sound]
    whole = "".join(parts)
    return (whole * (length // len(whole) + 1))[:length]


def measure(what: str, path: Path) -> None:
    """Run one measurement in this process and print seconds and peak kilobytes."""
    if what == "outline":
        from govdoc.outline import outline
        from govdoc.readers import Limits, read

        gc.set_threshold(20_000, 50, 10)  # as the command does

        outline(read(TOP / "corpus/seen/jianghua-jiaoyu-gongzuo-huiyi.txt"))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.perf_counter()
        found = outline(read(path, Limits(file=1 << 30)))
        count = len(found.sections)
    else:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.perf_counter()
        count = len(FLOOR.split(path.read_text(encoding="utf-8")))
    taken = time.perf_counter() - begin
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, count)


def measured(what: str, path: Path) -> tuple[float, float]:
    """Return seconds and bytes of memory above the start of a fresh process."""
    command = [sys.executable, __file__, "--measure", what, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    seconds, kilobytes, _ = done.stdout.split()
    return float(seconds), float(kilobytes) * 1024


def main() -> None:
    """Measure each size and print a table."""
    if "--measure" in sys.argv:
        measure(sys.argv[2], Path(sys.argv[3]))
        return
    sizes = [float(argument) for argument in sys.argv[1:]] or [1, 2, 4, 8, 10]
    print("characters   outline   characters/s   ratio to floor   memory above the text, bytes/character")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        for size in sizes:
            text = text_of(int(size * MILLION))
            path.write_text(text, encoding="utf-8")
            taken, memory = measured("outline", path)
            floor, floor_memory = measured("floor", path)
            above = (memory - 2 * len(text)) / len(text)
            print(
                f"{size:6.1f} M   {taken:7.2f} s   {len(text) / taken / MILLION:8.2f} M/s   {taken / floor:10.1f} ×"
                f"   {above:10.1f}   (floor {(floor_memory - 2 * len(text)) / len(text):.1f})"
            )


if __name__ == "__main__":
    main()
