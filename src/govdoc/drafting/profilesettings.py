"""The entry 版式 of the settings → the profile of layout that it asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from govdoc.drafting.settings import unknown
from govdoc.errors import UsageError
from govdoc.profile import NORM, NumberForm, NumberPlace, Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govdoc.drafting.tomltree import Entry

_ENGLISH = {
    "fonts": "字体",
    "margins": "页边距",
    "line-pitch": "行距",
    "bold-third-level": "三级标题加粗",
    "page-number": "页码",
    "fangsong": "仿宋",
    "kaiti": "楷体",
    "heiti": "黑体",
    "songti": "宋体",
    "xiaobiaosong": "小标宋",
    "top": "上",
    "bottom": "下",
    "left": "左",
    "right": "右",
    "place": "位置",
    "form": "样式",
}
"""Keys in English → in Chinese: TOML wants quotes around 汉字."""
_TYPEFACES = {"仿宋": "fangsong", "楷体": "kaiti", "黑体": "heiti", "宋体": "songti", "小标宋": "xiaobiaosong"}
_MARGINS = {"上": "top", "下": "bottom", "左": "left", "右": "right"}
_TRUTH = {"是": True, "true": True, "yes": True, "否": False, "false": False, "no": False}
_PROFILE = ("字体", "页边距", "行距", "三级标题加粗", "页码")
_MARGIN_RANGE, _PITCH_RANGE = (5.0, 80.0), (18.0, 60.0)
_NARROWEST = (80.0, 100.0)
"""Millimetres that must be left between the margins: across and down."""


def profile_of(entry: Entry) -> Profile:
    """Return the profile in the value of 版式; raises UsageError, with file and line, for what it cannot be."""
    values: dict[str, Any] = {}
    for key, inner in _entries(entry, "版式", _PROFILE).items():
        match key:
            case "字体":
                values |= _named(inner, key, _TYPEFACES, _typeface)
            case "页边距":
                values |= _named(inner, key, _MARGINS, _margin)
            case "行距":
                values["line_pitch"] = _amount(inner, "行距", "磅", _PITCH_RANGE)
            case "三级标题加粗":
                values["bold_third_level"] = _one_of(inner, key, _TRUTH, ("是", "否"))
            case _:
                values |= _page_number(inner)
    profile = replace(NORM, **values)
    if profile.text_width < _NARROWEST[0] or profile.text_height < _NARROWEST[1]:
        raise UsageError(f"{entry.place}：页边距太大，版心不足 {_NARROWEST[0]:g} mm×{_NARROWEST[1]:g} mm，请改小")
    return profile


def _page_number(entry: Entry) -> dict[str, Any]:
    """Read 页码."""
    values: dict[str, Any] = {}
    for key, inner in _entries(entry, "页码", ("位置", "样式")).items():
        if key == "位置":
            places = {str(place): place for place in NumberPlace}
            values["number_place"] = _one_of(inner, "页码.位置", places, tuple(places))
        else:
            forms = {str(form): form for form in NumberForm}
            values["number_form"] = _one_of(inner, "页码.样式", forms, tuple(forms))
    return values


def _entries(entry: Entry, what: str, known: tuple[str, ...]) -> dict[str, Entry]:
    """Return the entries of a table, which may hold these keys alone, by their Chinese keys."""
    if not isinstance(entry.value, dict):
        raise UsageError(f"{entry.place}：“{what}”应为“键 = 值”的形式，可用的键有 {'、'.join(known)}")
    inner = {_ENGLISH.get(key.replace("_", "-"), key): value for key, value in entry.entries().items()}
    english = [word for word, chinese in _ENGLISH.items() if chinese in known]
    if faults := [unknown(value, known, english, what) for word, value in inner.items() if word not in known]:
        raise UsageError("\n".join(faults))
    return inner


def _named(entry: Entry, what: str, fields: Mapping[str, str], read: Any) -> dict[str, Any]:
    """Read a table whose keys stand for fields of a profile."""
    return {
        fields[key]: read(inner, f"{what}.{key}") for key, inner in _entries(entry, what, tuple(fields)).items()
    }  # fmt: skip


def _typeface(entry: Entry, what: str) -> str:
    """Read the name of a typeface."""
    text = entry.value.strip() if isinstance(entry.value, str) else ""
    if not text or len(text) > 31 or re.search(r"[\x00-\x1f<>,;\"]", text):  # noqa: PLR2004 - what Word takes
        raise UsageError(f"{entry.place}：“{what}”应为字体的名称，如 仿宋_GB2312")
    return text


def _margin(entry: Entry, what: str) -> float:
    """Read a margin."""
    return _amount(entry, what, "毫米", _MARGIN_RANGE)


def _amount(entry: Entry, what: str, unit: str, bounds: tuple[float, float]) -> float:
    """Read a length: a number, or one in quotes with its unit behind it."""
    text = str(entry.value) if isinstance(entry.value, int | float | str) else ""
    found = re.fullmatch(r"\s*(\d{1,3}(?:\.\d{1,3})?)\s*(?:mm|毫米|pt|磅)?\s*", text)
    if not found or not bounds[0] <= float(found[1]) <= bounds[1]:
        raise UsageError(f"{entry.place}：“{what}”应为 {bounds[0]:g} 到 {bounds[1]:g} 之间的数（{unit}），现为“{text}”")
    return float(found[1])


def _one_of(entry: Entry, what: str, values: Mapping[str, Any], shown: tuple[str, ...]) -> Any:
    """Read one of a few words; true and false are words too."""
    word = str(entry.value).strip()
    word = word.lower() if isinstance(entry.value, bool) else word
    if word not in values:
        raise UsageError(f"{entry.place}：“{what}”应为 {'、'.join(shown)} 之一，现为“{word}”")
    return values[word]
