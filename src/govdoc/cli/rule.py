"""govdoc rule: a code → the page of the rule; no code → all rules."""

from __future__ import annotations

from typing import Annotated

import typer


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="[代码]", help="规则代码，如 PUN001；不给则列出全部规则")
    ] = None,
) -> None:
    """显示一条检查规则的说明、依据和正反例；不给代码时列出全部规则。"""
    from govdoc.lint.rule import FAMILIES
    from govdoc.lint.rules import ALL_RULES, find_rule
    from govdoc.report.terminal import rule_page, rule_table

    typer.echo(rule_page(find_rule(code)) if code else rule_table(ALL_RULES, FAMILIES))
