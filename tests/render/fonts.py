"""Folder of the Fandol fonts → copies under the names that official documents ask for, and a fonts.conf.

    python fonts.py FANDOL_FOLDER OUT_FOLDER

For rendering tests alone; the copies are never shipped. FandolSong-Bold stands in for 小标宋, of which no free font
exists.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FACES = {
    "FandolFang-Regular": {"仿宋": "FangSong"},
    "FandolKai-Regular": {"楷体": "KaiTi"},
    "FandolHei-Regular": {"黑体": "SimHei"},
    "FandolSong-Regular": {"宋体": "SimSun"},
    "FandolSong-Bold": {"方正小标宋简体": "FZXiaoBiaoSong"},
}
"""Fandol face → family in Chinese → its PostScript name."""
ASCENT, DESCENT = 0.859375, 0.140625
"""Of the em, as the Chinese fonts of Windows have them."""
_ENGLISH, _CHINESE = 0x409, 0x804
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_REGULAR = 64
_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""


def make(fandol: Path, out: Path) -> Path:
    """Write the renamed fonts into ``out`` and return the path of its fonts.conf."""
    out.mkdir(parents=True, exist_ok=True)
    for face, families in FACES.items():
        for family, postscript in families.items():
            font = TTFont(fandol / f"{face}.otf", recalcBBoxes=False, recalcTimestamp=False, lazy=True)
            _rename(font, family, postscript)
            _measure(font)
            font.save(out / f"{postscript}.otf")
    conf = out / "fonts.conf"
    conf.write_text(_CONF.format(folder=out.resolve()), encoding="utf-8")
    return conf


def _rename(font: Any, family: str, postscript: str) -> None:
    """Give a font its new family in English and Chinese, and one weight: all Fandol files claim to be regular."""
    name = font["name"]
    name.names = []
    for language, title in ((_ENGLISH, postscript), (_CHINESE, family)):
        for kind, value in ((_FAMILY, title), (_STYLE, "Regular"), (_FULL, title)):
            name.setName(value, kind, 3, 1, language)
    name.setName(f"{postscript}-test", _POSTSCRIPT, 3, 1, _ENGLISH)
    name.setName(f"test copy as {postscript}", _UNIQUE, 3, 1, _ENGLISH)
    # The CFF table keeps its own names: nobody asks it, and writing it anew takes a quarter of a minute a font.
    font["OS/2"].fsSelection, font["OS/2"].usWeightClass, font["head"].macStyle = _REGULAR, 400, 0


def _measure(font: Any) -> None:
    """Give a font the vertical measures of the Windows fonts, on which the height of a line depends."""
    em, across, system = font["head"].unitsPerEm, font["hhea"], font["OS/2"]
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    across.ascent, across.descent, across.lineGap = ascent, -descent, 0
    system.usWinAscent, system.usWinDescent = ascent, descent
    system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap = ascent, -descent, 0


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
