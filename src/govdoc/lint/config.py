"""Options and settings (govdoc.toml) → which rules judge what, how gravely, and what fails."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.drafting.settings import (
    PROFILE_KEYS,
    departures,
    nearest,
    parse_settings,
    profile_in,
    read_settings,
    strings,
)
from govdoc.errors import UsageError
from govdoc.lint.globs import matches
from govdoc.lint.ownterms import OwnTerm, read_terms
from govdoc.lint.rule import FAMILIES, Severity
from govdoc.lint.rules import ALL_RULES
from govdoc.profile import NORM, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govdoc.drafting.tomltree import Entry
    from govdoc.model import Document

__all__ = ["Config", "nearest", "overridden", "parse_config", "read_config", "selectors", "severity"]

_LIST = '规则代码的列表，如 ["PUN", "NUM001"]'


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
    extend_select: tuple[str, ...] = ()
    """Codes and families that judge besides those of ``select``."""
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Patterns of paths, below the folder of the settings file, with what is not looked for in such files."""
    allow: tuple[str, ...] = ()
    """Words (names, local terms) on which rules of wording and of wrong characters say nothing."""
    terms: tuple[OwnTerm, ...] = ()
    """Rows of the user's own lists of terms."""
    term_files: tuple[str, ...] = ()
    """The paths of those lists."""
    file: Path | None = None
    """The settings file; None: none."""
    against: tuple[Document, ...] = ()
    """Documents, structured, that each document is compared with: last year's report, this year's plan."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Keys of the settings that are set, each with where: ``file:line``, an option of the command line."""

    def selects(self, code: str) -> bool:
        """Whether a rule judges; the longer, closer word wins, ``ignore`` between equals."""
        chosen = (_closest(self.select, code) if self.select else 0, _closest(self.extend_select, code))
        ignored = _closest(self.ignore, code)
        best = max((length for length in chosen if length is not None), default=None)
        return best is not None and (ignored is None or best > ignored)

    def severity_of(self, code: str) -> Severity | None:
        """Return the severity that the configuration gives a rule, None where it gives none."""
        length = _closest(self.severity, code) if self.severity else None
        return self.severity[code[:length]] if length else None

    def fails(self, severities: Iterable[Severity]) -> bool:
        """Whether one of the findings is as grave as ``fail_on``."""
        return any(severity.rank >= self.fail_on.rank for severity in severities)

    def for_file(self, path: Path) -> Config:
        """Return the configuration for one file: its per-file ignores among the others."""
        if not self.per_file_ignores:
            return self
        folder = Path() if self.file is None else self.file.parent
        more = [word for pattern, words in self.per_file_ignores if matches(path, pattern, folder) for word in words]
        if not more:
            return self
        known = (self.origins.get("ignore"), f"per-file-ignores（{self.origins.get('per-file-ignores', self.file)}）")
        origins = {**self.origins, "ignore": "；".join(filter(None, known))}
        return replace(self, ignore=(*self.ignore, *more), origins=origins)


def _closest(words: Iterable[str], code: str) -> int | None:
    """Length of the longest word that a code begins with, None where there is none."""
    return max((len(word) for word in words if code.startswith(word)), default=None)


def selectors(values: Iterable[str]) -> tuple[str, ...]:
    """Return codes and families given on the command line, with commas or one by one.

    Raises UsageError for one that no rule begins with.
    """
    words = [word for value in values for word in _split(value)]
    for word in words:
        _check(word, "")
    return tuple(words)


def _split(value: str) -> list[str]:
    """Return the codes in a word of the command line or of the settings; ALL is every rule."""
    words = [word.strip().upper() for word in value.replace("，", ",").split(",")]
    return ["" if word == "ALL" else word for word in words if word]


def severity(value: str) -> Severity:
    """Return the severity of a word; raises UsageError where it is none."""
    try:
        return Severity(value.strip().lower())
    except ValueError:
        raise UsageError(f"不认识的级别“{value}”，可用 error、warning、info") from None


