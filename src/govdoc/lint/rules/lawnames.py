"""Names of laws and documents that a text cites → cited names that are nearly right, or out of force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.lint.dating import written
from govdoc.lint.passage import passages
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.knownnames import STATE, Verdict, judged, known
from govdoc.lint.rules.terms import is_past, sentence_start
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govdoc.lint.passage import Passage
    from govdoc.model import Document

_CITED = lazy(r"《([^《》\n]{3,60})》")
_ABROAD = lazy(
    "美国|英国|日本|德国|法国|韩国|俄罗斯|苏联|印度|澳大利亚|加拿大|新西兰|新加坡|马来西亚|越南|芬兰|瑞典|挪威|意大利"
    "|西班牙|南非|巴西|欧盟|台湾|香港|澳门|国外|外国|该国|各国|民国"
)
"""Before a name they say that it is a law of elsewhere or of before 1949."""
_GONE = lazy("废止|失效|取代|替代|代替|整合|吸收|并入|修订前|施行前|原《|旧《|旧法|老法")
"""In a sentence they say that what it names is out of force."""
_TO_ITS_END = lazy(r"[^。！？；\n]*")
_OBEYED = lazy(
    "(?:落实|按照|根据|依据|依照|贯彻|执行|对照|遵守|遵照|学习|宣传|符合|违反|践行)"
    "(?:(?![省市县区镇校园我本该制修])[^，。；：《》]){0,8}$"
)
"""Before a document that others have issued; one's own may be called otherwise."""
_ABBREVIATED = lazy(r"简称(?:为|作|：)?[“《]{1,2}([^《》“”\n]{2,30})[》”]{1,2}")
"""（以下简称《招投标法》）: what a paper itself calls a document is right in that paper."""


def _cited(document: Document) -> Iterator[tuple[Passage, re.Match[str], Verdict]]:
    """Give the cited names that are not right; those that the document itself sets as an abbreviation are."""
    texts = passages(document)
    short: frozenset[str] | None = None
    for passage in texts:
        if "《" not in passage.value:
            continue
        for found in _CITED.finditer(passage.value):
            verdict = judged(found[1])
            if verdict is None:
                continue
            if short is None:
                short = frozenset(name for text in texts for name in _ABBREVIATED.findall(text.value))
            if found[1] not in short:
                yield passage, found, verdict


@rule("TRM010", "法律名称不准确")
def law_name(document: Document) -> Iterator[Hit]:
    """法律用全称，或者省去“中华人民共和国”的简称，不漏字、不换词。

    书名号里的法律名称与现行法律只差一两个字、又不是另一部法律的，指出正确的名称。

    依据：法律的正式名称（法律名称表）
    正例：落实《中华人民共和国义务教育法》《未成年人保护法》和《家庭教育促进法》，读《教学方法》和《律师法》。
    正例：《云河省实施〈中华人民共和国义务教育法〉办法》自发布之日起施行。
    反例：落实《中华人民共和国未成年保护法》。
    反例：贯彻《家庭教育法》和《消防安全法》。
    反例：依据《中华人民共和义务教育法》。
    反例：宣传《中华人民共和国义务教肓法》《预防未成年人犯最法》。
    """
    yield from _named(document, "law")


@rule("TRM011", "文件名称不准确")
def document_name(document: Document) -> Iterator[Hit]:
    """条例、规定、意见、规划等文件用正式名称，“（试行）”和发文机关可以省去，其余不漏字、不换词。

    文种不同、多一个“管理”一类的词，又用在“按照”“落实”后面的，只提示核对：也可能是另一份文件。

    依据：文件的正式名称（文件名称表）
    正例：落实《中小学教育惩戒规则（试行）》和《教育部关于加强“三个课堂”应用的指导意见》。
    正例：制定《云河县中小学幼儿园安全管理实施办法》和《“十五五”学前教育发展提升行动计划》。
    反例：落实《学校食品安全和营养健康管理规定》。
    反例：按照《新时代幼儿园教师职业行为十项规定》开展自查。
    反例：按照《党政机关公文处理条例》办理，学习《新时代深化教育评价改革总体方案》。
    """
    yield from _named(document, "document")


def _named(document: Document, kind: str) -> Iterator[Hit]:
    """Give the hits on names of one kind."""
    for passage, found, verdict in _cited(document):
        if verdict.kind != kind or verdict.since or _is_abroad(passage, found.start()):
            continue
        span = found.start() + 1, found.end() - 1
        if not verdict.other:
            yield hit(passage.text, *span, f"{found[0]}应为《{verdict.right}》")
        elif _OBEYED.search(passage.value, 0, found.start()):
            told = hit(passage.text, *span, f"{found[0]}疑为《{verdict.right}》，请核对名称")
            yield replace(told, severity=Severity.INFO)


def _is_abroad(passage: Passage, at: int) -> bool:
    """Whether the sentence, up to a place, names somewhere with laws of its own."""
    return _ABROAD.search(passage.value, sentence_start(passage.value, at), at) is not None


@rule("TRM015", "引用了已废止的法律、文件")
def repealed(document: Document) -> Iterator[Hit]:
    """作为依据引用的法律、文件应当现行有效；讲述更早年份的句子、成文更早的文件、说明其已废止的句子、外国法律不在此列，
    没有日期的文件只作提示。

    依据：法律、文件的废止条款（法律名称表另记日期）
    正例：依据《中华人民共和国民法典》签订合同；1986年学校组织学习《民法通则》。
    正例：修订《劳动合同法》宣传手册。
    正例：《民法典》施行后，《合同法》《物权法》等同时废止；原《婚姻法》的有关内容编入《民法典》。
    反例：依据《中华人民共和国合同法》签订协议。
    反例：按照《国家行政机关公文处理办法》行文。
    """
    month = written(document)
    for passage, found, verdict in _cited(document):
        if not verdict.since or (month is not None and month < verdict.since):
            continue
        if not (_is_abroad(passage, found.start()) or _is_told_of(passage, found.start(), verdict.since)):
            year, number = verdict.since.split("-")
            said = f"{found[0]}自{year}年{int(number)}月起废止，现行的是《{_in_force(verdict.right, month)}》"
            told = hit(passage.text, found.start() + 1, found.end() - 1, said)
            yield replace(told, severity=Severity.INFO) if month is None else told


def _in_force(name: str, month: str | None) -> str:
    """Return what is in force in a month (None: now) in the place of what took the place of a law or document."""
    state = STATE if name.startswith(STATE) else ""
    row = known()[name.removeprefix(STATE)]
    while row.replaced_by and (month is None or row.since <= month):
        row = known()[row.replaced_by]
    return (state if row.kind == "law" else "") + row.name


def _is_told_of(passage: Passage, at: int, since: str) -> bool:
    """Whether a sentence tells of what was, and cites nothing as in force: an older year, or that it was repealed."""
    end = _TO_ITS_END.match(passage.value, at)
    last = len(passage.value) if end is None else end.end()
    return (
        is_past(passage, at, since) or _GONE.search(passage.value, sentence_start(passage.value, at), last) is not None
    )
