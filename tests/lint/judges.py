"""A pattern and what shall stand there → a judge that offers the fix; for tests that must not depend on our rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from govdoc.lint import Applicability, Edit, Finding, Fix, Hit, lint
from govdoc.lint.rule import rule
from govdoc.model import Document

Judge = Callable[[Document], list[Finding]]


def replacing(pattern: str, new: str, *, safe: bool = True) -> Judge:
    """Return a judge that wants every match of a pattern replaced."""

    @rule("TST001", "试验")
    def found(document: Document) -> Iterator[Hit]:
        """凡与样式相合的都应改。

        依据：试验
        正例：甲
        反例：乙
        """
        for match in re.finditer(pattern, document.source.text):
            edits = (Edit(match.start(), match.end(), match.expand(new)),)
            fix = Fix(Applicability.SAFE if safe else Applicability.UNSAFE, edits)
            yield Hit(match.start(), match.end(), f"“{match[0]}”应改", fix)

    return lambda document: lint(document, rules=(found,))
