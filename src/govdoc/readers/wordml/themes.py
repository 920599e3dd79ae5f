"""theme1.xml and settings.xml → the typefaces and colours that ``minorEastAsia``, ``accent1`` … stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.patterns import lazy
from govdoc.readers.wordml.markup import VAL, A, W

if TYPE_CHECKING:
    from collections.abc import Hashable

    from govdoc.readers.wordml.markup import Element

_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "ja": "Jpan", "ko": "Hang", "zh": "Hans"}
"""Language of w:themeFontLang → the script whose typeface a theme gives where ``a:ea`` is empty (17.15.1.88)."""
_SLOTS = {"ascii": "latin", "hansi": "latin", "eastasia": "ea", "bidi": "cs"}
_COLORS = {
    "background1": "lt1", "background2": "lt2", "text1": "dk1", "text2": "dk2", "light1": "lt1", "light2": "lt2",
    "dark1": "dk1", "dark2": "dk2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_RGB = lazy(r"[0-9A-Fa-f]{6}")


class Theme:
    """What the theme of a document gives; an empty one gives nothing."""

    def __init__(self, theme: Element | None, settings: Element | None) -> None:
        language = None if settings is None else settings.find(W + "themeFontLang")
        self._script = _script(None if language is None else language.get(W + "eastAsia"))
        self._fonts: dict[str, str] = {}
        self._colors: dict[str, str] = {}
        if theme is not None:
            for group in ("major", "minor"):
                self._read_fonts(group, theme.find(f".//{A}{group}Font"))
            self._read_colors(theme.find(f".//{A}clrScheme"))

    @property
    def content(self) -> Hashable:
        """All that it gives: two themes of the same content give the same."""
        return (self._script, *self._fonts.items(), *self._colors.items())

    def font(self, name: str) -> str | None:
        """Return the typeface of ``minorEastAsia``, ``majorHAnsi`` …, None where the theme names none."""
        lowered = name.lower()
        return self._fonts.get(lowered[:5] + _SLOTS.get(lowered[5:], ""))

    def color(self, name: str) -> str | None:
        """Return RRGGBB of ``accent1``, ``text1`` …, None where the theme has no such colour."""
        return self._colors.get(_COLORS.get(name, name))

    def _read_fonts(self, group: str, fonts: Element | None) -> None:
        """Take in the typefaces for headings (major) or body (minor)."""
        if fonts is None:
            return
        for slot in ("latin", "ea", "cs"):
            named = fonts.find(A + slot)
            typeface = "" if named is None else named.get("typeface", "")
            if not typeface and slot == "ea":
                scripts = {font.get("script"): font.get("typeface") for font in fonts.iter(A + "font")}
                typeface = scripts.get(self._script) or ""
            if typeface:
                self._fonts[group + slot] = typeface

    def _read_colors(self, scheme: Element | None) -> None:
        """Take in the twelve colours."""
        for slot in () if scheme is None else scheme:
            value = next(iter(slot), None)
            rgb = "" if value is None else value.get("lastClr") or value.get("val") or ""
            if isinstance(slot.tag, str) and _RGB.fullmatch(rgb):
                self._colors[slot.tag.removeprefix(A)] = rgb.upper()


def color(element: Element, theme: Theme) -> str | None:
    """Return RRGGBB of a w:color, None for automatic. A theme's colour goes before the value beside it (17.3.2.6)."""
    value: str = element.get(VAL, "auto")
    rgb = value.upper() if _RGB.fullmatch(value) else None
    name = element.get(W + "themeColor")
    if name is None or name == "none":
        return rgb
    # A tint or shade is reckoned into the value that Word writes beside the theme's colour.
    shaded = element.get(W + "themeTint") or element.get(W + "themeShade")
    return rgb if shaded and rgb else theme.color(name) or rgb


def _script(language: str | None) -> str:
    """Return the script of an East Asian language; Chinese documents are what govdoc reads where none is named."""
    lowered = (language or "zh-cn").lower()
    return _SCRIPTS.get(lowered) or _SCRIPTS.get(lowered.split("-")[0], "Hans")
