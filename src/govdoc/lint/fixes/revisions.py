"""Runs of Word → tracked changes, w:ins and w:del, each with author, time and a number of its own."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from govdoc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AUTHOR = "govdoc"


def moment() -> str:
    """Return the time that changes and comments bear: SOURCE_DATE_EPOCH (seconds), else now; in UTC.

    Raises UsageError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        when = datetime.now(UTC) if given is None else datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"环境变量 SOURCE_DATE_EPOCH 应为整数秒数，现为“{given}”，请改正或取消") from None
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def unused(numbers: Iterable[str]) -> Iterator[int]:
    """Give numbers from 1 on that are not among these, which are looked at when the first is asked for."""
    used = set(numbers)
    for number in count(1):
        if str(number) not in used:
            yield number


class Revisions:
    """Makes the tracked changes of one file."""

    def __init__(self, identifiers: Iterator[int]) -> None:
        self._identifiers = identifiers
        self._moment = moment()

    def inserted(self, run: bytes, prefix: bytes) -> bytes:
        """Return runs as inserted text."""
        return self._marked(b"ins", run, prefix)

    def deleted(self, run: bytes, prefix: bytes) -> bytes:
        """Return runs of w:delText as deleted text."""
        return self._marked(b"del", run, prefix)

    def _marked(self, name: bytes, run: bytes, prefix: bytes) -> bytes:
        """Put runs into an element that says who changed them and when."""
        values = (("id", str(next(self._identifiers))), ("author", AUTHOR), ("date", self._moment))
        attributes = b"".join(b' %b%b="%b"' % (prefix, key.encode(), value.encode()) for key, value in values)
        return b"<%b%b%b>%b</%b%b>" % (prefix, name, attributes, run, prefix, name)
