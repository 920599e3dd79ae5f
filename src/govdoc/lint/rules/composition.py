"""Sections and their roles → what a plan or a summary lacks, or says in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.blocks import headings
from govdoc.lint.once import once
from govdoc.lint.parts import paper
from govdoc.lint.passage import reading
from govdoc.lint.rule import Hit, Severity, rule
from govdoc.model import Document, Heading, Paragraph, Text, Title
from govdoc.outline import Role, Section, genre
from govdoc.outline.roles import assign
from govdoc.outline.sections import sections
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLANS = frozenset({"工作计划", "实施方案", "工作方案", "方案"})
_REVIEWS = frozenset({"工作总结", "述职报告"})
_ORDERED = _PLANS | _REVIEWS | {"工作要点", "讲话", "报告", "汇报"}
_MOST_SECTIONS = 40
"""More sections of the first level hold several documents."""
_FEWEST_SECTIONS = 3


def _genre(document: Document) -> tuple[str, Text] | None:
    """Return the 文种 that the titles name, and the title; None where they name none."""
    for block in document.blocks:
        if isinstance(block, Title) and (kind := genre(block.text.value)):
            return kind, block.text
        if isinstance(block, Heading):
            return None
    return None


@once
def _parts(document: Document) -> list[Section]:
    """Return the level-1 sections under headings, with their roles; none where they are too few or too many."""
    named = _genre(document)
    heads = sum(heading.level == 1 for heading in headings(document))
    if not _FEWEST_SECTIONS <= heads <= _MOST_SECTIONS:
        return []
    found = sections(document)
    assign(found, named[0] if named else None)
    return [part for part in found if part.heading is not None and part.heading.ordinal and part.level == 1]


_AFTER = {Role.REVIEW: (Role.TASKS, Role.SAFEGUARDS), Role.TASKS: (Role.SAFEGUARDS,)}
_SAFEGUARD = lazy("保障")
_REVIEW = lazy(r"回顾|总结|成效|主要工作|工作情况|开展情况|完成情况")


@rule("STR019", "各部分的顺序不合惯例", Severity.INFO)
def misplaced_section(document: Document) -> Iterator[Hit]:
    """通常先回顾，后部署，保障措施在最后；保障写在任务之前，回顾写在部署之后，多是拼接时放错了位置。

    依据：公文写作惯例
    正例：
        云河县教育局2026年工作总结
        一、2026年工作回顾
        2026年，全县新建学校3所，新增学位2400个。
        二、2027年工作打算
        下一年，全县将继续增加学位供给，改善办学条件。
        三、保障措施
        加强组织领导，落实经费，强化督导考核。
    反例：
        云河县教育局2026年工作总结
        一、2027年工作打算
        下一年，全县将继续增加学位供给，改善办学条件。
        二、保障措施
        加强组织领导，落实经费，强化督导考核。
        三、2026年工作回顾
        2026年，全县新建学校3所，新增学位2400个，取得明显成效。
    反例：
        云河县教育局2026年工作要点
        一、保障措施
        加强组织领导，落实经费，强化督导考核。
        二、重点任务
        深化课堂教学改革，办好课后服务。
    """
    document = paper(document)
    named = _genre(document)
    if named is None or named[0] not in _ORDERED:
        return
    known = set()
    for fault in _misnamed(document, named[0]):
        known.add(fault.start)
        yield fault
    if not _may_be_misplaced(document):
        return
    last: dict[Role, str] = {}
    for section in _parts(document):
        for role in _AFTER.get(section.role or Role.OTHER, ()):
            sure = role is not Role.SAFEGUARDS or _SAFEGUARD.search(last.get(role, ""))
            own = section.role is not Role.REVIEW or _REVIEW.search(section.title)
            if role in last and sure and own and section.start not in known:
                message = f"“{section.title[:20]}”（{section.role}）放在了“{last[role][:20]}”（{role}）之后，请核对顺序"
                yield Hit(section.start, max(section.end, section.start + 1), message)
                break
        if section.role is not None:
            last[section.role] = section.title


_FORWARD = lazy(r"明年|来年|下一年|下一步|今后|下步|打算|(?:19|20)\d\d年(?:重点任务|重点工作|工作计划|工作安排)")
_REPORTS = frozenset({"报告", "汇报"})
_DONE = lazy("主要做法|工作成效|主要成效|取得的?成效|工作完成情况|工作开展情况|工作回顾")
_SAFEGUARDS = lazy("保障(?:措施|机制|$)|(?:组织|工作|条件|强化|制度)保障")
_TASKS = lazy("任务(?:$|和|与|及|分工|安排|清单)|(?:重点|主要|工作|目标)任务")
"""学位保障行动 safeguards nothing, 确保任务落地 tells no tasks."""
_BACK = lazy("回顾|成效|完成情况|开展情况|工作情况|基本情况|主要(?:工作(?!安排|任务|打算|思路|目标)|做法|成绩)")


def _misnamed(document: Document, kind: str) -> Iterator[Hit]:
    """Give the headings that by their words alone belong before another: few sections tell little by their text."""
    earlier, later = (_FORWARD, _BACK) if kind in _REVIEWS else (_SAFEGUARDS, _TASKS)
    earlier, later = (_FORWARD, _DONE) if kind in _REPORTS else (earlier, later)
    before = ""
    for block in headings(document):
        if block.level != 1 or not block.ordinal:
            continue
        title = block.text.value
        if block.ordinal == "一、":
            before = ""
        if before and later.search(title) and not earlier.search(title):
            message = f"“{title[:20]}”放在了“{before[:20]}”之后，请核对顺序"
            yield Hit(block.start, max(block.text.end, block.start + 1), message)
            return
        if earlier.search(title) and not later.search(title):
            before = title


def _may_be_misplaced(document: Document) -> bool:
    """Whether a heading behind the first speaks of a review, or one before the last of safeguards: cheap to tell."""
    titles = [heading.text.value for heading in headings(document) if heading.level == 1]
    return any(map(_REVIEW.search, titles[1:])) or any(map(_SAFEGUARD.search, titles[:-1]))


_SAFEGUARDED = lazy(
    r"保障|组织领导|(?:加强|强化)[^。，；]{0,6}领导|组织实施|组织机构|领导小组|工作专班|督导|督查|督促|督办|工作要求|有关要求|责任[^。，；]{0,6}(?:落实|追究|分工|单位|部门|科室|人)"
    r"|(?:落实|压实|明确|强化|靠实|健全)[^。，；]{0,8}责任|(?:纳入|严格|强化|加强|定期|列入)[^。，；]{0,10}(?:考核|检查)|监督检查|检查(?:评估|指导|验收|通报)|考核(?:评价|奖惩|问责)"
)


@rule("STR020", "计划、方案没有保障措施", Severity.INFO)
def unsafeguarded_plan(document: Document) -> Iterator[Hit]:
    """工作计划、实施方案通常写明组织领导、督导考核一类保障措施。

    依据：公文写作惯例
    正例：
        云河县阅读行动实施方案
        一、目标
        2026年12月底前，每校建成书香校园。
        二、任务
        开齐阅读课，配足图书。
        三、保障措施
        加强组织领导，强化督导考核。
    反例：
        云河县阅读行动实施方案
        一、目标
        2026年12月底前，每校建成书香校园。
        二、任务
        开齐阅读课，配足图书。
        三、活动
        9月举办读书节，10月评选书香班级。
    """
    named = _genre(document)
    if named and named[0] in _PLANS and not _SAFEGUARDED.search(reading(document).whole) and _parts(paper(document)):
        yield _at_title(named[1], f"{named[0]}里没有找到组织领导、督导考核等保障措施")


_DEADLINE = lazy(
    r"\d\s*月|[一二三四五六七八九十]月|[年月季周旬]底|[年月季]末|季度|学期|上半年|下半年|[日年底月]前|每[年月周天日]|寒假|暑假|全年|时限|阶段|周期|\d{4}—\d{4}"
)


@rule("STR021", "计划、方案没有时限", Severity.INFO)
def undated_plan(document: Document) -> Iterator[Hit]:
    """工作计划、实施方案的任务通常写明完成时限，便于督查。

    依据：公文写作惯例
    正例：
        云河县阅读行动实施方案
        一、目标
        2026年12月底前，每校建成书香校园。
        二、任务
        开齐阅读课，配足图书。
        三、保障措施
        加强组织领导，强化督导考核。
    反例：
        云河县阅读行动实施方案
        一、目标
        每校建成书香校园。
        二、任务
        开齐阅读课，配足图书。
        三、保障措施
        加强组织领导，强化督导考核。
    """
    named = _genre(document)
    if named and named[0] in _PLANS and not _DEADLINE.search(_body(document)) and _parts(paper(document)):
        yield _at_title(named[1], f"{named[0]}里没有找到任何完成时限")


_FIGURE = lazy(
    r"\d[\d.,]*\s*(?:[%％‰万亿元个名人所校项次条篇场节门类户件份册间套台期届轮处座对位家吨亩]|余|多|百分|平方|公里|千米|课时|人次)"
    r"|百分之|[一二两三四五六七八九十百千万]+(?:余|多)?(?:名|所|场|次|万|个(?!方面)|篇|项)"
)


@rule("STR022", "总结没有数字", Severity.INFO)
def summary_without_figures(document: Document) -> Iterator[Hit]:
    """总结通常用数字说明成效；通篇没有一个数字，不足以反映工作实绩。

    依据：公文写作惯例
    正例：
        云河县教育局2026年工作总结
        一、主要工作
        全县新建学校3所，新增学位2400个。
        二、存在问题
        优质资源总量不足。
        三、下一步打算
        继续增加学位供给。
    反例：
        云河县教育局2026年工作总结
        一、主要工作
        全县学校建设取得明显成效。
        二、存在问题
        优质资源总量不足。
        三、下一步打算
        继续增加学位供给。
    """
    named = _genre(document)
    if named and named[0] in _REVIEWS and not _FIGURE.search(_body(document)) and _parts(paper(document)):
        yield _at_title(named[1], f"{named[0]}里没有找到反映成效的数字")


def _body(document: Document) -> str:
    """Return the words of headings and paragraphs."""
    return "\n".join(block.text.value for block in document.blocks if isinstance(block, Heading | Paragraph))


def _at_title(title: Text, message: str) -> Hit:
    """Return the hit on a whole title."""
    return Hit(title.start, max(title.end, title.start + 1), message)
