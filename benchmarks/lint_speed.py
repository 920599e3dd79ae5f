"""Texts and Word files → speed and memory of ``govdoc lint``, beside other linters and beside the floor.

    lint_speed.py [--megabytes 10] [--rounds 2] [--without-peers] [--without-folder]

All text rules over one long text, and over 500 documents, a file each, beside autocorrect (PyPI) and zhlint (npm),
which are installed into throw-away folders; one that cannot be had is left out, with the reason. A Word file of 300
pages with the rules of layout, beside python-docx that opens it and walks its XML; 1,000 small ones in one process and
in two. Of several rounds the best counts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
WAYS = str(Path(__file__).with_name("lint_ways.py"))
MEGA = 1_000_000
FILES = 500
SMALL_FILES, SMALL = 1000, 1500
"""Word files, and the characters of each at most."""
PAGES, PAGE = 300, 470
"""Pages of the long Word file, and the characters that fill one, with headings and the ends of paragraphs."""
AUTOCORRECT_AIM, ZHLINT_AIM, OPEN_AIM, GROWTH_AIM, JOBS_AIM = 1.0, 4.0, 5.0, 1.2, 1.6
DAMAGED = ("ruin-", "held-oneline-", "held-web-", "held-wrapped-", "held-summary-middle-school", "tongzhi-fujian")
"""Names of the texts of the corpus that are damaged on purpose."""
PLACES = ("云河县", "青川区", "临江市", "平湖县", "石桥镇", "南屏县", "松岭区", "东原市")
ZHLINT = """\
import { readFileSync } from 'node:fs'
import { run } from 'zhlint'
const texts = process.argv.slice(2).map((path) => readFileSync(path, 'utf8'))
const options = { rules: { preset: 'default' } }
run('各校要提高认识,抓好工作。', options)
const begin = process.cpuUsage()
let found = 0
for (const text of texts) found += run(text, options).validations.length
const used = process.cpuUsage(begin)
console.log(JSON.stringify({ seconds: (used.user + used.system) / 1e6, found, memory: 0 }))
"""


def parts() -> list[str]:
    """Return the sound texts of the corpus."""
    sound = [path for path in sorted((TOP / "corpus").glob("*/*.txt")) if not path.name.startswith(DAMAGED)]
    return [path.read_text(encoding="utf-8").strip() for path in sound]


def varied(text: str, choice: random.Random) -> str:
    """Return a text with other places and figures, so that no two documents are alike."""
    place = choice.choice(PLACES)
    text = text.replace("云河县", place).replace("青川区", choice.choice(PLACES))
    return re.sub(r"(?<![\d.])[1-9]\d(?=[所名人次个项])", lambda _: str(choice.randint(11, 98)), text)


def texts_of(size: int) -> list[str]:
    """Return different documents, together of so many bytes."""
    choice, known = random.Random(1), parts()  # noqa: S311 - the same texts every time
    found, length = [], 0
    while length < size:
        found.append(varied(choice.choice(known), choice) + "\n\n")
        length += len(found[-1].encode())
    return found


def environment(folder: Path) -> str | None:
    """Make an environment with autocorrect and return its Python; None, told, where it cannot be had."""
    venv.create(folder, with_pip=True)
    python = next(path for path in (folder / "bin/python", folder / "Scripts/python.exe") if path.exists())
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "autocorrect-py"]
    return str(python) if _done("autocorrect", command, folder) else None


def zhlint(folder: Path) -> str | None:
    """Make a folder with zhlint and return the script that runs it; None, told, where it cannot be had."""
    folder.mkdir()
    script = folder / "lint.mjs"
    script.write_text(ZHLINT, encoding="utf-8")
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    return str(script) if _done("zhlint", ["npm", "install", "--silent", "zhlint"], folder) else None


def _done(peer: str, command: list[str], folder: Path) -> bool:
    """Run an installation; tell why where it fails."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        print(f"{peer}: left out, {error}")
        return False
    if done.returncode:
        print(f"{peer}: left out, {(done.stderr.strip().splitlines() or ['installation failed'])[-1]}")
    return done.returncode == 0


def best(command: list[str], rounds: int) -> dict[str, float]:
    """Return the numbers of the fastest of some runs, each a process of its own."""
    found: list[dict[str, float]] = []
    for _ in range(rounds):
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, encoding="utf-8")
        found.append(json.loads(done.stdout))
    return min(found, key=lambda numbers: numbers["seconds"])


def way(name: str, paths: list[Path], rounds: int, python: str = sys.executable) -> dict[str, float]:
    """Measure a way of lint_ways.py; what is not measured is a file of another kind of text, or the same Word file."""
    first = paths[0] if paths[0].suffix == ".docx" else TOP / "corpus/unseen/held-points-city-bureau.txt"
    return best([python, WAYS, name, str(first), *map(str, paths)], rounds)


def megabytes(paths: list[Path]) -> float:
    """Return the size of files."""
    return sum(path.stat().st_size for path in paths) / MEGA


def verdict(what: str, ratio: float, aim: float, *, most: bool = False) -> None:
    """Print a ratio beside its aim."""
    met = ratio <= aim if most else ratio >= aim
    print(f"{what}: {ratio:.2f} × (aim {'≤' if most else '≥'} {aim:g}) {'met' if met else 'NOT MET'}")


