"""Four-page documents → milliseconds and memory of writing them, beside other tools and beside the floor.

    draft_speed.py [DOCUMENTS] [ROUNDS]      default: 1000 7

One document as a whole process, and many different ones in one process. The peers (python-docx by its usual calls,
docxtpl, pandoc) are installed from PyPI into a throw-away environment; one that cannot be had is left out, with the
reason. The floor: the same word/document.xml put into a ready archive.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PEERS = {"python-docx": "python-docx", "docxtpl": "docxtpl", "pandoc": "pypandoc_binary"}
"""Peer → what is installed for it."""
OURS = {"floor": "floor", "govdoc write": "write", "govdoc draft, with the check": "draft"}
"""Name in the table → way of draft_ways.py."""
PANDOC_COUNT = 50
"""pandoc starts a process for every document; fewer of them tell as much."""
FOUR_PAGES = 2300
"""Characters of body text that fill four pages of 22 lines, with the headings and the ends of paragraphs."""
DOCXTPL_AIM, FLOOR_AIM, GROWTH_AIM = 4, 6, 2
"""At least so many times faster than docxtpl, at most so many times the floor, at most so many MB more."""
Rows = list[list[str]]


def sentences() -> list[str]:
    """Return the sentences of the corpus that can stand anywhere."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((TOP / "corpus/seen").glob("*.txt")))
    found = [s.strip() for text in texts for line in text.splitlines() for s in re.findall("[^。]+。", line)]
    return [s for s in found if re.fullmatch("[\u4e00-\u9fff，、；“”《》0-9]{18,90}。", s)]


def rows_of(number: int, stock: list[str]) -> Rows:
    """Return a document of four pages as [style, text]; another one for every number."""
    choice = random.Random(number)  # noqa: S311 - the same documents every time
    rows: Rows = [["title", f"云河县教育局2026年第{number}号教育工作要点"]]
    length, part = 0, 0
    while length < FOUR_PAGES:
        part += 1
        rows.append(["h1", f"{'一二三四五六七八九十'[(part - 1) % 10]}、{choice.choice(stock)[:14].strip('，、；')}"])
        for n in range(1, 4):
            head = choice.choice(stock)[:12].strip("，、；")
            rows.append(["h2", f"（{'一二三'[n - 1]}）{head}"])
            rows.append(["body", "".join(choice.sample(stock, 4))])
            length += len(rows[-1][1])
    return [*rows, ["signature", "云河县教育局"], ["date", "2026年2月5日"]]


def markdown_of(rows: Rows) -> str:
    """Return a document as Markdown: the ordinals are the writer's affair."""
    marks = {"title": "# ", "h1": "## ", "h2": "### "}
    front = "---\n要素:\n  发文机关署名: 云河县教育局\n  成文日期: 2026年2月5日\n---\n\n"
    body = (marks.get(style, "") + re.sub("^（.）|^.、", "", text) for style, text in rows[:-2])
    return front + "\n\n".join(body) + "\n"


def template_of(folder: Path) -> Path:
    """Return a template for docxtpl and pandoc, in the very styles of govdoc."""
    from govdoc.readers.markdown import parse
    from govdoc.writers import write

    tags = "# {{ title }}|{%p for row in rows %}|{%p if row.style == 'h1' %}|## {{ row.text }}|"
    tags += "{%p elif row.style == 'h2' %}|### {{ row.text }}|{%p else %}|{{ row.text }}|{%p endif %}|{%p endfor %}"
    path = folder / "template.docx"
    path.write_bytes(write(parse(tags.replace("|", "\n\n"), "template.md")))
    return path


def environment(folder: Path) -> tuple[dict[str, str], str]:
    """Make the throw-away environment; return the peers that are in it (name → version) and its Python."""
    venv.create(folder, with_pip=True)
    python = str(next(path for path in (folder / "bin/python", folder / "Scripts/python.exe") if path.exists()))
    found = {}
    for peer, package in PEERS.items():
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(f"{peer}: left out, {(done.stderr.strip().splitlines() or ['pip failed'])[-1]}")
            continue
        code = f"from importlib.metadata import version; print(version('{package}'))"
        found[peer] = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    return found, python


def many(command: list[str]) -> dict[str, float]:
    """Run a measurement in a process of its own and return its numbers."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, encoding="utf-8")
    numbers: dict[str, float] = json.loads(done.stdout)
    return numbers


def alone(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the median milliseconds of each command; they take turns, so that a slow moment hits all."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(taken[1:]) * 1000 for name, taken in times.items()}


def report(together: dict[str, dict[str, float]], single: dict[str, float], count: int) -> None:
    """Print both tables and what became of the aims."""
    best = together["govdoc write"]["ms"]
    print(f"\n{count} different documents of four pages, one process{'':14}ms each   × write   peak MB   growth MB")
    for name, numbers in together.items():
        row = (numbers["ms"], numbers["ms"] / best, numbers["peak"], numbers["growth"])
        print(f"  {name:<58}{row[0]:9.2f}{row[1]:10.2f}{row[2]:10.1f}{row[3]:12.1f}")
    print(f"\none document, a whole process{'':38}ms   × govdoc")
    for name, taken in single.items():
        print(f"  {name:<58}{taken:9.0f}{taken / single['govdoc draft']:10.2f}")
    print()
    if "docxtpl" in together:
        faster = together["docxtpl"]["ms"] / best
        print(f"faster than docxtpl: {faster:.1f} × (aim ≥ {DOCXTPL_AIM}) {_verdict(faster >= DOCXTPL_AIM)}")
    above = best / together["floor"]["ms"]
    print(f"over the floor: {above:.1f} × (aim ≤ {FLOOR_AIM}) {_verdict(above <= FLOOR_AIM)}")
    growth = together["govdoc draft, with the check"]["growth"]
    print(f"growth of memory: {growth:.1f} MB (aim ≤ {GROWTH_AIM}) {_verdict(growth <= GROWTH_AIM)}")


def _verdict(met: bool) -> str:  # noqa: FBT001
    return "met" if met else "NOT MET"


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7  # noqa: PLR2004
    with tempfile.TemporaryDirectory() as name:
        folder, stock = Path(name), sentences()
        documents, plan = folder / "documents.json", folder / "要点.md"
        rows = [rows_of(number, stock) for number in range(1, count + 1)]
        samples = [{"rows": some, "markdown": markdown_of(some)} for some in rows]
        documents.write_text(json.dumps(samples, ensure_ascii=False), encoding="utf-8")
        plan.write_text(markdown_of(rows[0]), encoding="utf-8")
        peers, python = environment(folder / "venv")
        template, out = str(template_of(folder)), str(folder / "out.docx")
        ways = str(Path(__file__).with_name("draft_ways.py"))
        together = {
            name: many([sys.executable, ways, way, str(documents), str(count), template]) for name, way in OURS.items()
        }
        single = {
            "govdoc draft": [str(Path(sys.executable).with_name("govdoc")), "draft", str(plan), "-o", out, "--force"]
        }
        for peer, version in peers.items():
            some = min(count, PANDOC_COUNT) if peer == "pandoc" else count
            together[f"{peer} {version}"] = many([python, ways, peer, str(documents), str(some), template])
            single[f"{peer} {version}"] = [python, ways, peer, str(documents), "1", template, out]
        named = {name.split()[0] if name.startswith(tuple(PEERS)) else name: n for name, n in together.items()}
        report(named, alone(single, rounds), count)
        print("versions: " + ", ".join(f"{peer} {version}" for peer, version in peers.items()))


if __name__ == "__main__":
    main()
