"""Sentence → its words: rjieba where it has a wheel, jieba elsewhere, the same words either way."""

from __future__ import annotations

import warnings
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FREQUENCY = 20_000
"""How often an added word is taken to occur: far oftener than its parts side by side, so that it is never cut."""
_TAG = "n"
_SURROGATE = lazy("[\ud800-\udfff]")


def words(sentence: str) -> list[str]:
    """Return the words of a sentence in their order; joined they are the sentence, marks and blanks included."""
    # Half a character is no text that the engine could take; what stands for it is cut like any unknown character.
    pieces = _cut()(_SURROGATE.sub("\ufffd", sentence))
    return [sentence[start:end] for start, end in pairwise(accumulate(map(len, pieces), initial=0))]


def boundaries(sentence: str) -> list[int]:
    """Return the offsets between two words of a sentence, ascending; its ends are not among them."""
    return list(accumulate(map(len, words(sentence))))[:-1]


def own_words() -> list[str]:
    """Return the terms of education bureaus that must not be cut, whatever the engine's dictionary says."""
    return resources.files("govdoc").joinpath("segment.txt").read_text(encoding="utf-8").split()


@cache
def _cut() -> Callable[[str], Iterable[str]]:
    """Return the cutter of the engine that is installed; its dictionary is loaded here, once a process."""
    try:
        return _rjieba()
    except ImportError:
        return _jieba()


def _rjieba() -> Callable[[str], list[str]]:
    """Return the cutter of rjieba: an engine of our own, so that no other user of the library meets our words."""
    from rjieba import Jieba

    engine = Jieba()
    for word in own_words():
        engine.add_word(word, _FREQUENCY, _TAG)
    return engine.cut


def _jieba() -> Callable[[str], list[str]]:
    """Return the cutter of jieba: an engine of our own, silent, without the cache file that jieba leaves behind."""
    with warnings.catch_warnings():
        # Its sources of 2020 hold escapes and imports that newer Pythons warn of.
        warnings.simplefilter("ignore")
        from jieba import Tokenizer

        engine = Tokenizer()
        # What Tokenizer.initialize does, but for its log and for a file that anybody could have put there before us.
        engine.FREQ, engine.total = engine.gen_pfdict(engine.get_dict_file())
        engine.initialized = True
    for word in own_words():
        engine.add_word(word, _FREQUENCY, _TAG)
    return engine.lcut  # type: ignore[no-any-return]
