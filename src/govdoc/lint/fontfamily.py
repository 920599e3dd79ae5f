"""Name of a font, or a size in points → which of the standard's it is."""

from __future__ import annotations

from functools import lru_cache

from govdoc import gbt9704
from govdoc.gbt9704 import FAMILIES, Typeface
from govdoc.patterns import lazy
from govdoc.profile import NORM, Profile, is_named

_NAMES = {typeface: frozenset(name.casefold() for name in names) for typeface, names in FAMILIES.items()}
CHINESE_FONTS = frozenset(name for names in _NAMES.values() for name in names)
"""All names of the standard's typefaces, in lower case."""
_SPOKEN = {
    Typeface.FANGSONG: lazy("仿宋|fang ?song|^fzfs"),
    Typeface.KAITI: lazy("楷体|kai ?ti|^fzk[ta]"),
    Typeface.HEITI: lazy("国标黑体|方正黑体|^黑体[-_]|^fzht"),
    Typeface.SONGTI: lazy("国标宋体|方正书宋|^宋体[-_]|^fzss"),
    Typeface.XIAOBIAOSONG: lazy("标宋|xiaobiaosong|^fzxbs"),
}
"""What the names of a typeface have in common, whoever made it: 文星仿宋, 国标仿宋, FZFSK--GBK1-0."""
_SIZE_TOLERANCE = 0.26
"""Points: 三号 is 15.75 in print and 16 in Word."""


@lru_cache(maxsize=256)
def is_typeface(name: str | None, typeface: Typeface, profile: Profile = NORM) -> bool:
    """Whether a font name is one of the names of a typeface, as the profile has it, or says that it is one."""
    if name is None or profile.accepts(name, typeface):
        return name is not None
    return is_named(profile.typeface(typeface), typeface) and _SPOKEN[typeface].search(name.casefold()) is not None


def is_size(points: float, right: float) -> bool:
    """Whether two sizes, in points, are one."""
    return abs(points - right) <= _SIZE_TOLERANCE


@lru_cache(maxsize=64)
def size_name(points: float) -> str:
    """Name a size: 三号（16磅）, or 11磅 where it has no name."""
    name = next((name for name, size in gbt9704.SIZES.items() if is_size(points, size)), None)
    return f"{name}（{points:g}磅）" if name else f"{points:g}磅"
