"""Reports of a few documents → public programs that read them; each has to see what we said. Run: make readers.

sarif-tools and pre-commit come from PyPI into a throw-away environment, sarif-multitool from npm where there is npm.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TEXT = "云河县教育局2026年工作要点\n各校要加强领导,压实责任。\n会议定于2026年02月05日召开。\n"
LEFT_OUT = (".git", ".venv", ".cache", ".*_cache", ".hypothesis", "out", "dist", "__pycache__")


def ran(*command: str | Path, cwd: Path, good: tuple[int, ...] = (0,)) -> str:
    """Run a program and return its output; leave with it where it ends otherwise than it should."""
    home = {"PRE_COMMIT_HOME": str(cwd / "pre-commit-home")}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=os.environ | home, capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip
    if done.returncode not in good:
        sys.exit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def documents(folder: Path) -> int:
    """Write documents and their SARIF log; return how many results it has."""
    import docx

    (folder / "要点.txt").write_text(TEXT, encoding="utf-8")
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(folder / "要点.docx"))
    command = (sys.executable, "-m", "govdoc", "lint", ".", "--format", "sarif", "-o", "log.sarif")
    ran(*command, cwd=folder, good=(1,))
    return len(json.loads((folder / "log.sarif").read_text(encoding="utf-8"))["runs"][0]["results"])


def sarif_tools(programs: Path, folder: Path, count: int) -> None:
    """Let sarif-tools read the log: as many rows as results."""
    ran(programs / "sarif", "csv", "log.sarif", "--output", "rows.csv", cwd=folder)
    with (folder / "rows.csv").open(encoding="utf-8-sig", newline="") as rows:
        found = len(list(csv.reader(rows))) - 1
    if found != count:
        sys.exit(f"sarif-tools: {found} of {count} results")
    print(f"sarif-tools: {found} results read")


def multitool(folder: Path) -> None:
    """Let Microsoft's multitool judge the log: no error, and no warning but that our driver names no web page."""
    if shutil.which("npm") is None:
        print("sarif-multitool: no npm, left out")
        return
    ran("npm", "install", "--silent", "--no-audit", "--no-fund", "@microsoft/sarif-multitool", cwd=folder)
    said = ran(folder / "node_modules/.bin/sarif-multitool", "validate", "log.sarif", cwd=folder)
    faults = [line for line in said.splitlines() if ": error " in line or ": warning " in line]
    if wrong := [line for line in faults if "SARIF2005" not in line]:
        sys.exit("sarif-multitool:\n" + "\n".join(wrong))
    print("sarif-multitool: the log is valid")


def hooks(programs: Path, folder: Path) -> None:
    """Let pre-commit run the hooks from a copy of this checkout over the documents."""
    source, work = folder / "source", folder / "work"
    shutil.copytree(REPOSITORY, source, ignore=shutil.ignore_patterns(*LEFT_OUT))
    work.mkdir()
    for name in ("要点.txt", "要点.docx"):
        shutil.copy(folder / name, work)
    (work / "不查.py").write_text("pass\n", encoding="utf-8")
    for place in (source, work):
        ran("git", "init", "--quiet", cwd=place)
        ran("git", "add", "--all", cwd=place)
    who = ("-c", "user.name=trial", "-c", "user.email=trial@example.invalid")
    ran("git", *who, "commit", "--quiet", "--message", "trial", cwd=source)
    said = ran(programs / "pre-commit", "try-repo", source, "govdoc-lint", "--all-files", cwd=work, good=(1,))
    for wanted in ("要点.txt:2:8: 错误 PUN001", "要点.docx:第2段:8: 错误 PUN001", "查了 2 个文件"):
        if wanted not in said:
            sys.exit(f"pre-commit: {wanted} is missing\n{said}")
    ran(programs / "pre-commit", "try-repo", source, "govdoc-fix", "--files", "要点.txt", cwd=work, good=(1,))
    if "领导，压实" not in (work / "要点.txt").read_text(encoding="utf-8"):
        sys.exit("pre-commit: govdoc-fix mended nothing")
    print("pre-commit: both hooks ran")


def main() -> None:
    """Install the readers and let them read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = documents(folder)
        ran(sys.executable, "-m", "venv", folder / "readers", cwd=folder)
        programs = folder / "readers/bin"
        pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        ran(*pip, "sarif-tools>=3", "pre-commit>=4", cwd=folder)
        sarif_tools(programs, folder, count)
        multitool(folder)
        hooks(programs, folder)


if __name__ == "__main__":
    main()
