"""Rules → their pages: for the terminal, as Markdown (``docs/rules``), as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from govdoc.report.markup import cell, fenced, literal
from govdoc.report.terminal import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govdoc.lint import Rule

INDEX = "README.md"
_NOTE = "本页由 `make rules` 从规则生成，请改规则，不要改这里。"
_EXAMPLES = "例子由测试核对：正例不报，反例必报。"
_NOTES = {
    "INT": "",
    "FMT": f"{_EXAMPLES}例子里“版面：”之后是对一份合格文件的改动，如 `正文.字体=宋体`。",
}
"""Family → what its page says of the examples, where it is not the same as of all."""


def rule_page(rule: Rule) -> str:
    """Return the page of a rule for a terminal: what it finds and why, 依据, right and wrong examples."""
    examples = [f"{label}：\n{_indented(text)}" for label, text in _examples(rule)]
    head = f"{rule.code}  {rule.name}（{LEVELS[rule.severity]}）"
    return "\n\n".join([head, rule.explanation, f"依据：{rule.basis}。", *examples])


def _examples(rule: Rule) -> list[tuple[str, str]]:
    """Return the examples, each with its label."""
    return [(label, text) for label, texts in (("正例", rule.good), ("反例", rule.bad)) for text in texts]


def _indented(text: str) -> str:
    """Return an example, each line indented."""
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def rule_table(rules: Sequence[Rule], families: Mapping[str, str]) -> str:
    """Return all rules for a terminal, a line each, under their families."""
    parts = []
    for family, title in families.items():
        own = [rule for rule in rules if rule.family == family]
        lines = [f"  {rule.code}  {LEVELS[rule.severity]}  {rule.name}" for rule in own]
        parts.append("\n".join([f"{family} {title}", *lines]))
    return "\n\n".join(parts)


def rule_body(rule: Rule) -> str:
    """Return what stands on the page of a rule below its name, as Markdown."""
    parts = [literal(rule.explanation), f"依据：{literal(rule.basis)}。"]
    for label, text in _examples(rule):
        parts += [f"{label}：", fenced(text)]
    return "\n\n".join(parts)


def rule_markdown(rule: Rule, level: int = 1) -> str:
    """Return the page of a rule as Markdown; ``level`` is that of its heading."""
    head = f"{'#' * level} {rule.code} {cell(rule.name)}"
    return f"{head}\n\n级别：{LEVELS[rule.severity]}\n\n{rule_body(rule)}"


def table_markdown(rules: Sequence[Rule], families: Mapping[str, str], *, linked: bool = False) -> str:
    """Return all rules as Markdown tables; ``linked``: each to its place on the page of its family."""
    parts = []
    for family, title in families.items():
        own = [rule for rule in rules if rule.family == family]
        rows = [_row(rule, linked=linked) for rule in own]
        if rows:
            head = f"[{family} {title}]({family}.md)" if linked else f"{family} {title}"
            parts.append(
                "\n".join([f"## {head}\n", "| 规则 | 级别 | 名称 | 依据 |", "| --- | --- | --- | --- |", *rows])
            )
    return "\n\n".join(parts)


def _row(rule: Rule, *, linked: bool) -> str:
    """Return the row of a rule."""
    code = f"[{rule.code}]({rule.family}.md#{rule.code.lower()})" if linked else rule.code
    return f"| {code} | {LEVELS[rule.severity]} | {cell(rule.name)} | {cell(rule.basis)} |"


def rule_pages(rules: Sequence[Rule], families: Mapping[str, str]) -> dict[str, str]:
    """Return the files of ``docs/rules``, name → content: an index, and a page a family."""
    pages = {INDEX: f"{_index(rules, families)}\n"}
    for family, title in families.items():
        own = [rule for rule in rules if rule.family == family]
        if own:
            body = "\n\n".join(f'<a id="{rule.code.lower()}"></a>\n\n{rule_markdown(rule, 2)}' for rule in own)
            pages[f"{family}.md"] = f"# {family} {title}\n\n{_NOTE}{_NOTES.get(family, _EXAMPLES)}\n\n{body}\n"
    return pages


def _index(rules: Sequence[Rule], families: Mapping[str, str]) -> str:
    """Return the index."""
    levels = "、".join(f"{name} {sum(rule.severity == level for rule in rules)} 条" for level, name in LEVELS.items())
    head = f"# 检查规则\n\n{_NOTE}\n\n共 {len(rules)} 条：{levels}。"
    return f"{head}命令行里用 `govdoc rule 代码` 看一条。\n\n{table_markdown(rules, families, linked=True)}"


def rules_json(rules: Sequence[Rule], families: Mapping[str, str]) -> str:
    """Return rules as a JSON list of objects; no new line at the end."""
    return json.dumps([rule_object(rule, families) for rule in rules], ensure_ascii=False, indent=1)


def rule_object(rule: Rule, families: Mapping[str, str]) -> dict[str, Any]:
    """Return the object of a rule."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": families.get(rule.family, rule.family),
        "severity": rule.severity.value,
        "basis": rule.basis,
        "explanation": rule.explanation,
        "good": list(rule.good),
        "bad": list(rule.bad),
    }
