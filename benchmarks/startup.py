"""Start-up of the commands → wall time as a ratio to ``python -c pass``, measured in the same run.

startup.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FLOOR = "python -c pass"
AIMS = {"govdoc --version": 8, "govdoc outline": 14, "govdoc lint": 35, "govdoc draft": 40}
TWO_PAGES = 1200
"""Characters of a two-page text (22 lines of 28)."""


def medians(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the median wall time of each command; they take turns, so that a slow moment of the machine hits all."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    # As users have it: an installed program keeps its bytecode.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(rounds):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    """Measure and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    python, govdoc = sys.executable, str(Path(sys.executable).with_name("govdoc"))
    with tempfile.TemporaryDirectory() as folder:
        speech = Path(folder) / "speech.txt"
        sample = (TOP / "corpus/seen/jianghua-jiaoyu-gongzuo-huiyi.txt").read_text(encoding="utf-8")
        speech.write_text(sample[:TWO_PAGES], encoding="utf-8")
        plan = TOP / "templates/gongzuo-yaodian/example.yaml"
        commands = {
            FLOOR: [python, "-c", "pass"],
            "govdoc --version": [govdoc, "--version"],
            "govdoc outline": [govdoc, "outline", str(speech)],
            "govdoc lint": [govdoc, "lint", str(speech), "--exit-zero"],
            "govdoc draft": [govdoc, "draft", str(plan), "-o", str(Path(folder) / "plan.docx"), "--force"],
        }
        medians(commands, 1)
        taken = medians(commands, rounds)
        for name, seconds in taken.items():
            aim = f"   aim ≤ {AIMS[name]} ×" if name in AIMS else ""
            print(f"{name:<20}{seconds * 1000:8.1f} ms {seconds / taken[FLOOR]:5.1f} ×{aim}")


if __name__ == "__main__":
    main()