def row(name: str, paths: list[Path], numbers: dict[str, float]) -> float:
    """Print one line of the table and return MB/s."""
    size = megabytes(paths)
    speed = size / numbers["seconds"]
    memory = f"{numbers['memory']:8.0f} MB" if numbers["memory"] else " " * 11
    print(
        f"  {name:<34}{size:7.1f} MB{len(paths):6} files{numbers['seconds']:9.2f} s{speed:9.2f} MB/s"
        f"{numbers['found']:9.0f} found{memory}"
    )
    return speed


def measure_texts(folder: Path, size: int, rounds: int, *, peers: bool) -> None:
    """Measure texts: one file, many, growth, peers."""
    texts = texts_of(size)
    paths = []
    for number, text in enumerate(texts[:FILES]):
        paths.append(folder / f"{number:03}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    sizes: list[Path] = []
    for tenths in (1, 5, 10):
        sizes.append(folder / f"{tenths}tenths.txt")
        sizes[-1].write_text("".join(texts[: len(texts) * tenths // 10]), encoding="utf-8")
    print("all text rules                             text         processor")
    speeds = [row("govdoc, one file", [path], way("govdoc", [path], rounds)) for path in sizes]
    many = row("govdoc, a document a file", paths, way("govdoc", paths, rounds))
    others = []
    if peers and (python := environment(folder / "venv")):
        speed = row("autocorrect, one file in pieces", [sizes[-1]], way("autocorrect", [sizes[-1]], rounds, python))
        row("autocorrect, a document a file", paths, way("autocorrect", paths, rounds, python))
        others.append(("govdoc beside autocorrect, one file", speeds[-1] / speed, AUTOCORRECT_AIM))
    if peers and (script := zhlint(folder / "zhlint")):
        # The same texts as ours: over a few files its just-in-time compiler would hardly have begun.
        speed = row("zhlint, one file", [sizes[-1]], best(["node", script, str(sizes[-1])], 1))
        others.append(("govdoc beside zhlint, one file", speeds[-1] / speed, ZHLINT_AIM))
        speed = row("zhlint, a document a file", paths, best(["node", script, *map(str, paths)], rounds))
        others.append(("govdoc beside zhlint, many files", many / speed, ZHLINT_AIM))
    verdict("seconds per MB, the longest beside the shortest text", speeds[0] / speeds[-1], GROWTH_AIM, most=True)
    for what, ratio, aim in others:
        verdict(what, ratio, aim)


def measure_long_docx(folder: Path, rounds: int) -> None:
    """Measure a Word file of 300 pages."""
    from govdoc.outline import structure
    from govdoc.readers import parse
    from govdoc.writers import write

    text = "".join(texts_of(3 * PAGES * PAGE))[: PAGES * PAGE]
    path = folder / "long.docx"
    path.write_bytes(write(structure(parse(text.encode(), "long.txt"))))
    print(f"\na Word file of about {PAGES} pages, all rules")
    ours, floor = way("govdoc", [path], rounds + 1), way("open", [path], rounds + 1)
    row("govdoc", [path], ours)
    row("python-docx opens and walks it", [path], floor)
    verdict("govdoc over python-docx", ours["seconds"] / floor["seconds"], OPEN_AIM, most=True)


def measure_small_docx(folder: Path, rounds: int) -> None:
    """Measure the command on 1,000 small Word files, in one process and in two."""
    from govdoc.outline import structure
    from govdoc.readers import parse
    from govdoc.writers import write

    small = folder / "small"
    small.mkdir()
    choice, known = random.Random(2), parts()  # noqa: S311 - the same texts every time
    for number in range(SMALL_FILES):
        document = structure(parse(varied(choice.choice(known), choice)[:SMALL].encode(), "a.txt"))
        (small / f"{number:04}.docx").write_bytes(write(document))
    print(f"\n{SMALL_FILES} small Word files, the command{'':14}on the clock   processor")
    taken = {1: [float("inf")] * 2, 2: [float("inf")] * 2}
    for _ in range(rounds):
        for jobs, fastest in taken.items():
            taken[jobs] = [min(pair) for pair in zip(fastest, command_seconds(small, jobs), strict=True)]
    for jobs, (clock, processor) in taken.items():
        print(f"  --jobs {jobs}{SMALL_FILES / clock:24.0f} files/s{clock:10.2f} s{processor:10.2f} s")
    verdict("two processes beside one, on the clock (of an idle machine)", taken[1][0] / taken[2][0], JOBS_AIM)
    print(f"processor time of two beside one: {taken[2][1] / taken[1][1]:.2f} ×")


def command_seconds(folder: Path, jobs: int) -> list[float]:
    """Run the command on a folder; return seconds on the clock and of the processor, all processes together."""
    govdoc = str(Path(sys.executable).with_name("govdoc"))
    command = [govdoc, "lint", str(folder), "--isolated", "--exit-zero", "--statistics", "--jobs", str(jobs)]
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [time.perf_counter() - begin, used]


def main() -> None:
    """Measure and print."""
    known = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    known.add_argument("--megabytes", type=float, default=10, help="size of the text")
    known.add_argument("--rounds", type=int, default=2, help="of several runs the best counts")
    known.add_argument("--without-peers", action="store_true", help="do not install other linters")
    known.add_argument("--without-folder", action="store_true", help="leave out the 1,000 small Word files")
    asked = known.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure_texts(folder, int(asked.megabytes * MEGA), asked.rounds, peers=not asked.without_peers)
        measure_long_docx(folder, asked.rounds)
        if not asked.without_folder:
            measure_small_docx(folder, asked.rounds)


if __name__ == "__main__":
    main()
