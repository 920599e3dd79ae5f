"""Every form that --format names makes a report, and -o writes the same into a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from govdoc.cli import app
from govdoc.cli.findings import COUNTED, REPORTS, Format

RUN = CliRunner()


def test_every_form_has_its_report() -> None:
    assert set(REPORTS) == set(Format)


@pytest.mark.parametrize("form", Format)
def test_a_form_goes_to_standard_output_or_into_a_file(
    form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("讲话.txt").write_text("一、加强领导\n各校要加强领导,压实责任。\n", encoding="utf-8")
    shown = RUN.invoke(app, ["lint", "讲话.txt", "--format", form.value])
    assert shown.exit_code == 1
    assert "PUN001" in shown.stdout
    written = RUN.invoke(app, ["lint", "讲话.txt", "--format", form.value, "-o", "报告"])
    assert (written.exit_code, written.stdout) == (1, "")
    text = Path("报告").read_text(encoding="utf-8")
    if form is not Format.JUNIT:  # it holds the time
        assert text == shown.stdout


@pytest.mark.parametrize("form", [form for form in Format if form not in COUNTED])
def test_statistics_go_with_no_form_of_another_shape(form: Format, tmp_path: Path) -> None:
    path = tmp_path / "讲话.txt"
    path.write_text("各校要抓好落实。\n", encoding="utf-8")
    ran = RUN.invoke(app, ["lint", str(path), "--statistics", "--format", form.value])
    assert str(ran.exception) == f"--statistics 只能配 --format text、concise 或 json，不能配 {form.value}"
