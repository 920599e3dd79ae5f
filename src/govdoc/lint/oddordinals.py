"""Document → runs of ordinals that are none of 一、（一）1.（1）: A. (a) Ⅰ. 甲、 1.2, and such as lack a mark: 一）"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import accumulate
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from govdoc import ordinals
from govdoc.lint.official import is_official
from govdoc.lint.once import once
from govdoc.lint.parts import parts
from govdoc.lint.passage import HAN
from govdoc.model import Heading, Paragraph, Text
from govdoc.outline import genre
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Block, Document


class Way(StrEnum):
    """How an ordinal counts."""

    LETTER = "letter"
    ROMAN = "roman"
    STEM = "stem"
    CAPITAL = "capital"
    DECIMAL = "decimal"
    HALF = "half"
    """一） 〈一〉"""
    BLANK = "blank"
    """一 and a blank."""
    COLON = "colon"
    """1："""
    GAP = "gap"
    """1 and a blank."""
    ONE = "one"
    """⒈: one character."""


LEVELS = frozenset({Way.LETTER, Way.ROMAN, Way.STEM, Way.CAPITAL, Way.DECIMAL})
"""Ways that are no level of a 公文, however they are printed; the others are levels that are printed wrong."""


class Odd(NamedTuple):
    """An ordinal at the head of a paragraph. ``text`` holds it with the blanks behind it, None where Word makes it."""

    way: Way
    form: str
    """What the others of its run share: the marks about it, the numbers before the last."""
    number: int
    raw: str
    text: Text | None
    start: int
    end: int
    row: int
    """Of its block, among the blocks of its part."""


class Run(NamedTuple):
    """Ordinals that count from the first without a gap, at least two, and the blocks of the part they stand in."""

    odds: tuple[Odd, ...]
    blocks: tuple[Block, ...]
    above: int
    """The level of the ordinal before them that is one of a 公文; 0 before the first."""
    layered: bool
    """Whether that part has 一、 or （一） too."""


_STEMS, _CAPITALS, _CHARACTERS = "甲乙丙丁戊己庚辛壬癸", "壹贰叁肆伍陆柒捌玖拾", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_COUNTED = (
    "[等年级班类型档区中小期月日号至到卷届]|组(?!织)|标段"
    "|[名位个所人项条处件支台](?![单师称置人性体有员才身文目件例理持部撑出账风])"
)
"""What a numeral with a blank behind it counts or names: 1 名教师, Ⅱ 标段; 1 人员安排 is a heading."""
_WORDS = f"(?!{_COUNTED})[{HAN}]{{4}}"
_PATTERN = lazy(
    rf"""(?:
      (?P<roman>(?P<roman_n>[{_ROMAN}]|I{{1,3}}|I?V|VI{{1,3}}|I?X)(?:[、．.]|[ \t　](?=\s*{_WORDS})))
    | (?P<letter>[(（](?P<letter_in>[A-Za-z])[)）](?![级类型])[、．.]?|(?P<letter_n>[A-Za-z])(?:[)）][、．.]?|[、．.]))
    | (?P<stem>(?P<stem_n>[{_STEMS}])[、．.](?![{_STEMS}]))
    | (?P<capital>(?P<capital_n>[{_CAPITALS}])[、．.])
    | (?P<decimal>(?P<prefix>\d{{1,2}}[.．](?:\d{{1,2}}[.．])*)(?P<decimal_n>\d{{1,2}})[.．、]?(?![\d月日万亿]))
    | (?P<half>(?P<half_n>{ordinals.HAN}{{1,3}})[)）]|[〈<](?P<half_in>{ordinals.HAN}{{1,3}})[〉>])
    | (?P<blank>(?P<blank_n>{ordinals.HAN}{{1,3}})[ \t　](?=\s*{_WORDS}))
    | (?P<gap>(?P<gap_n>\d{{1,2}})[ \t　](?=\s*{_WORDS}))
    | (?P<colon>(?P<colon_n>\d{{1,2}})[：:])
    | (?P<one>(?P<one_n>[{_CHARACTERS}]))
    )\s*(?=[{HAN}“《])""",
    re.VERBOSE,
)
_BEGINNINGS = frozenset("(（〈<" + ascii_letters + _STEMS + _CAPITALS + _CHARACTERS + _ROMAN)
_NUMERALS, _DIGITS, _BLANKS = frozenset("一二三四五六七八九十"), "0123456789", frozenset(" \t　")
_FIRST = _BEGINNINGS | _NUMERALS | frozenset(_DIGITS)
_FEWEST = 2
_OTHER_PAPERS = lazy(
    "(?:预案|规程|规范|标准|指南|手册|导则|细则|大纲|办法|规定|条例|章程|制度|守则|协议|合同|说明|简历|须知|指标|目录|规划|教案|设计"
    "|问答|解读|清单|文件)(?:[（(][^（）()]*[）)])?(?:》|的通知|$)|问卷|试[题卷]|练习|题库|竞赛|考试|招标|采购|技术|填[报写]"
)
"""Papers and attachments that count as they like: sections of a plan of emergency, options of questions, clauses."""


@once
def odd_runs(document: Document) -> tuple[Run, ...]:
    """Return the runs of a 公文 and of those of its attachments that are papers of their own."""
    return tuple(run for part in _judged(document) for run in _runs(part))


def _judged(document: Document) -> Iterator[Document]:
    """Give the parts that are ordered as a 公文 is."""
    title = "" if document.title is None else document.title.value
    if not is_official(document) or _OTHER_PAPERS.search(title):
        return
    own, *others = parts(document)
    yield own
    for attachment, part in zip(document.attachments, others, strict=False):
        name = attachment.title.value
        if genre(name) is not None and not _OTHER_PAPERS.search(name):
            yield part


def _runs(part: Document) -> Iterator[Run]:
    """Give the runs of one part, in the order of their first ordinals."""
    found: list[list[Odd]] = []
    running: dict[str, list[Odd]] = {}
    for odd in _odds(part):
        run = running.get(odd.form)
        if run is not None and odd.number == run[-1].number + 1:
            run.append(odd)
        elif odd.number == 1:
            running[odd.form] = [odd]
            found.append(running[odd.form])
    runs = [run for run in found if len(run) >= _FEWEST]
    levels = [*map(_level, part.blocks)] if runs else []
    above = [*accumulate(levels, lambda last, level: level or last, initial=0)]
    layered = not {1, 2}.isdisjoint(levels)
    for run in runs:
        yield Run(tuple(run), part.blocks, above[run[0].row], layered)


def _level(block: Block) -> int:
    """Return the level of the ordinal at the head of a block, 0 where none of a 公文 is."""
    if isinstance(block, Heading):
        return block.level if block.ordinal else 0
    ordinal = ordinals.parse(block.text.value) if isinstance(block, Paragraph) and not block.continues else None
    return 0 if ordinal is None or ordinal.style is ordinals.Style.SERIES else ordinal.level


def _odds(part: Document) -> Iterator[Odd]:
    """Give the odd ordinals at the heads of paragraphs and of headings without an ordinal."""
    labels = part.layout.labels() if part.layout else {}
    for row, block in enumerate(part.blocks):
        if isinstance(block, Paragraph):
            if block.continues:
                continue
        elif not isinstance(block, Heading) or block.ordinal:
            continue
        if labels or (block.text.value[:1] in _FIRST and _may_begin(block.text.value)):
            odd = _odd(block.text, labels.get(block.text.start, ""), row)
            if odd is not None:
                yield odd


def _may_begin(value: str) -> bool:
    """Whether an odd ordinal may stand at the head of a string: most are dismissed here, the pattern costs more."""
    first = value[:1]
    if first in _NUMERALS:
        return not _HALF_MARKS.isdisjoint(value[1:4])
    if first in _DIGITS:
        rest = value.lstrip(_DIGITS)[:2]
        return rest[:1] in _COLONS or (rest[:1] in "．." and rest[1:].isdecimal())
    return first in _BEGINNINGS and (first not in "(（" or value[1:2] in ascii_letters)


_HALF_MARKS, _COLONS = _BLANKS | {")", "）"}, _BLANKS | {":", "："}


def _odd(text: Text, label: str, row: int) -> Odd | None:
    """Return the odd ordinal at the head of a paragraph, as typed or as Word makes it."""
    head = f"{label} {text.value}" if label else text.value
    found = _PATTERN.match(head) if _may_begin(head) else None
    if found is None or found.lastgroup is None:
        return None
    way = Way(found.lastgroup)
    numeral = found[f"{way}_n"] or found[f"{way}_in"]
    number = _number(way, numeral)
    if number is None:
        return None
    raw = found[way].strip()
    form = f"{way}{raw.replace(numeral, '', 1)}{numeral.islower()}" if way is not Way.DECIMAL else found["prefix"]
    printed = None if label else text.cut(0, found.end())
    end = text.end if label else text.at(len(raw) - 1) + 1
    return Odd(way, form, number, raw, printed, text.start, end, row)


def _number(way: Way, numeral: str) -> int | None:
    """Return the number of a numeral, None where it is none."""
    match way:
        case Way.LETTER:
            return ord(numeral.lower()) - ord("a") + 1
        case Way.ROMAN:
            return _ROMAN.index(numeral) + 1 if numeral in _ROMAN else _ROMANS.index(numeral) + 1
        case Way.STEM | Way.CAPITAL | Way.ONE:
            return next(row.index(numeral) for row in (_STEMS, _CAPITALS, _CHARACTERS) if numeral in row) + 1
        case Way.HALF | Way.BLANK:
            return ordinals.arabic(numeral)
        case _:
            return int(numeral)
