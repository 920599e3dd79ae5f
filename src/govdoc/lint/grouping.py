"""Equal faults of a docx → one hit, with the count of paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc.lint.rule import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govdoc.lint.rule import Severity


@dataclass(slots=True)
class _Fault:
    """One wrong value, where it stands first, and in how many paragraphs."""

    start: int
    end: int
    paragraphs: list[int]


def grouped(places: Iterable[tuple[str, int, int, int]], severity: Severity | None = None) -> Iterator[Hit]:
    """Give one hit for each message (message, start, end, paragraph), at its first place, with the count of paragraphs.

    A file set in the wrong typeface throughout has one fault, not two hundred.
    """
    faults: dict[str, _Fault] = {}
    for message, start, end, number in places:
        fault = faults.setdefault(message, _Fault(start, end, []))
        if number not in fault.paragraphs[-1:]:
            fault.paragraphs.append(number)
    for message, fault in faults.items():
        count = len(fault.paragraphs)
        more = f"（共{count}段，首见第{fault.paragraphs[0]}段）" if count > 1 else ""
        yield Hit(fault.start, fault.end, message + more, severity=severity)
