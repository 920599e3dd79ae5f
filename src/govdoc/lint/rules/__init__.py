"""All rules, from an explicit list of modules, one a family."""

from __future__ import annotations

from govdoc.errors import UsageError
from govdoc.lint.rule import Rule
from govdoc.lint.rules import elements, facts, layout, numerals, punctuation, residue, structure, terms, typos

MODULES = (structure, elements, punctuation, numerals, terms, typos, facts, residue, layout)
"""The order of the families."""

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in MODULES
    for rule in sorted(
        (value for value in vars(module).values() if isinstance(value, Rule)), key=lambda rule: rule.code
    )
)


def find_rule(code: str) -> Rule:
    """Return the rule of a code, in whatever case; raises UsageError, with the nearest codes, where there is none."""
    wanted = code.strip().upper()
    for rule in RULES:
        if rule.code == wanted:
            return rule
    near = [rule.code for rule in RULES if rule.family == wanted[:3]]
    hint = f"这一类有 {'、'.join(near)}" if near else "用 govdoc rule 可列出全部规则"
    raise UsageError(f"没有规则“{code}”，{hint}")
