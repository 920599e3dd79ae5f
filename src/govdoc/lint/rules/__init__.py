"""All rules, from an explicit list of modules."""

from __future__ import annotations

from govdoc.errors import UsageError
from govdoc.lint.rule import FAMILIES, Rule
from govdoc.lint.rules import (
    elements,
    facts,
    layout,
    numerals,
    pagenumbers,
    pairs,
    punctuation,
    residue,
    structure,
    terms,
    typefaces,
    typos,
)

MODULES = (
    structure, elements, punctuation, pairs, numerals, terms, typos, facts, residue, layout, pagenumbers, typefaces,
)  # fmt: skip
"""Where rules stand; another module is added here."""

_FOUND = [value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)]
RULES: tuple[Rule, ...] = tuple(sorted(_FOUND, key=lambda rule: ([*FAMILIES].index(rule.family), rule.code)))
"""All rules, by family, then by number."""


def find_rule(code: str) -> Rule:
    """Return the rule of a code, in whatever case; raises UsageError, with the nearest codes, where there is none."""
    wanted = code.strip().upper()
    for rule in RULES:
        if rule.code == wanted:
            return rule
    near = [rule.code for rule in RULES if rule.family == wanted[:3]]
    hint = f"这一类有 {'、'.join(near)}" if near else "用 govdoc rule 可列出全部规则"
    raise UsageError(f"没有规则“{code}”，{hint}")
