"""Document → how grave it is where it departs from what GB/T 9704—2012 demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc import gbt9704
from govdoc.lint.rule import Severity
from govdoc.model import OfficialFormat

if TYPE_CHECKING:
    from govdoc.model import Document


def strictness(document: Document) -> Severity:
    """Return how grave a breach of an 应 of GB/T 9704 is: an error in a 公文, a warning in papers it is not made for.

    工作要点, 计划, 总结, 讲话 without a 版头 are none of the fifteen kinds of the regulation.
    """
    known = document.elements
    if known.issuer_mark or known.document_number or document.format is not OfficialFormat.ORDINARY:
        return Severity.ERROR
    title = document.title
    named = title is not None and title.value.rstrip("）)").endswith(gbt9704.STATUTORY_GENRES)
    return Severity.ERROR if named else Severity.WARNING
