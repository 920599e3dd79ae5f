"""Regular expression → the same, compiled when it is first used.

There are some hundreds of them, many with classes of 20,000 汉字: compiling them all takes a quarter of a second, and a
short document needs one in three.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast

_OF_PATTERNS = frozenset(
    {"search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner"}
    | {"pattern", "flags", "groups", "groupindex"}
)


class _Lazy:
    """What has the methods of a compiled expression from the first time that one of them is asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        if name not in _OF_PATTERNS:
            raise AttributeError(name)
        compiled: re.Pattern[str] | re.Pattern[bytes] = re.compile(self._text, self._flags)
        # From now on they are found without coming here.
        vars(self).update({own: getattr(compiled, own) for own in _OF_PATTERNS})
        return vars(self)[name]


def lazy(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when it is first used; a fault in it shows then (``re.error``)."""
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))
