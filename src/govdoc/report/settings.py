"""Files and their configurations → the settings that hold for them, as TOML, each with where it comes from."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from govdoc.drafting.settings import LINT_KEYS, PROFILE_KEYS, TEMPLATE_KEYS, template_folders
from govdoc.lint import ALL_RULES
from govdoc.report.columns import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govdoc.lint.config import Config
    from govdoc.lint.tasks import Task
    from govdoc.profile import Profile

_NAMED = 3
"""Files of a group that are named."""
_DEFAULT = "默认"
_FULL = {"select": "默认：全部规则"}
_COMMENT = 44
"""Column at which comments begin."""


def settings_text(tasks: Sequence[Task]) -> str:
    """Return the effective settings of files, those with the same settings together; what is printed is TOML."""
    groups: list[tuple[Config, list[str]]] = []
    for task in tasks:
        names = next((names for config, names in groups if config == task.config), None)
        if names is None:
            groups.append((task.config, [task.name]))
        else:
            names.append(task.name)
    return "\n\n".join("\n".join(_group(config, names)) for config, names in groups)


def _group(config: Config, names: Sequence[str]) -> Iterator[str]:
    """Give the lines for one configuration."""
    more = f" 等 {len(names)} 个文件" if len(names) > _NAMED else ""
    yield f"# 检查 {'、'.join(names[:_NAMED])}{more}"
    yield f"# 配置文件：{config.file or '无'}"
    for key, value in _values(config).items():
        yield _line(key, value, config.origins.get(key, _FULL.get(key, _DEFAULT)))
    yield _line("版式", _layout(config.profile), config.origins.get(PROFILE_KEYS[0], f"{_DEFAULT}：GB/T 9704—2012"))
    idle = [rule.code for rule in ALL_RULES if not config.selects(rule.code)]
    yield f"# 参加检查的规则 {len(ALL_RULES) - len(idle)} 条" + (
        f"，不参加的 {len(idle)} 条：{'、'.join(_families(idle))}" if idle else ""
    )


def _families(idle: Sequence[str]) -> Iterator[str]:
    """Give codes; a family of which all rules are among them is named as a whole."""
    for family, codes in groupby(idle, key=lambda code: code[:3]):
        some = list(codes)
        whole = len(some) > 1 and len(some) == sum(rule.code.startswith(family) for rule in ALL_RULES)
        yield from [f"{family}（全部 {len(some)} 条）"] if whole else some


def _values(config: Config) -> dict[str, Any]:
    """Return the settings by their keys, in the order of the schema."""
    values: dict[str, Any] = {
        "select": _written(config.select) or None,
        "extend-select": _written(config.extend_select),
        "ignore": _written(config.ignore),
        "per-file-ignores": {pattern: _written(words) for pattern, words in config.per_file_ignores},
        "severity": {code: severity.value for code, severity in config.severity.items()},
        "fail-on": config.fail_on.value,
        "allow": config.allow,
        "terms": config.term_files,
    }
    folders = () if config.file is None else template_folders(config.file)
    return {key: values[key] for key in LINT_KEYS} | {TEMPLATE_KEYS[0]: tuple(map(str, folders))}


def _written(words: Sequence[str]) -> tuple[str, ...]:
    """Return codes and families as the settings write them: every rule is ALL."""
    return tuple(word or "ALL" for word in words)


def _layout(profile: Profile) -> Mapping[str, Any]:
    """Return the layout as the settings write it."""
    sides = {"上": profile.top, "下": profile.bottom, "左": profile.left, "右": profile.right}
    pitch = {} if profile.line_pitch is None else {"行距": profile.line_pitch}
    fonts = (profile.fangsong, profile.kaiti, profile.heiti, profile.songti, profile.xiaobiaosong)
    return {
        "字体": dict(zip(("仿宋", "楷体", "黑体", "宋体", "小标宋"), fonts, strict=True)),
        "页边距": sides,
        **pitch,
        "三级标题加粗": profile.bold_third_level,
        "页码": {"位置": str(profile.number_place), "样式": str(profile.number_form)},
    }


def _line(key: str, value: object, origin: str) -> str:
    """Return one setting with where it comes from; None is one that is not set and cannot be written."""
    said = f"# {key} 未设" if value is None else f"{_key(key)} = {_toml(value)}"
    return f"{said}{' ' * max(2, _COMMENT - width(said))}# {origin}"


def _key(key: str) -> str:
    """Return a key as TOML writes it."""
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if plain else json.dumps(key, ensure_ascii=False)


def _toml(value: object) -> str:
    """Return a value as TOML writes it in one line."""
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(str(key))} = {_toml(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, float):
        return f"{value:g}"
    # What JSON escapes in a string, TOML escapes in the same way.
    return json.dumps(value, ensure_ascii=False)
