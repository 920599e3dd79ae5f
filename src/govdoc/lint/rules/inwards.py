"""（1）（2）, 1、2、 within a paragraph and references to articles → numbers left out, articles that do not exist."""

from __future__ import annotations

import re
from itertools import chain, dropwhile, pairwise
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.passage import HAN, PROSE, matches, passages, reading
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.counted import ARTICLE
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

# What stands before them is looked at last, so that the search runs from bracket to bracket, from digit to digit.
_BRACKETED = lazy(rf"(?P<mark>[（(](?<![^。；：，、;:,].)(?P<n>[1-9]\d?)[）)])(?=[{HAN}“《])")
_BARE = lazy(rf"(?P<mark>(?P<n>[1-9](?<![^。；：，;:,].)\d?)[、.．])(?=[{HAN}“《])")
_FEWEST = 3


@rule("STR023", "段内的序号不连续")
def gap_within_paragraph(document: Document) -> Iterator[Hit]:
    """一段之内用“（1）（2）（3）”“1.2.3.”分条的，序号应当逐个连续。

    依据：GB/T 9704—2012 7.3.3
    正例：须具备下列条件：（1）有固定场所；（2）有合格教师；（3）有必要经费。
    反例：须具备下列条件：（1）有固定场所；（2）有合格教师；（4）有必要经费。
    反例：发生火灾的，1、立即报警；2、组织撤离；4、清点人数。
    """
    for pattern, words in ((_BRACKETED, ("（1", "(1")), (_BARE, ("1、", "1.", "1．"))):
        known = passages(document)
        rows = reading(document).rows_with(words)
        for passage in known if rows is None else (known[row] for row in rows):
            if passage.kind in PROSE:
                yield from _gaps(passage, pattern)


def _gaps(passage: Passage, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Find the numbers of a paragraph that rise by two, or not at all, where the one between stands nowhere."""
    marks = list(dropwhile(lambda mark: int(mark["n"]) != 1, pattern.finditer(passage.value)))
    if len(marks) < _FEWEST:
        return
    for one, mark in pairwise(marks):
        before, after = int(one["n"]), int(mark["n"])
        if after < max(before, 2) or after not in {before, before + 2} or _stands(passage.value, before + 1, mark):
            continue
        lost = mark["mark"].replace(mark["n"], str(before + 1))
        yield hit(passage.text, *mark.span("mark"), f"“{one['mark']}”之后应是“{lost}”，现为“{mark['mark']}”")


def _stands(value: str, number: int, mark: re.Match[str]) -> bool:
    """Whether a number stands in a paragraph in any form in which it could be of the series."""
    form = rf"[（(]\s*{number}\s*[）)]" if mark["mark"][0] in "（(" else rf"(?<!\d){number}(?:[、，,）)]|[.．](?!\d))"
    return mark["n"] != str(number - 1) and re.search(form, value) is not None


_NUMERAL = "[一二三四五六七八九十百零〇]{1,6}"
_OWN = lazy(rf"本(?:办法|规定|条例|细则|章程|制度|规程|准则|规则|守则|公约)第(?P<n>{_NUMERAL})条")
_PLAIN_WORDS = ("违反第", "依照第", "按照第", "根据第", "符合第", "依据第")
_PLAIN = lazy(rf"(?:{'|'.join(_PLAIN_WORDS)})(?P<n>{_NUMERAL})条(?=规定|的|所|第|，)")
_FEWEST_ARTICLES = 4


@rule("STR024", "引用的条文不存在")
def missing_article(document: Document) -> Iterator[Hit]:
    """“违反本办法第十一条”，本办法就应当有第十一条：增删条文以后，引用处要跟着改。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：
        云河县中小学校车管理办法
        第一条　为了加强校车管理，制定本办法。
        第二条　本办法适用于全县中小学校。
        第三条　各校应当明确专人负责。
        第四条　违反本办法第三条规定的，予以通报。
    反例：
        云河县中小学校车管理办法
        第一条　为了加强校车管理，制定本办法。
        第二条　本办法适用于全县中小学校。
        第三条　各校应当明确专人负责。
        第四条　违反本办法第六条规定的，予以通报。
    """
    read = reading(document)
    if not read.holds("第一条"):
        return
    articles = [ordinals.arabic(found["n"]) or 0 for found in ARTICLE.finditer(read.whole)]
    if len(articles) < _FEWEST_ARTICLES or articles.count(1) != 1:
        return
    for passage, found in chain(matches(document, _OWN, "本"), matches(document, _PLAIN, *_PLAIN_WORDS)):
        if (ordinals.arabic(found["n"]) or 0) > max(articles):
            said = f"条文到第{ordinals.chinese(max(articles))}条为止，没有“第{found['n']}条”，请核对"
            yield hit(passage.text, *found.span(), said)
