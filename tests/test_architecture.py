"""What the design promises of the code itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from govdoc import model
from govdoc.model import Block

HEAVY = (
    "docx",
    "lxml",
    "jieba",
    "rjieba",
    "jinja2",
    "jsonschema",
    "markdown_it",
    "yaml",
    "pydantic",
    "trafilatura",
    "pypdfium2",
    "openpyxl",
    "distributed",
)


def modules_after(*arguments: str) -> set[str]:
    """Names of the modules that a command loaded."""
    code = (
        "import sys\n"
        "from govdoc.__main__ import main\n"
        f"sys.argv = ['govdoc', *{list(arguments)!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('\\n'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), ("draft", "--help"), ("batch", "--help"), ("lint", "--help")]
)
def test_version_and_help_load_no_heavy_library(arguments: tuple[str, ...]) -> None:
    loaded = modules_after(*arguments)
    assert "typer" in loaded
    # rich's own Markdown comes with the help panels.
    brought_by_rich = {"markdown_it"} if "rich" in loaded else set()
    assert sorted(name for name in loaded if name.split(".")[0] in set(HEAVY) - brought_by_rich) == []
    assert sorted(name for name in loaded if name.startswith(("govdoc.readers", "govdoc.writers", "govdoc.lint"))) == []


def test_shell_completion_loads_no_heavy_library() -> None:
    code = (
        "import sys; from govdoc.__main__ import main; sys.argv = ['govdoc']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={
            "_GOVDOC_COMPLETE": "complete_bash",
            "COMP_WORDS": "govdoc dr",
            "COMP_CWORD": "1",
            "PYTHONPATH": ":".join(sys.path),
        },
    )
    assert "draft" in done.stdout
    assert sorted(name for name in done.stderr.split() if name.split(".")[0] in {*HEAVY, "rich"}) == []


def test_an_outline_of_a_text_loads_no_word_library(repository: Path) -> None:
    speech = repository / "corpus/seen/jianghua-jiaoyu-gongzuo-huiyi.txt"
    loaded = modules_after("outline", str(speech), "--format", "json")
    assert sorted(name for name in loaded if name.split(".")[0] in HEAVY) == []


def test_the_model_imports_the_standard_library_alone() -> None:
    code = "import sys, govdoc.model; print('\\n'.join(m for m in sys.modules if m.startswith('govdoc')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    loaded = {name for name in done.stdout.split() if not name.startswith("govdoc.model.")}
    assert loaded == {"govdoc", "govdoc.model"}


def test_every_block_has_its_texts() -> None:
    """``block_texts`` and ``block_start`` know every member of the union."""
    text = model.Text("甲", ((0, 3),))
    samples: dict[type, Block] = {
        model.Title: model.Title(text),
        model.Byline: model.Byline(text),
        model.Salutation: model.Salutation(text),
        model.Heading: model.Heading(1, "一、", text, model.HeadingKind.HEADING, 3),
        model.Paragraph: model.Paragraph(text),
        model.Table: model.Table(((text,),)),
        model.Figure: model.Figure("图.png", text),
        model.Residue: model.Residue(model.ResidueKind.CONTENTS, text),
    }
    assert set(samples) == set(get_args(Block))
    for kind, block in samples.items():
        assert list(model.block_texts(block)) == ([] if kind is model.Residue else [text])
        assert model.block_start(block) == 3


def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_, **__):\n    raise AssertionError('a socket was opened')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from govdoc.__main__ import main\n"
        "for line in ('new 工作要点 -o p.yaml', 'draft p.yaml', 'lint p.docx', 'outline p.docx'):\n"
        "    sys.argv = ['govdoc', *line.split()]\n"
        "    try:\n        main()\n    except SystemExit as end:\n        assert not end.code, line\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
