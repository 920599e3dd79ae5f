"""A body of one paragraph → the room left free under it on page 1, so that its end goes with 署名 and date.

Page 1 must show body text (GB/T 9704—2012 7.3.3), and 署名 and date must not stand alone on page 2 (7.3.5.5). Where the
only paragraph ends so near the foot of page 1 that they do not fit under it, its last lines have to go with them. To
be kept with what follows does not bring that about: some programs then take the whole paragraph away, others nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.writers.firstpage import masthead_lines
from govdoc.writers.linecount import closing_lines, turned
from govdoc.writers.printed import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.model import Document
    from govdoc.profile import Profile
    from govdoc.writers.flow import Item

_UNSURE = 1.0
"""Lines by which the estimate may be wrong."""
_CARRIED, _LONG = 2, 4
"""Lines that go with 署名 and date; one from a paragraph shorter than so many."""


def carried_room(items: Sequence[Item], n: int, document: Document, profile: Profile) -> float:
    """Return the millimetres at the foot of page 1 that the paragraph ``n``, the whole body, leaves free; 0: none."""
    above, body = (
        sum(turned(item, profile) for item in some if isinstance(item, Printed))
        for some in (items[:n], items[n : n + 1])
    )
    free = profile.lines_per_page - masthead_lines(document) - above - 1 - body
    if body <= 1 or free < -_CARRIED or free >= closing_lines(items[n + 1 :], document, profile) + _UNSURE:
        return 0.0
    carried = _CARRIED if body >= _LONG else 1
    return (max(0.0, free) + carried - 0.5) * profile.text_height / profile.lines_per_page
