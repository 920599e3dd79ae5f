"""Start-up of the commands → wall time as a ratio to ``python -c pass``, measured in the same run.

startup.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
AIMS = {"govdoc --version": 8, "govdoc outline": 14, "govdoc draft": 40}
TWO_PAGES = 1200
"""Characters of a two-page text (22 lines of 28)."""


def seconds(command: list[str], rounds: int) -> float:
    """Return the median wall time of a command."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


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
            "govdoc --version": [govdoc, "--version"],
            "govdoc outline": [govdoc, "outline", str(speech)],
            "govdoc draft": [govdoc, "draft", str(plan), "-o", str(Path(folder) / "plan.docx"), "--force"],
        }
        for command in commands.values():
            subprocess.run(command, check=True, capture_output=True)
        floor = seconds([python, "-c", "pass"], rounds)
        print(f"{'python -c pass':<20}{floor * 1000:8.1f} ms   1.0 ×")
        for name, command in commands.items():
            taken = seconds(command, rounds)
            print(f"{name:<20}{taken * 1000:8.1f} ms {taken / floor:5.1f} ×   aim ≤ {AIMS[name]} ×")


if __name__ == "__main__":
    main()
