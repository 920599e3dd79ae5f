"""Names and attribute values of WordprocessingML (ECMA-376 part 1) → Python values."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from govdoc.patterns import lazy

Element: TypeAlias = Any
"""An lxml element: lxml has no types of its own."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = W + "val"

_OFF = frozenset({"0", "false", "off"})
_NUMBER = lazy(r"\s*([+-]?\d{1,9}(?:\.\d{1,6})?)\s*(pt|mm|cm|in|pc|pi|%)?\s*", re.ASCII)
_TWIPS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0}
TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4


def switched_on(element: Element) -> bool:
    """Whether an on/off element (w:b, w:snapToGrid …) is on: without a value it is (17.17.4)."""
    return element.get(VAL, "1").lower() not in _OFF


def number(value: str | None) -> float | None:
    """Return the number an attribute holds, None where it holds none; a unit behind it is passed over."""
    found = _NUMBER.fullmatch(value) if value else None
    return float(found[1]) if found else None


def whole(value: str | None) -> int | None:
    """Return the whole number an attribute holds, None where it holds none."""
    found = number(value)
    return None if found is None else int(found)


def twips(value: str | None) -> float | None:
    """Return a length in twips (1/20 pt), also of the strict form with a unit (``12pt``, 22.9.2.14)."""
    found = _NUMBER.fullmatch(value) if value else None
    return float(found[1]) * _TWIPS.get(found[2] or "", 1.0) if found else None


def child_value(parent: Element | None, name: str) -> str | None:
    """Return ``w:val`` of the child ``w:name``; None where there is no such child or value."""
    child = None if parent is None else parent.find(W + name)
    value: str | None = None if child is None else child.get(VAL)
    return value
