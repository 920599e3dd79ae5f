"""govdoc rule: a code → the page of the rule; a family → its rules; nothing → all rules."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Form(StrEnum):
    """The forms of a page."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="[代码]", help="规则代码，如 PUN001；或类别，如 PUN；不给则列出全部规则")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="text 供阅读；markdown；json 供程序读取")] = Form.TEXT,
    docs: Annotated[
        Path | None, typer.Option("--docs", metavar="文件夹", help="把全部规则写成 Markdown 文件，一类一个，另有目录")
    ] = None,
) -> None:
    """显示一条检查规则的说明、依据和正反例；给类别时列出这一类，不给时列出全部规则。"""
    from govdoc.errors import UsageError

    if docs is not None and code is not None:
        raise UsageError("--docs 写出全部规则，不能再给代码")
    if docs is not None:
        _write(docs)
    else:
        typer.echo(_shown(code or "", form))


def _shown(code: str, form: Form) -> str:
    """Return the page of a rule, the rules of a family, or all of them."""
    from govdoc.lint.rule import FAMILIES

    family = code.strip().upper()
    if code and family not in FAMILIES:
        return _one(code, form)
    return _listed(form, {family: FAMILIES[family]} if code else FAMILIES)


def _one(code: str, form: Form) -> str:
    """Return the page of a rule."""
    import json

    from govdoc.lint.rule import FAMILIES
    from govdoc.lint.rules import find_rule
    from govdoc.report import rulepages

    found = find_rule(code)
    if form is Form.JSON:
        return json.dumps(rulepages.rule_object(found, FAMILIES), ensure_ascii=False, indent=1)
    return rulepages.rule_markdown(found) if form is Form.MARKDOWN else rulepages.rule_page(found)


def _listed(form: Form, families: dict[str, str]) -> str:
    """Return the rules of these families."""
    from govdoc.lint.rules import ALL_RULES
    from govdoc.report import rulepages

    tables = {
        Form.TEXT: rulepages.rule_table,
        Form.MARKDOWN: rulepages.table_markdown,
        Form.JSON: rulepages.rules_json,
    }
    return tables[form]([rule for rule in ALL_RULES if rule.family in families], families)


def _write(folder: Path) -> None:
    """Write the pages of all rules; pages of families that are gone are removed."""
    from govdoc.cli.output import write
    from govdoc.errors import UsageError, reason
    from govdoc.lint.rule import FAMILIES
    from govdoc.lint.rules import ALL_RULES
    from govdoc.report.rulepages import rule_pages

    pages = rule_pages(ALL_RULES, FAMILIES)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}：建不了这个文件夹（{reason(error)}）") from None
    for name, text in pages.items():
        write(folder / name, text)
    for family in FAMILIES:
        if f"{family}.md" not in pages:
            (folder / f"{family}.md").unlink(missing_ok=True)
    typer.echo(f"{len(ALL_RULES)} 条规则写进 {folder}：{'、'.join(pages)}", err=True)
