"""“五进”活动：进学校、进社区……; 五项议程：（一）……（二）…… → lists that hold another number of items than said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import HAN, PROSE, matches
from govdoc.lint.rule import Hit, hit
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_N = "(?<![第一二三四五六七八九十几数百千万两]|[—至])(?P<n>[两三四五六七八九十])"
_NAMED = lazy(
    rf"(?:“{_N}[个大项条类种]?(?P<word>[{HAN}]{{1,5}})”"
    rf"|“?{_N.replace('<n>', '<n2>')}(?P<measure>[个大项条类种])“?(?P<word2>[{HAN}]{{0,5}}?)”?)"
    rf"(?:[{HAN}]{{0,8}})(?P<colon>[：:]|，(?:即|也?就是)[：:]?|，)(?P<list>[^。：:；\n“”（）《》]{{6,160}})(?=[。；\n]|$)"
)
_BEFORE = lazy(rf"(?P<list>(?:[{HAN}]{{2,6}}、){{1,11}}[{HAN}]{{2,6}})“(?P<n>[两三四五六七八九十])(?P<word>[{HAN}])”")
_COUNTED = lazy(
    rf"{_N}(?:个方面|方面|[项条点个大类种])(?:的?[{HAN}]{{0,6}})(?:[：:](?=[（(][一1][）)]|①|1[.．、](?!\d)|第一(?:阶段|步|类|方面))|[：:。](?=第一[，、]))"
)
_MARKS = (
    lazy("[（(](?P<n>[一二三四五六七八九十]{1,2}|\\d{1,2})[）)]"),
    lazy("(?P<n>[①-⑳])"),
    lazy("(?:^|(?<=[。；：:;，,\\s]))(?P<n>\\d{1,2})[.．、](?!\\d)"),
    lazy("(?:^|(?<=[。；：:;，,\\s]))第(?P<n>[一二三四五六七八九十]{1,2})(?:[，、]|阶段|步|类|方面)"),
)
_NUMERALS = "两三四五六七八九十"
_QUOTED = tuple(f"“{numeral}" for numeral in _NUMERALS)
_NUMBERED = (*_QUOTED, *(numeral + word for numeral in _NUMERALS for word in "个大项条类种"))
_BEGUN = (*(mark + begun for mark in "：:" for begun in ("（一", "(一", "（1", "(1", "①", "1", "第一")), "。第一")
_LONGEST_ITEM, _MOST = 24, 12
_OPEN = ("等", "…", "以及其他")
_GENERIC = frozenset("的了和与及是在为有要以对由把从向不一")


def tallied(document: Document) -> Iterator[Hit]:
    """Give the lists that are longer or shorter than announced."""
    for passage, found in matches(document, _NAMED, *_NUMBERED, kinds=PROSE):
        wanted = ordinals.number(found["n"] or found["n2"])
        word = found["word"] or found["word2"] or (found["measure"] or "").strip("个大项条")
        if found["colon"] == "，" and not (found["word"] and found["list"].startswith(word)):
            continue
        listed = _items(found["list"], word, wanted)
        if listed is not None and listed != wanted:
            end = found.start("colon")
            said = passage.value[found.start() : end]
            yield hit(passage.text, found.start(), end, f"前面说{quoted(said)}，后面列了{listed}项，请核对")
    for passage, found in matches(document, _BEFORE, *_QUOTED, kinds=PROSE):
        items = found["list"].split("、")
        named = [item for item in items if item.endswith(found["word"])]
        wanted = ordinals.number(found["n"])
        if len(named) == len(items) != wanted:
            yield hit(passage.text, *found.span(), f"说是“{found['n']}{found['word']}”，列了{len(items)}个，请核对")
    for passage, found in matches(document, _COUNTED, *_BEGUN, kinds=PROSE):
        listed = _marked(passage, found.end())
        if listed > 1 and listed != ordinals.number(found["n"]):
            said = found[0].rstrip("：:。")
            yield hit(passage.text, found.start(), found.end() - 1, f"前面说{quoted(said)}，后面列了{listed}项，请核对")


def quoted(said: str) -> str:
    """Put words in quotation marks; those that stand in such marks of their own as they are, others inside in ‘ ’."""
    if said.startswith("“") and said.endswith("”"):
        return said
    return f"“{said.replace('“', '‘').replace('”', '’')}”"


def _items(text: str, word: str, wanted: int) -> int | None:
    """Count the items of a list that are made alike; None where they are not, or the list is open."""
    if any(sign in text for sign in _OPEN):
        return None
    # A、B、C，又称…… and A，B，C、D，E: counted by either mark, and by both.
    ways = [_parted(text, "，", word), _parted(text.partition("，")[0], "、", word), _parted(text, "，、", word)]
    if any(len(items) == wanted for items in ways):
        return None
    both = ways[-1]
    if 1 < len(both) <= _MOST and all(len(item) <= _LONGEST_ITEM for item in both) and _are_alike(both, word):
        return len(both)
    return None


def _parted(text: str, marks: str, word: str) -> list[str]:
    """Return the items of a list; 和 stands before an item that begins with the word by which all are called."""
    return [item for item in re.split(rf"[{marks}]|(?:和|以及|及)(?={re.escape(word)})", text) if item]


def _are_alike(items: list[str], word: str) -> bool:
    """Whether all items hold the word that they are named by, at their beginning or end, or begin alike."""
    if word and (all(item.startswith(word) for item in items) or all(item.endswith(word) for item in items)):
        return all(len(item) > len(word) for item in items)
    if len(word) > 2 and all(word in item for item in items):  # noqa: PLR2004 - a word, no character by chance
        return True
    return len({*items}) == len(items) and (_share(items, slice(2)) or _share(items, slice(-2, None)))


def _share(items: list[str], part: slice) -> bool:
    """Whether all items begin, or end, with the same two characters of meaning."""
    found = {item[part] for item in items}
    return len(found) == 1 and not _GENERIC & set(next(iter(found))) and all(len(item) > 2 for item in items)  # noqa: PLR2004


def _marked(passage: Passage, start: int) -> int:
    """Count （一）（二）, ①②, 1.2. from a place on, as long as they rise by one."""
    for pattern in _MARKS:
        if pattern.match(passage.value, start):
            last = 0
            for found in pattern.finditer(passage.value, start):
                numeral = found["n"]
                number = ord(numeral) - ord("①") + 1 if numeral in _CIRCLED else ordinals.number(numeral)
                if number != last + 1:
                    break
                last = number
            return last
    return 0


_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
