"""Many four-page documents by ``govdoc batch`` → documents a second, speed-up, memory, beside docxtpl and Dask.

    batch.py [DOCUMENTS] [ROUNDS] [--alone]      default: 1000 3

Every way is a process of its own and they take turns, so that a slow moment of the machine hits all; the fastest
round counts: what a busy machine adds is no property of govdoc.
--alone leaves out docxtpl, which is installed from PyPI into a throw-away environment, and the floor of draft_speed.py.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

SPEED_UP_AIM, DASK_AIM, GROWTH_AIM = 1.7, 1.3, 2
"""From one process to two at least; of the time of the local pool at most; MB from a tenth of the work to its end."""
WARM = 32
"""Documents before the clock starts: a pool has forked then, and workers have loaded what they need."""
Numbers = dict[str, float]


def plans(folder: Path, count: int) -> None:
    """Write so many different plans."""
    from draft_speed import markdown_of, rows_of, sentences  # type: ignore[import-not-found,unused-ignore]

    stock = sentences()
    folder.mkdir()
    for number in range(1, count + 1):
        (folder / f"{number:06}.md").write_text(markdown_of(rows_of(number, stock)), encoding="utf-8")


def memory() -> float:
    """Return the memory that this process has now, in MB."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 10)
    return pages * resource.getpagesize() / (1 << 20)


def measured(folder: Path, way: str, address: str) -> Numbers:
    """Draft the plans of a folder one way; return the milliseconds a document and the memory of this process."""
    from govdoc.batch import Options, Way, batch, orders_of, warm
    from govdoc.lint.jobs import AHEAD
    from govdoc.segment import words

    options = Options(lint="lint" in way)
    orders = orders_of([folder / "*.md"], options)
    with ExitStack() as stack:
        warm()
        if way.startswith("1"):
            words("预热")  # the dictionary comes with the first title that is turned between words: it is no growth
        executor = _executor(way, address, stack)
        with tempfile.TemporaryDirectory() as out:
            batch(orders[:WARM], Path(out), options, executor=executor)
        sizes: list[float] = []
        step = Way(
            step=lambda done, total: sizes.append(memory()) if done % (total // 10) == 0 else None,
            ahead=AHEAD if "dask" in way else 8,
        )
        with tempfile.TemporaryDirectory() as out:
            began, own = time.perf_counter(), time.process_time()
            records = batch(orders, Path(out), options, step, executor)
            taken, own = time.perf_counter() - began, time.process_time() - own
        if error := next((record.error for record in records if record.error), None):
            raise SystemExit(error)
    each = 1000 / len(orders)
    return {"ms": taken * each, "own": own * each, "peak": max(sizes), "growth": max(sizes) - sizes[0]}


def _executor(way: str, address: str, stack: ExitStack) -> Executor | None:
    from govdoc.batch import warm
    from govdoc.lint.cluster import cluster
    from govdoc.lint.jobs import pool

    if "dask" in way:
        return stack.enter_context(cluster(address))
    return stack.enter_context(pool(2, warm)) if way.startswith("2") else None


@contextmanager
def dask(folder: Path) -> Iterator[str]:
    """Start a scheduler and two workers on 127.0.0.1; give the address."""
    with ExitStack() as stack:
        line = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        address = _started(stack, folder, line, r"Scheduler at:\s+(tcp://\S+)")
        for _ in range(2):
            line = ["worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
            _started(stack, folder, line, r"(Registered to)")
        yield address


def _started(stack: ExitStack, folder: Path, line: list[str], sign: str) -> str:
    """Start a process of Dask that ends with the stack; return what its log says when it stands."""
    log = folder / f"{line[0]}-{time.monotonic_ns()}.log"
    with log.open("wb") as file:
        command = [sys.executable, "-m", f"distributed.cli.dask_{line[0]}", *line[1:]]
        environment = {**os.environ, "DASK_TEMPORARY_DIRECTORY": str(folder / "dask")}
        process = subprocess.Popen(command, stdout=file, stderr=file, cwd=folder, env=environment)
    stack.callback(process.wait)
    stack.callback(process.kill)
    while not (found := re.search(sign, log.read_text(encoding="utf-8", errors="replace"))):
        time.sleep(0.1)
    return found[1]


def peers(folder: Path, count: int) -> dict[str, Numbers]:
    """Return the numbers of docxtpl in a plain loop and of the floor, for the same documents."""
    from draft_speed import environment, many, markdown_of, rows_of, sentences, template_of

    stock, documents = sentences(), folder / "documents.json"
    rows = [rows_of(number, stock) for number in range(1, count + 1)]
    samples = [{"rows": some, "markdown": markdown_of(some)} for some in rows]
    documents.write_text(json.dumps(samples, ensure_ascii=False), encoding="utf-8")
    ways, template = str(Path(__file__).with_name("draft_ways.py")), str(template_of(folder))
    found, python = environment(folder / "venv")
    out = {"floor": many([sys.executable, ways, "floor", str(documents), str(count), template])}
    if "docxtpl" in found:
        out["docxtpl"] = many([python, ways, "docxtpl", str(documents), str(count), template])
    return out


def report(numbers: dict[str, Numbers], count: int) -> None:
    """Print the table and what became of the aims."""
    print(f"\n{count} documents of four pages{'':22}ms each   a second   own CPU ms   peak MB   growth MB")
    for name, row in numbers.items():
        cells = (row["ms"], 1000 / row["ms"], row.get("own", row["ms"]), row["peak"], row["growth"])
        print(f"  {name:<46}{cells[0]:8.2f}{cells[1]:11.1f}{cells[2]:13.2f}{cells[3]:10.1f}{cells[4]:12.1f}")
    one, two, there = (numbers[way]["ms"] for way in ("1 process", "2 processes", "dask, 2 workers"))
    grown = max(row["growth"] for name, row in numbers.items() if "process" in name)
    print(f"\nspeed-up from 1 process to 2: {one / two:.2f} (aim ≥ {SPEED_UP_AIM})")
    print(f"time on Dask over the local pool: {there / two:.2f} (aim ≤ {DASK_AIM})")
    print(f"growth of the parent, local: {grown:.1f} MB (aim ≤ {GROWTH_AIM})")
    for peer in ("docxtpl", "floor"):
        if peer in numbers:
            print(f"1 process over {peer}: {one / numbers[peer]['ms']:.2f} ×")


def main() -> None:
    """Measure and print; with --once measure one way, for the process that asked."""
    if sys.argv[1:2] == ["--once"]:
        of, way, address = sys.argv[2:]
        print(json.dumps(measured(Path(of), way, address)))
        return
    given = [int(one) for one in sys.argv[1:] if one.isdigit()]
    count, rounds = (*given, 1000, 3)[:2] if len(given) != 1 else (given[0], 3)
    ways = ("1 process", "2 processes", "dask, 2 workers", "1 process, with lint", "2 processes, with lint")
    times: dict[str, list[Numbers]] = {way: [] for way in ways}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plans(folder / "plans", count)
        with dask(folder) as address:
            for _ in range(rounds):
                for way in ways:
                    line = [sys.executable, __file__, "--once", str(folder / "plans"), way, address]
                    done = subprocess.run(line, stdout=subprocess.PIPE, text=True, check=True, encoding="utf-8")
                    times[way].append(json.loads(done.stdout))
        numbers = {way: min(of, key=itemgetter("ms")) for way, of in times.items()}
        if "--alone" not in sys.argv:
            numbers |= peers(folder, min(count, 1000))
    report(numbers, count)


if __name__ == "__main__":
    main()
