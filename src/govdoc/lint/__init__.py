"""Document → findings: what a careful reader of official documents would mark, each with its rule and its clause."""

from __future__ import annotations

from govdoc.lint.config import Config, parse_config, read_config
from govdoc.lint.engine import Finding, lint
from govdoc.lint.files import Checked, check
from govdoc.lint.rule import FAMILIES, Applicability, Edit, Fix, Hit, Rule, Severity
from govdoc.lint.rules import ALL_RULES, RULES, find_rule
from govdoc.lint.tasks import Options

__all__ = [
    "ALL_RULES",
    "FAMILIES",
    "RULES",
    "Applicability",
    "Checked",
    "Config",
    "Edit",
    "Finding",
    "Fix",
    "Hit",
    "Options",
    "Rule",
    "Severity",
    "check",
    "find_rule",
    "lint",
    "parse_config",
    "read_config",
]
