"""Rule → the strings without which it finds nothing: learnt by letting it judge what only notes what is asked.

A rule that looks at nothing but the matches of patterns, each of which holds one of some strings, cannot tell a
document without those strings from an empty one, and finds nothing in it. Such a rule is not even called there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdoc.lint.reading import Reading
    from govdoc.lint.rule import Judge


class Asked:
    """Stands for a document, and for a profile: whatever is asked of it but for the strings of matches fails."""

    def __init__(self) -> None:
        """Remember no strings."""
        self.strings: set[str] = set()

    def note(self, strings: Sequence[str]) -> None:
        """Remember what is looked for; raises LookupError where the whole document would be searched."""
        if not strings:
            raise LookupError
        self.strings.update(strings)


class Needs(NamedTuple):
    """Strings, one of which stands in every document that a rule finds something in: of one character, and longer."""

    characters: frozenset[str]
    words: frozenset[str]

    def are_met(self, read: Reading) -> bool:
        """Whether the rule may find something in a document."""
        return not (read.lacks_words(self.words) and read.lacks_characters(self.characters))


def needs_of(judge: Judge) -> Needs | None:
    """Return what a rule needs; None where it looks at more than matches."""
    asked = Asked()
    stand_in = cast("Any", asked)
    try:
        found = next(judge(stand_in, stand_in, stand_in), None)
    except Exception:  # noqa: BLE001 - it asked for something else, whatever came of it
        return None
    if found is not None:
        return None
    single = frozenset(string for string in asked.strings if len(string) == 1)
    return Needs(single, frozenset(asked.strings - single))
