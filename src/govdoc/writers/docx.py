"""Document → .docx laid out by GB/T 9704—2012, in the format that the document asks for."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from govdoc.errors import UsageError
from govdoc.model import OfficialFormat
from govdoc.profile import NORM, Profile
from govdoc.writers import colophon, masthead
from govdoc.writers.adapted import adapt, adapted_template
from govdoc.writers.body import Body
from govdoc.writers.flow import Printed, flow
from govdoc.writers.foot import foot
from govdoc.writers.landscape import sectioned
from govdoc.writers.oxml import w
from govdoc.writers.package import blank, packed
from govdoc.writers.pictures import numbered
from govdoc.writers.redhead import red_head
from govdoc.writers.refusal import refuse

if TYPE_CHECKING:
    from govdoc.model import Document

_DOC_GRID = w("docGrid").tag
_EARLIEST = 315532800
"""1980-01-01, the first second that a zip archive can name."""
_TITLE_PROPERTY = 255


def write(document: Document, profile: Profile = NORM) -> bytes:
    """Return the Word file of a document, laid out by ``profile``; the same document always gives the same bytes.

    Its times are those of SOURCE_DATE_EPOCH (seconds), or none. Raises GovdocError for a character that XML cannot
    hold, UsageError for elements of 版头 and 版记, and what pictures raise.
    """
    refuse(document)
    package = blank(adapted_template(profile))
    end = package.element.body.sectPr
    items = list(flow(document, profile))
    form = document.format
    head = [item for item in items if isinstance(item, Printed) and item.part in masthead.PARTS]
    tail = [item for item in items if isinstance(item, Printed) and item.part in colophon.PARTS]
    body = Body(document, profile, package.part, items[len(head) : len(items) - len(tail)])
    # The 版记 stands on an upright page: its lines are as wide as the 版心 (7.4.1).
    upright = (*red_head(head, form, profile),), (*foot(tail, form, profile),)
    whole = [*((e, False) for e in upright[0]), *body.elements(), *((e, False) for e in upright[1])]
    if form is OfficialFormat.LETTER:
        # No page number on page 1 (10.1): its footer is another one, and there is none.
        end.find(_DOC_GRID).addprevious(w("titlePg"))
    for element in sectioned(whole, package.part, end, profile):
        end.addprevious(element)
    body.notes.attach(package)
    numbered(package.element.body)
    if profile != NORM:
        adapt(package, profile)
    _properties(package.core_properties, document)
    return packed(package, _moment().timetuple()[:6])


def _properties(core: Any, document: Document) -> None:
    """Set the properties of the file: the title, whose document it is; nothing about the machine."""
    core.title = document.whole_title[:_TITLE_PROPERTY]
    core.author = "、".join(map(str, document.elements.signature))[:_TITLE_PROPERTY]
    core.language = "zh-CN"
    if "SOURCE_DATE_EPOCH" in os.environ:
        core.created = core.modified = _moment()


def _moment() -> datetime:
    """Return the time that the environment asks for, the earliest of a zip archive where it asks for none.

    Raises UsageError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", str(_EARLIEST))
    try:
        return datetime.fromtimestamp(max(int(given), _EARLIEST), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"环境变量 SOURCE_DATE_EPOCH 应为整数秒数，现为“{given}”，请改正或取消") from None
