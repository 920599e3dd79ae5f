""".govdoc.yaml → the profile of layout that it asks for; where the file lies. The one schema of that file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from govdoc.errors import UsageError
from govdoc.profile import NORM, NumberForm, NumberPlace, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yaml import Node

FILE_NAME = ".govdoc.yaml"
LINT_KEYS = ("select", "ignore", "severity", "fail-on")
PROFILE_KEYS = ("版式", "profile")
TEMPLATE_KEYS = ("templates-dir",)
KEYS = (*LINT_KEYS, PROFILE_KEYS[0], *TEMPLATE_KEYS)
"""All keys of the file, as they are named in messages."""
_TYPEFACES = {"仿宋": "fangsong", "楷体": "kaiti", "黑体": "heiti", "宋体": "songti", "小标宋": "xiaobiaosong"}
_MARGINS = {"上": "top", "下": "bottom", "左": "left", "右": "right"}
_TRUTH = {"是": True, "true": True, "yes": True, "否": False, "false": False, "no": False}
_PROFILE = ("字体", "页边距", "行距", "三级标题加粗", "页码")
_MARGIN_RANGE, _PITCH_RANGE = (5.0, 80.0), (18.0, 60.0)
_NARROWEST = (80.0, 100.0)
"""Millimetres that must be left between the margins: across and down."""


def nearest(folder: Path) -> Path | None:
    """Return the .govdoc.yaml of a folder or of the nearest folder above it, None where there is none."""
    folder = folder.resolve()
    return next((path for level in (folder, *folder.parents) if (path := level / FILE_NAME).is_file()), None)


def profile_for(folder: Path) -> tuple[Profile, str]:
    """Return the profile for the documents of a folder, and in Chinese how it departs from the standard ("": not).

    Raises UsageError as ``read_profile`` does.
    """
    file = nearest(folder)
    profile = NORM if file is None else read_profile(file)
    return profile, "" if file is None else departures(profile, str(file))


def departures(profile: Profile, name: str) -> str:
    """Return in Chinese how the profile of the file ``name`` departs from the standard, a line each; "": not at all."""
    listed = profile.departures()
    head = f"{name} 设的版式与标准有 {len(listed)} 处不同："
    return "\n".join([head, *(f"  {departure}" for departure in listed)]) if listed else ""


def read_profile(path: Path) -> Profile:
    """Return the profile in a .govdoc.yaml, the standard's where it sets none.

    Raises UsageError, with file and line, for what is no YAML and for unknown keys and values.
    """
    entries = {key: node for key, node, _ in root_entries(read_text(path), str(path))}
    node = next((entries[key] for key in PROFILE_KEYS if key in entries), None)
    return NORM if node is None else profile_of(node, str(path))


def read_text(path: Path) -> str:
    """Return the text of a .govdoc.yaml; raises UsageError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}：配置文件读不了，请核对权限并存为 UTF-8 编码") from error


def root_entries(text: str, name: str) -> Iterator[tuple[str, Node, str]]:
    """Give key (with hyphens), value and ``file:line`` of each entry of the file; ``name`` stands in messages.

    Raises UsageError for what is no YAML and for a key that nobody reads.
    """
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{name}:{line}：不是合法的 YAML（{error.problem}），请检查缩进和冒号") from None
    except (yaml.YAMLError, RecursionError):
        raise UsageError(f"{name}:1：不是合法的 YAML，请检查有无特殊字符") from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise UsageError(f"{place_of(root, name)}：应为“键: 值”的形式，可用的键有 {'、'.join(KEYS)}")
    for key, value in root.value:
        word = str(key.value).replace("_", "-")
        if word not in {*KEYS, *PROFILE_KEYS}:
            raise UsageError(f"{place_of(key, name)}：不认识的键“{key.value}”，可用的键有 {'、'.join(KEYS)}")
        yield word, value, place_of(value, name)


def place_of(node: Node, name: str) -> str:
    """Name the place of a node."""
    return f"{name}:{node.start_mark.line + 1}"


