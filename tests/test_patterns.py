"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import govdoc
from govdoc import patterns
from govdoc.patterns import lazy


def test_it_does_what_a_compiled_one_does() -> None:
    expression = lazy(r"(?P<year>20\d\d)年", re.IGNORECASE)
    text = "2025年总结，2026年要点"
    assert expression.search(text).group("year") == "2025"  # type: ignore[union-attr]
    assert [found["year"] for found in expression.finditer(text)] == ["2025", "2026"]
    assert expression.sub("", text) == "总结，要点"
    assert expression.pattern == r"(?P<year>20\d\d)年"
    assert expression.groupindex == {"year": 1}


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile

    def counting(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return original(text, flags)

    monkeypatch.setattr(re, "compile", counting)
    expression = lazy("一")
    assert compiled == []
    for _ in range(3):
        assert expression.match("一是")
    assert compiled == ["一"]


def test_what_no_expression_has_it_has_not_either() -> None:
    with pytest.raises(AttributeError, match="find"):
        lazy("一").find("一")  # type: ignore[attr-defined]


def test_every_expression_of_ours_compiles() -> None:
    for module in pkgutil.walk_packages(govdoc.__path__, "govdoc."):
        if module.name != "govdoc.__main__":
            importlib.import_module(module.name)
    ours = [found for found in gc.get_objects() if type(found) is patterns._Lazy]
    for expression in ours:
        assert expression.pattern == expression._text
    assert len(ours) > 500


def test_no_module_compiles_one_when_it_is_loaded(repository: Path) -> None:
    eager = [
        f"{path.relative_to(repository)}:{line}"
        for path in sorted((repository / "src").rglob("*.py"))
        for line in compiled_when_loaded(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert eager == []


def compiled_when_loaded(node: ast.AST) -> list[int]:
    """Lines with a call of re.compile outside functions."""
    found = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call) and ast.unparse(child.func) == "re.compile":
            found.append(child.lineno)
        found += compiled_when_loaded(child)
    return found
