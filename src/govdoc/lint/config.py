"""Options and .govdoc.yaml → which rules judge, how gravely, and what fails."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from govdoc.drafting.settings import PROFILE_KEYS, departures, nearest, place_of, profile_of, read_text, root_entries
from govdoc.errors import UsageError
from govdoc.lint.rule import Severity
from govdoc.lint.rules import RULES
from govdoc.profile import NORM, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from yaml import Node

__all__ = ["Config", "nearest", "overridden", "parse_config", "read_config", "selectors", "severity"]


@dataclass(frozen=True, slots=True)
class Config:
    """Which rules judge: ``select`` and ``ignore`` hold codes and families (PUN001, PUN); no select means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.WARNING
    profile: Profile = NORM
    """The layout that the rules of layout judge by."""
    departures: str = ""
    """In Chinese, how that layout departs from the standard; "": not at all."""

    def selects(self, code: str) -> bool:
        """Whether a rule judges; the longer, closer word wins (``select: PUN001`` against ``ignore: PUN``)."""
        chosen = _closest(self.select, code) if self.select else 0
        return chosen is not None and chosen >= (_closest(self.ignore, code) or -1)

    def severity_of(self, code: str) -> Severity | None:
        """Return the severity that the configuration gives a rule, None where it gives none."""
        length = _closest(self.severity, code)
        return self.severity[code[:length]] if length else None

    def fails(self, severities: Iterable[Severity]) -> bool:
        """Whether one of the findings is as grave as ``fail_on``."""
        return any(severity.rank >= self.fail_on.rank for severity in severities)


def _closest(words: Iterable[str], code: str) -> int | None:
    """Length of the longest word that a code begins with, None where there is none."""
    return max((len(word) for word in words if code.startswith(word)), default=None)


def selectors(values: Iterable[str]) -> tuple[str, ...]:
    """Return codes and families given on the command line, with commas or one by one.

    Raises UsageError for one that no rule begins with.
    """
    words = [word.strip().upper() for value in values for word in value.replace("，", ",").split(",") if word.strip()]
    for word in words:
        _check(word, "")
    return tuple(words)


def severity(value: str) -> Severity:
    """Return the severity of a word; raises UsageError where it is none."""
    try:
        return Severity(value.strip().lower())
    except ValueError:
        raise UsageError(f"不认识的级别“{value}”，可用 error、warning、info") from None


def overridden(config: Config, select: tuple[str, ...], ignore: tuple[str, ...], fail_on: Severity | None) -> Config:
    """Return the configuration with what the command line says: its select replaces, its ignore is added."""
    return replace(
        config, select=select or config.select, ignore=config.ignore + ignore, fail_on=fail_on or config.fail_on
    )


def read_config(path: Path) -> Config:
    """Return the configuration in a .govdoc.yaml.

    Raises UsageError, with file and line, for what is no YAML, unknown keys, rules, severities and layouts.
    """
    return parse_config(read_text(path), str(path))


def parse_config(text: str, name: str) -> Config:
    """Return the configuration in the text of a .govdoc.yaml; ``name`` stands in messages (see read_config)."""
    values = {key: (node, where) for key, node, where in root_entries(text, name)}
    layout = next((values[key][0] for key in PROFILE_KEYS if key in values), None)
    profile = NORM if layout is None else profile_of(layout, name)
    return Config(
        select=_codes(values.get("select"), "select"),
        ignore=_codes(values.get("ignore"), "ignore"),
        severity=_severities(values.get("severity"), name),
        fail_on=_severity(*values["fail-on"]) if "fail-on" in values else Severity.WARNING,
        profile=profile,
        departures=departures(profile, name),
    )


def _codes(value: tuple[Node, str] | None, key: str) -> tuple[str, ...]:
    """Read codes and families: a list, or one word, with commas or without."""
    import yaml

    if value is None:
        return ()
    node, where = value
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    words: list[str] = []
    for item in nodes:
        if not isinstance(item, yaml.ScalarNode):
            raise UsageError(f"{where}：“{key}”应为规则代码的列表，如 [PUN, NUM001]")
        words += [word.strip().upper() for word in str(item.value).split(",") if word.strip()]
    for word in words:
        _check(word, f"{where}：")
    return tuple(words)


def _check(word: str, where: str) -> None:
    """Raise UsageError unless a rule's code begins with the word."""
    if not any(rule.code.startswith(word) for rule in RULES):
        raise UsageError(f"{where}没有规则“{word}”，用 govdoc rule 可列出全部规则")


def _severities(value: tuple[Node, str] | None, name: str) -> dict[str, Severity]:
    """Read the map of codes and families to severities."""
    import yaml

    if value is None:
        return {}
    node, where = value
    if not isinstance(node, yaml.MappingNode):
        raise UsageError(f"{where}：“severity”应为“规则代码: 级别”的形式，如 PUN001: info")
    out = {}
    for key, level in node.value:
        word = str(key.value).upper()
        _check(word, f"{place_of(key, name)}：")
        out[word] = _severity(level, place_of(level, name))
    return out


def _severity(node: Node, where: str) -> Severity:
    """Read a severity, its place in the message if it is none."""
    try:
        return severity(str(node.value))
    except UsageError as error:
        raise UsageError(f"{where}：{error}") from None
