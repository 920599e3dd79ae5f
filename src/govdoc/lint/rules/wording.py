"""Rows of terms.tsv on usage → collocations, colloquial, obsolete, slighting and redundant words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.dating import written
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.terms import hit_of, hits, lexicon, quoted
from govdoc.lint.rules.verbobjects import is_part, mismatched
from govdoc.model import Salutation
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document

_FORMERLY = lazy(
    r"(?:原|时任|曾任|前身|当时的|时称|旧称)[^，。；：]{0,12}$|(?:不再保留|不再设立|撤销|整合|合并)[^。；：]{0,60}$"
)
_REACH = 72
"""Characters before a name that are looked at."""
_NOW = lazy(
    r"[^，。；：]{0,6}(?:（[^）]{0,6}(?:现|今)|改为|更名|改组|撤销|合并|并入|划归|改革前)"
    r"|(?:令|公告|通告)?(?:第|〔|\d{4}年第)[\d一二三四五六七八九十百〕]{1,8}号"
)
"""What stands behind a former name: what became of it, or the number of what it issued."""
_ISSUED = lazy("[^，。；：]{0,50}(?:关于|印发|发布|公布|公告|征求|答记者问)")
"""Behind a body at the head of a line: what it issued may be as old as its name."""
_CLAUSE = lazy("[^，。；：！？]{0,40}")
_YEAR = lazy(r"(?<!\d)(?:19|20)\d{2}(?=年|〕)")

_BYGONE = "：旧时"
"""How the advice of a row on forms of older papers begins: nobody says them either."""
_LISTENERS = lazy("同志|领导|同仁|老师|同学|朋友|嘉宾|来宾|代表|委员|家长|师傅|女士|先生|们|校长|教师|乡亲")
"""Who is spoken to; a notice is sent to bodies (各学区，县直各学校)."""


@rule("TRM006", "词语搭配不当", Severity.INFO)
def collocation(document: Document) -> Iterator[Hit]:
    """动词和宾语要配得上：加大力度、提高水平、改善条件、减轻负担、扩大规模、增强意识、加快步伐。

    只收字面上确定的；两个词之间隔得远、另有动词的不查。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：加大宣传力度，增强安全意识，提高教学质量，改善办学条件，减轻学生负担。
    正例：提高保障和改善民生水平，加大高水平大学建设支持力度，加强意识形态工作，加强项目进度管理。
    反例：要加强宣传力度，减少学生负担。
    反例：不断增进教学质量，严格遵守安全责任。
    反例：在上级文件精神为指导，抓好落实。
    """
    said, told = "{found}搭配不当，宜用{right}", []
    for passage, match, term in lexicon().found(document, "TRM006"):
        if not is_part(passage.value, match.start(), term.right):
            told.append((passage, *match.span()))
            yield hit_of(passage, match, term, said, mild=False)
    for passage, start, end, right in mismatched(document):
        if not any(other is passage and first < end and start < last for other, first, last in told):
            yield hit(
                passage.text, start, end, said.format(found=quoted(passage.value[start:end]), right=quoted(right))
            )


@rule("TRM007", "口语、旧套语进了公文", Severity.INFO)
def colloquial(document: Document) -> Iterator[Hit]:
    """公文用书面语，不用口语、网络用语，也不用旧时公文的套语。带称呼的讲话可以用口语，不在此列（旧套语仍查）；引用的群众语言用引号，也不在此列。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：群众说：“咱们缺啥就给补啥。”补给力量充足，供给力度加大，一大批教师受益。
    正例：特此函达，请予支持为盼。如蒙函复，至为感谢。
    正例：以上事项，请予协助为荷。
    反例：学校缺啥就补啥，各项保障十分给力。
    反例：有的学校压根没有落实，工作瞎搞一通，检查结果却挺好。
    反例：特此函达，即希查照，并饬令各校遵照。
    反例：
        云河县教育局关于开展检查的通知
        各学区，县直各学校：
        有的学校缺啥都说不清楚，要认真整改。
    """
    spoken = any(isinstance(block, Salutation) and _LISTENERS.search(block.text.value) for block in document.blocks)
    for passage, match, term in lexicon().found(document, "TRM007"):
        if not spoken or term.right.startswith(_BYGONE):
            yield hit_of(passage, match, term, "{found}不宜用于公文，宜用{right}", mild=False)


@rule("TRM008", "机构已更名或撤并")
def obsolete_body(document: Document) -> Iterator[Hit]:
    """机构改革以后应当用现行名称。写历史的句子（有更早的年份，或写明“原”“时任”“现为”）不在此列；旧文件的标题只作提示。

    各地机构设置不尽相同，以本地“三定”规定为准，可把本地名称写进允许词。

    依据：历次党和国家机构改革方案（每条另记来源、日期）
    正例：会同县市场监督管理局、县卫生健康局开展检查，环境保护部门和国土资源部门参加。
    正例：组建国家市场监督管理总局，不再保留国家工商总局、国家质检总局。
    正例：执行国家教委1996年发布的《小学管理规程》（国家教育委员会令第26号）。
    正例：原县卫计局（现县卫生健康局）于2017年与县环保局联合发文，国家税务总局云河县税务局参加。
    反例：会同县工商局、县卫计局开展检查。
    """
    undated = written(document) is None
    for passage, match, term in lexicon().found(document, "TRM008"):
        if not _of_the_past(passage.value, match.start(), match.end(), term.since):
            issued = not passage.in_sentences and _ISSUED.match(passage.value, match.end()) is not None
            yield hit_of(passage, match, term, "{found}自{since}起已改为{right}", mild=undated or issued)


def _of_the_past(text: str, start: int, end: int, since: str) -> bool:
    """Whether words around a name say that the body was called so before, or its clause tells of an older year."""
    if _FORMERLY.search(text[max(0, start - _REACH) : start]) or _NOW.match(text, end):
        return True
    clause = _CLAUSE.match(text, end)
    return clause is not None and any(year < since for year in _YEAR.findall(clause[0]))


@rule("TRM009", "带贬义、歧视的称呼", Severity.INFO)
def slighting(document: Document) -> Iterator[Hit]:
    """尊重学生、家长和教师的人格，不用带贬义、歧视的称呼，不以出身、家庭、成绩、性别区别对待。

    依据：《未成年人学校保护规定》；《中华人民共和国妇女权益保障法》；《中华人民共和国预防未成年人犯罪法》
    正例：做好学习困难学生帮扶工作，保障进城务工人员随迁子女平等接受义务教育。
    正例：缩小落差生成机制的影响，视差生成模块运行正常，要针对存在问题学生资助部门及时改。
    反例：做好差生转化工作，保障农民工子女入学。
    反例：组织瘸子等残疾学生参加运动会，消除差班。
    """
    yield from hits(document, "TRM009", "{found}带贬义或有歧视意味，宜用{right}")


@rule("TRM014", "重复累赘、否定失当", Severity.INFO)
def redundant(document: Document) -> Iterator[Hit]:
    """一个意思说两遍，或者多用了一重否定，意思反而错了。

    依据：《党政机关公文处理工作条例》第十九条（三）
    正例：防止类似事故再次发生，切忌流于形式，把计划付诸行动。
    正例：确保此类问题不再发生，目的是提高质量，必须坚决杜绝。
    反例：采取措施，防止类似事故不再发生。
    反例：其目的是为了提高质量，要把计划付诸于行动。
    反例：避免不再出现大班额反弹，这是目前当前最紧迫的任务。
    """
    yield from hits(document, "TRM014", "{found}：{cure}")
