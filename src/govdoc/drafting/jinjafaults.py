"""An error of Jinja → file and line of the skeleton, and a Chinese sentence."""

from __future__ import annotations

import re
import sys
import traceback
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

_SENTENCES = (
    (r"No filter named '(.+?)'", "没有“{}”这个过滤器；可用的有 default、join、first、last、length、成句、成题 等"),
    (r"No test named '(.+?)'", "没有“{}”这个判断"),
    (r"unknown tag '(.+?)'", "没有“{}”这个语句，或它与前面的语句不配对"),
    (r"innermost block that needs to be closed is '(\w+)'", "骨架没有写完：“{0}”缺少配对的“end{0}”"),
    (r"Unexpected end of template|Missing end of", "骨架没有写完：有语句或注释没有结束"),
    (r"expected token '(.+?)', got '(.+?)'", "这里应有“{}”，却是“{}”"),
    (r"unexpected char '?(.+?)'? at", "多了“{}”这个字符"),
    (r"unexpected '(.+?)'", "多了“{}”"),
    (r"unexpected end of", "语句没有写完"),
    (r"not utf-8", "骨架不是 UTF-8 编码，请重新保存"),
    (r"can't assign to|block '(.+?)' defined twice", "这里不能赋值或重复定义"),
    (r"access to attribute '(.+?)'", "骨架里不能用“{}”：模板只能取计划里的内容"),
    (r"is not safely callable", "骨架里不能调用它：模板只能取计划里的内容"),
)
"""Words of Jinja's message → sentence, first match."""


def where(error: Exception, path_of: Callable[[str], Path | None]) -> str:
    """Return ``skeleton.md.j2:12``, the path as found on disk; without the line where none is known."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or path_of(error.name or '') or error.name}:{error.lineno}"
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    if lines:
        return f"{lines[-1].filename}:{lines[-1].lineno}"
    return str(path_of("skeleton.md.j2") or "skeleton.md.j2")


def asking_place() -> str:
    """Return file and line of the skeleton that is being rendered by the caller; "" where none is."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - compiled templates cannot tell their line otherwise
    while frame is not None and not frame.f_code.co_filename.endswith(".j2"):
        frame = frame.f_back
    if frame is None:
        return ""
    line = frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno)
    return f"{frame.f_code.co_filename}:{line}"


def why(error: Exception) -> str:
    """Return what is wrong, for the author of the skeleton."""
    match error:
        case TemplateNotFound():
            return f"找不到“{error.name}”：只能引用本模板文件夹和 _shared 中的 .j2 文件"
        case RecursionError():
            return "宏或引用套用了自己，没有尽头"
        case UndefinedError():
            return str(error.message)
        case _:
            pass
    text = str(error.message if isinstance(error, TemplateSyntaxError) else error)
    for pattern, sentence in _SENTENCES:
        if found := re.search(pattern, text):
            return sentence.format(*(group or "" for group in found.groups()))
    if isinstance(error, SecurityError) and not text.isascii():
        return text
    return f"骨架写错了（{text}）"


def undefined_message(name: object, owner: object) -> str:
    """Say what the skeleton asked for and the plan does not hold."""
    if isinstance(owner, dict) or not isinstance(name, str):
        return f"这里没有“{name}”这一项；可以不写的项，请先用“is defined”判断"
    return f"计划里没有“{name}”；可以不写的项，请先用“{{% if {name} is defined %}}”判断"