def overridden(
    config: Config,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: Severity | None,
    extend_select: tuple[str, ...] = (),
) -> Config:
    """Return the configuration with what the command line says.

    Its select replaces, the others are added; what it selects by the very word that the settings ignore, judges, and
    what it ignores does not, however closely the settings select it.
    """
    asked = {*select, *extend_select}
    chosen = (*(() if select else config.select), *config.extend_select)
    dropped = tuple(word for word in chosen if word.startswith(ignore) and word not in {*asked, *ignore})
    said = {"select": select, "extend-select": extend_select, "ignore": ignore, "fail-on": fail_on}
    origins = dict(config.origins)
    for key in (key for key, value in said.items() if value):
        before = origins.get(key) if key in {"ignore", "extend-select"} else None
        origins[key] = f"{before}；--{key}" if before else f"--{key}"
    return replace(
        config,
        select=select or config.select,
        ignore=(*(word for word in config.ignore if word not in asked), *ignore, *dropped),
        fail_on=fail_on or config.fail_on,
        extend_select=(*config.extend_select, *extend_select),
        origins=origins,
    )


def read_config(path: Path) -> Config:
    """Return the configuration in a settings file.

    Raises UsageError, with file and line, for what is no TOML, unknown keys, rules, severities and layouts.
    """
    return _config(read_settings(path), path, str(path))


def parse_config(text: str, name: str) -> Config:
    """Return the configuration in the text of a settings file; ``name`` stands in messages (see read_config)."""
    return _config(parse_settings(text, name), None, name)


def _config(settings: Mapping[str, Entry], file: Path | None, name: str) -> Config:
    """Read the entries of a settings file."""
    profile = profile_in(settings)
    lists = _term_lists(settings.get("terms"), file)
    return Config(
        select=_codes(settings.get("select")),
        ignore=_codes(settings.get("ignore")),
        severity=_severities(settings.get("severity")),
        fail_on=_severity(settings["fail-on"]) if "fail-on" in settings else Severity.WARNING,
        profile=profile,
        departures=departures(profile, name) if PROFILE_KEYS[0] in settings else "",
        extend_select=_codes(settings.get("extend-select")),
        per_file_ignores=_per_file(settings.get("per-file-ignores")),
        allow=_words(settings.get("allow")),
        terms=tuple(term for item, path in lists for term in read_terms(path, item.place)),
        term_files=tuple(str(path) for _, path in lists),
        file=file,
        origins={key: entry.place for key, entry in settings.items()},
    )


def _codes(entry: Entry | None) -> tuple[str, ...]:
    """Read codes and families: a list, or one word, with commas or without."""
    words = []
    for item in [] if entry is None else strings(entry, _LIST):
        for word in _split(item.value):
            _check(word, f"{item.place}：")
            words.append(word)
    return tuple(words)


def _check(word: str, where: str) -> None:
    """Raise UsageError unless a rule's code begins with the word."""
    if not any(rule.code.startswith(word) for rule in ALL_RULES):
        from difflib import get_close_matches

        near = get_close_matches(word[:3], FAMILIES, 1)
        hint = f"（相近的类别：{near[0]}）" if near else ""
        raise UsageError(f"{where}没有规则“{word}”{hint}，用 govdoc rule 可列出全部规则")


def _table(entry: Entry | None, what: str) -> dict[str, Entry]:
    """Return the entries of a table; raises UsageError for anything else."""
    if entry is None:
        return {}
    if not isinstance(entry.value, dict):
        raise UsageError(f"{entry.place}：“{entry.path[-1]}”应为{what}")
    return entry.entries()


def _severities(entry: Entry | None) -> dict[str, Severity]:
    """Read the table of codes and families and their severities."""
    out = {}
    for key, level in _table(entry, '“规则代码 = 级别”的形式，如 severity = { PUN001 = "info" }').items():
        _check(key.upper(), f"{level.place}：")
        out[key.upper()] = _severity(level)
    return out


def _severity(entry: Entry) -> Severity:
    """Read a severity, its place in the message if it is none."""
    try:
        return severity(str(entry.value))
    except UsageError as error:
        raise UsageError(f"{entry.place}：{error}") from None


def _per_file(entry: Entry | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read the table of patterns of paths, each with what is ignored there."""
    table = _table(entry, '“路径 = 规则”的形式，如 per-file-ignores = { "旧稿/*" = ["PUN"] }')
    return tuple((pattern, _codes(codes)) for pattern, codes in table.items())


def _term_lists(entry: Entry | None, file: Path | None) -> list[tuple[Entry, Path]]:
    """Return the lists of terms, each with its path, which counts from the folder of the settings file."""
    folder = Path() if file is None else file.parent
    paths = [] if entry is None else strings(entry, '用语表文件的列表，如 ["用语.tsv"]')
    return [(item, folder / item.value) for item in paths]


def _words(entry: Entry | None) -> tuple[str, ...]:
    """Read a list of words."""
    return () if entry is None else tuple(item.value for item in strings(entry, '词语的列表，如 ["云河"]'))
