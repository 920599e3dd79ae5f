"""What the render checks need → whether it is there; as a script: one line that says what is missing and the cure."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

OFFICE = "sudo apt-get install --no-install-recommends libreoffice-writer-nogui poppler-utils"
FONTS = "make fonts"


def fonts_folder() -> Path:
    """Return the folder with the test fonts, whether they are there or not."""
    default = Path(__file__).resolve().parents[2] / ".cache" / "fonts"
    return Path(os.environ.get("GOVDOC_TEST_FONTS") or default).resolve()


def missing() -> list[str]:
    """Name what is missing, each with its cure; empty where the render checks can run."""
    gaps = []
    if shutil.which("soffice") is None:
        gaps.append(f"没有 LibreOffice（Debian、Ubuntu：{OFFICE}）")
    if not (fonts_folder() / "fonts.conf").is_file():
        gaps.append(f"没有版面检查用的字体（{FONTS}）")
    return gaps


def main() -> None:
    """Say on standard output what was skipped, and how to get it."""
    if gaps := missing():
        print("注意：版面检查没有运行。" + "；".join(gaps) + "。装好后再运行 make test。")
    else:
        print("版面检查已用 LibreOffice 运行。")


if __name__ == "__main__":
    main()
