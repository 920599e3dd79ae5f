"""A w:t in a text box → its other copies: Word keeps a box twice, for programs that know its drawing and for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.readers.wordml.markup import COMPATIBILITY, W

if TYPE_CHECKING:
    from govdoc.readers.wordml.markup import Element

_ALTERNATE = COMPATIBILITY + "AlternateContent"
_BRANCHES = frozenset({COMPATIBILITY + "Choice", COMPATIBILITY + "Fallback"})
_TEXT, _RUN, _BOX = W + "t", W + "r", W + "txbxContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def copies(element: Element) -> tuple[Element, ...] | None:
    """Return the copies of a w:t in the other branches of the text box that it stands in, none where there is one.

    None where no change may be made: the branches do not hold the same text in the same pieces, boxes that are kept
    twice lie in one another, or the run that holds a box holds text besides, so that both would be written anew.
    """
    around: list[Element] = list(element.iterancestors(_BOX, _ALTERNATE))
    kinds = [outer.tag for outer in around]
    if any(_beside(outer) for outer in around if outer.tag == _BOX):
        return None
    if _ALTERNATE not in kinds:
        return ()
    if kinds != [_BOX, _ALTERNATE]:
        return None
    own = next(element.iterancestors(*_BRANCHES))
    texts = list(own.iter(_TEXT))
    at = texts.index(element)
    others = [found for branch in around[1] if branch is not own and (found := list(branch.iter(_TEXT)))]
    same = all([_read(text) for text in other] == [_read(text) for text in texts] for other in others)
    return tuple(other[at] for other in others) if same else None


def _beside(box: Element) -> bool:
    """Whether the run that holds a box holds text of its own."""
    run = next(box.iterancestors(_RUN), None)
    return run is not None and run.find(_TEXT) is not None


def _read(text: Element) -> tuple[str, str | None, bool]:
    """Return what tells whether two w:t read alike, and can be written alike: each as the text of a run."""
    return text.text or "", text.get(_SPACE), text.getparent().tag == _RUN and len(text) == 0