def profile_of(node: Node, name: str) -> Profile:
    """Return the profile in the value of 版式; raises UsageError, with file and line, for what it cannot be."""
    values: dict[str, Any] = {}
    for key, inner in _entries(node, name, "版式", _PROFILE).items():
        match key:
            case "字体":
                values |= _named(inner, name, key, _TYPEFACES, _typeface)
            case "页边距":
                values |= _named(inner, name, key, _MARGINS, _margin)
            case "行距":
                values["line_pitch"] = _amount(inner, name, "行距", "磅", _PITCH_RANGE)
            case "三级标题加粗":
                values["bold_third_level"] = _one_of(inner, name, key, _TRUTH, ("是", "否"))
            case _:
                values |= _page_number(inner, name)
    profile = replace(NORM, **values)
    if profile.text_width < _NARROWEST[0] or profile.text_height < _NARROWEST[1]:
        raise UsageError(
            f"{place_of(node, name)}：页边距太大，版心不足 {_NARROWEST[0]:g} mm×{_NARROWEST[1]:g} mm，请改小"
        )
    return profile


def _page_number(node: Node, name: str) -> dict[str, Any]:
    """Read 页码."""
    values: dict[str, Any] = {}
    for key, inner in _entries(node, name, "页码", ("位置", "样式")).items():
        if key == "位置":
            places = {str(place): place for place in NumberPlace}
            values["number_place"] = _one_of(inner, name, "页码.位置", places, tuple(places))
        else:
            forms = {str(form): form for form in NumberForm}
            values["number_form"] = _one_of(inner, name, "页码.样式", forms, tuple(forms))
    return values


def _entries(node: Node, name: str, what: str, known: tuple[str, ...]) -> dict[str, Node]:
    """Return the entries of a map, which may hold these keys alone."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise UsageError(f"{place_of(node, name)}：“{what}”应为“键: 值”的形式，可用的键有 {'、'.join(known)}")
    for key, _ in node.value:
        if key.value not in known:
            raise UsageError(f"{place_of(key, name)}：“{what}”中不认识的键“{key.value}”，可用的键有 {'、'.join(known)}")
    return {key.value: value for key, value in node.value}


def _named(node: Node, name: str, what: str, fields: dict[str, str], read: Any) -> dict[str, Any]:
    """Read a map whose keys stand for fields of a profile."""
    return {
        fields[key]: read(inner, name, f"{what}.{key}")
        for key, inner in _entries(node, name, what, tuple(fields)).items()
    }


def _typeface(node: Node, name: str, what: str) -> str:
    """Read the name of a typeface."""
    text = node.value.strip() if isinstance(node.value, str) else ""
    if not text or len(text) > 31 or re.search(r"[\x00-\x1f<>,;\"]", text):  # noqa: PLR2004 - what Word takes
        raise UsageError(f"{place_of(node, name)}：“{what}”应为字体的名称，如 仿宋_GB2312")
    return text


def _margin(node: Node, name: str, what: str) -> float:
    """Read a margin."""
    return _amount(node, name, what, "毫米", _MARGIN_RANGE)


def _amount(node: Node, name: str, what: str, unit: str, bounds: tuple[float, float]) -> float:
    """Read a length; a unit behind it is taken."""
    text = node.value if isinstance(node.value, str) else ""
    found = re.fullmatch(r"\s*(\d{1,3}(?:\.\d{1,3})?)\s*(?:mm|毫米|pt|磅)?\s*", text)
    if not found or not bounds[0] <= float(found[1]) <= bounds[1]:
        raise UsageError(
            f"{place_of(node, name)}：“{what}”应为 {bounds[0]:g} 到 {bounds[1]:g} 之间的数（{unit}），现为“{text}”"
        )
    return float(found[1])


def _one_of(node: Node, name: str, what: str, values: dict[str, Any], shown: tuple[str, ...]) -> Any:
    """Read one of a few words."""
    word = node.value.strip() if isinstance(node.value, str) else ""
    if word not in values:
        raise UsageError(f"{place_of(node, name)}：“{what}”应为 {'、'.join(shown)} 之一，现为“{word}”")
    return values[word]
