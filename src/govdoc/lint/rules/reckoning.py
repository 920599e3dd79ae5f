"""Amounts told with their difference, multiple or rank → those that do not reckon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.claims import claims
from govdoc.lint.figures import POINTS, SHARE, at, left_open, sentences_with, shown
from govdoc.lint.passage import HAN, PROSE, matches, reading
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.facts import amount
from govdoc.lint.rules.products import wrong_multiples, wrong_products
from govdoc.lint.rules.ratios import wrong_shortages
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govdoc.model import Document

_N = r"[1-9]\d*(?:\.\d+)?"
_UNIT = rf"[万亿]?(?!年|月|日|时|分钟|岁)[{HAN}]{{1,2}}?"
_BEFORE = r"(?:比|较)(?:上年|去年|上一年|上年同期|去年同期|(?:19|20)\d\d年)(?:同期)?的"
_LACK = lazy(
    rf"(?:应当?(?:配备?|有|核定|需|到|设|收|补)|共需|需要|总投资|[^，。；\d]需|计划投[资入])[^，。；\d]{{0,10}}(?P<a>{_N})(?P<u>{_UNIT})[，、；]"
    rf"[^，。；\d]{{0,6}}(?:实际|实有|现有|已有|实配|实到|已到|已配|现配|已落实|已拨付|已筹集|已投入|已完成|到位)[^，。；\d]{{0,8}}(?P<b>{_N})(?P=u)[，、；]"
    rf"[^，。；\d]{{0,4}}(?:缺额|缺编|缺口|尚缺|还缺|短缺|差额|尚差|还差|缺员|尚需|还需|缺)[^，。；\d]{{0,4}}(?P<c>{_N})(?P=u)"
)
_LEFT = lazy(
    rf"(?P<a>{_N})(?P<u>[个项处所条件])(?:[{HAN}]{{0,8}})?[，,]?[^。\d]{{0,16}}?已?(?P<verb>[{HAN}]{{2}})(?P<b>{_N})(?P=u)[^。\n]{{0,60}}?"
    rf"(?:未(?P=verb)(?P<c>{_N})(?P=u)|(?:尚有|还有|仍有|剩余|余下)(?P<d>{_N})(?P=u)(?:未|尚未|正在)(?P=verb)|(?:正在|尚在|尚未)[{HAN}]{{2}}(?P<e>{_N})(?P=u))"
)
_APART = lazy(
    rf"(?<![\d.约近超])(?P<a>{_N})(?P<u>{_UNIT})[，,]{_BEFORE}(?P<b>{_N})(?P=u)"
    rf"(?:提高|增加|上升|增长|减少|下降|降低|多|少)了?(?P<c>{_N})(?P=u)(?![多余])"
)
_TIMES = lazy(
    rf"(?<![\d.约近超])(?P<a>{_N})(?P<u>{_UNIT})[，,]{_BEFORE}(?P<b>{_N})(?P=u)(?:增加|增长|提高|扩大)了?(?P<c>{_N})倍"
)
_RANK = lazy(
    rf"[由从][^，。；\d]{{0,16}}?第(?P<a>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?P<u>[名位])"
    rf"(?:(?P<up>提升|上升|跃升|跃居|前进|晋升|提高|攀升|升)|(?P<down>下降|下滑|后退|退步|降|退))[到至为]?了?"
    rf"[{HAN}]{{0,6}}?第(?P<b>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?P=u)"
    r"(?:[，,](?:提升|上升|前进|前移|提高|下降|后退|下滑|后移)了?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})个?(?:位次|名次|[名位])(?!以))?"
)
_RANKED = tuple(f"{unit}{change}" for unit in "名位" for change in "提上跃前晋攀升下后退降")
_PASSED = lazy(
    rf"(?:突破|超过|越过)了?(?P<a>{_N})(?P<u>{_UNIT})(?:大关|关口)?[，,]达到?了?(?P<b>{_N})(?P=u)(?![{HAN}]{{0,3}}以上)"
)
_DID = ("通过", "合格", "达标", "完成", "整改", "办结", "参加", "报名", "录取", "销号")
_SPLIT = lazy(
    rf"其中[，,]?[^。；，、\d]{{0,6}}?(?P<b>{_N})(?P<u>[个项处所条件名人家位])[^，、；。\d]{{0,4}}?(?P<verb>{'|'.join(_DID)})[^，、；。\d]{{0,6}}[，、；]"
    rf"[^，、；。\d]{{0,4}}(?P<c>{_N})(?P=u)[^，、；。\d]{{0,4}}?(?:未能?|不|没有?|尚未)(?P=verb)(?=[。；）)\n]|$)",
    re.MULTILINE,
)
_SPLIT_OF = lazy(rf"(?<![\d.])(?P<a>{_N})(?P<u>[个项处所条件名人家位])[^。；，\d]{{0,16}}[，,（(]$")
_LONGEST_TOTAL = 30
_OUT_OF = lazy(
    rf"(?<![\d.])(?P<a>[1-9]\d*)(?P<u>[个所名人项家])(?P<what>[{HAN}]{{0,8}})中"
    r"(?:的(?P<b>[1-9]\d*)(?P=u)(?=[，。；、）\n]|$)|[，,]?已?有(?P<b2>[1-9]\d*)(?P=u)(?P=what))",
    re.MULTILINE,
)
_BUILT_OF = lazy(
    r"(?:计划|承担|实施|安排|共|规划)[^。；，\d]{0,10}(?P<a>[1-9]\d*)(?P<u>[个项处所栋座])[^。；，\d]{0,8}，(?:其中)?(?:已经?)?(?:建成|完成|完工|竣工|投用|完成建设)(?P<b>[1-9]\d*)(?P=u)"
    r"[，、](?:在建|正在建设|正在推进|正在施工|未开工|尚未开工)(?P<c>[1-9]\d*)(?P=u)(?=[，。；])"
)
_OF_WHOLE = ("的", "有", "，有", ",有", "已有", "，已有", ",已有")
_SAME = 1e-6
_SAME_TIMES = 0.05


@rule("FAC023", "差额、倍数、名次与所给数字不符")
def wrong_difference(document: Document) -> Iterator[Hit]:
    """应有、实有和缺额，两年的数和增减数，每年的数、年数和总数，前后的名次同时写明的，应当算得出来。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：全县应配备生活教师165名，实际配备98名，缺额67名；平均分为598分，比上年的585分提高13分。
    正例：全校600分以上42人，比上年的21人增长1倍；由全市第8名提升到第6名；每年投入500万元，连续3年共计1500万元。
    反例：全县应配备生活教师165名，实际配备98名，缺额77名。
    反例：平均分为598分，比上年的585分提高12分。
    反例：全校600分以上42人，比上年的21人增长了2倍。
    反例：每年安排专项资金500万元，连续3年共计1000万元。
    反例：综合评价由全市第6名提升到第8名。
    反例：共发现问题134个，已整改98个，还有46个未整改。
    反例：全县幼儿园从98所增加到112所，增加了12所。
    反例：最高的达到98%，最低的只有62%，相差46个百分点。
    反例：按每生每天5元、全年200天计算，每生每年补助1200元。
    反例：每校补助3万元，共补助25所学校，合计65万元。
    反例：本科上线突破1000人大关，达到986人。
    反例：片区现有学位1800个，在校学生2250人，超出550人。
    反例：共有23所学校申报，其中19所通过验收，5所未通过。
    """
    known = set()
    for pattern, judge, words in _KINDS:
        for passage, found in matches(document, pattern, *words, kinds=PROSE):
            if (message := judge(found)) is not None:
                known.add(passage.text.at(found.start("c" if pattern is _APART else 0)))
                yield hit(passage.text, *found.span(), message)
    yield from _differences(document)
    yield from wrong_products(document)
    yield from wrong_multiples(document)
    yield from wrong_shortages(document)
    whole = reading(document).whole
    for claim in claims(document):
        change, base = claim.told(claim.value.unit), claim.base
        if base is None or change is None or claim.value.unit == SHARE:
            continue
        right = abs(claim.value.value - base.value)
        if abs(right - change.figure.value) <= left_open(claim.value, base, change.figure):
            continue
        passage, place = reading(document).at(change.figure.start)
        if passage.text.at(place) not in known:
            apart = f"{shown(whole, claim.value)}与{shown(whole, base)}相差{amount(right, change.figure, whole)}"
            yield at(document, claim.start, claim.end, f"{apart}，不是{shown(whole, change.figure)}，请核对")


_BETWEEN = lazy("[，,]?(?:两者|二者)?相差了?")


def _differences(document: Document) -> Iterator[Hit]:
    """Compare 最高98%，最低62%，相差46个百分点."""
    whole = reading(document).whole
    for sentence in sentences_with(document, "相差"):
        for one, two, told in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            unit = POINTS if one.unit == SHARE else one.unit
            if one.unit != two.unit or told.unit != unit or not _BETWEEN.fullmatch(whole, two.end, told.start):
                continue
            right = abs(one.value - two.value)
            if not (one.vague or two.vague or told.vague) and abs(right - told.value) > left_open(one, two, told):
                said = f"{shown(whole, one)}与{shown(whole, two)}相差{amount(right, told, whole)}"
                yield at(document, one.start, told.end, f"{said}，不是{shown(whole, told)}，请核对")


def _lacking(found: re.Match[str]) -> str | None:
    """Tell what is lacking where it is told wrong."""
    right = float(found["a"]) - float(found["b"])
    if right <= 0 or abs(right - float(found["c"])) <= _slack(found):
        return None
    return f"{found['a']}减{found['b']}，差{right:.10g}{found['u']}，不是{found['c']}{found['u']}，请核对"


def _split(found: re.Match[str]) -> str | None:
    """Tell what those that did and those that did not add up to, where they are more than all; others may be open."""
    total = _SPLIT_OF.search(found.string, max(0, found.start() - _LONGEST_TOTAL), found.start())
    right = float(found["b"]) + float(found["c"])
    if total is None or total["u"] != found["u"] or right <= float(total["a"]) + _SAME:
        return None
    return f"{found['b']}加{found['c']}，共{right:.10g}{found['u']}，不是{total['a']}{found['u']}，请核对"


def _out_of(found: re.Match[str]) -> str | None:
    """Tell that 18个乡镇中的20个 are more than all of them."""
    part = int(found["b"] or found["b2"])
    if part <= int(found["a"]) or (found["b2"] and not found["what"]):
        return None
    return f"一共只有{found['a']}{found['u']}，其中不会有{part}{found['u']}，请核对"


def _built_of(found: re.Match[str]) -> str | None:
    """Tell that those built and those being built are more than all that are planned."""
    both, unit = int(found["b"]) + int(found["c"]), found["u"]
    said = f"{found['b']}加{found['c']}，共{both}{unit}，超过{found['a']}{unit}，请核对"
    return None if both <= int(found["a"]) else said


_ONE = lazy(rf"(?P<n>{_N})(?P<u>[个项处所条件])")


def _others(found: re.Match[str]) -> float:
    """Return what all others of a sentence add up to: 160处，已整改120处，正在整改30处，未整改10处."""
    end = found.string.find("。", found.end("b"))
    known = _ONE.finditer(found.string, found.end("b"), len(found.string) if end < 0 else end)
    return sum(float(one["n"]) for one in known if one["u"] == found["u"])


def _left(found: re.Match[str]) -> str | None:
    """Tell what is left to do where it is told wrong."""
    told = float(found["c"] or found["d"] or found["e"])
    right = float(found["a"]) - float(found["b"])
    if right <= 0 or abs(right - told) < _SAME or abs(right - _others(found)) < _SAME:
        return None
    return f"{found['a']}减{found['b']}，还有{right:.10g}{found['u']}，不是{told:.10g}{found['u']}，请核对"


def _apart(found: re.Match[str]) -> str | None:
    """Tell the difference of two years where it is told wrong."""
    right = abs(float(found["a"]) - float(found["b"]))
    if abs(right - float(found["c"])) <= _slack(found):
        return None
    return f"{found['a']}与{found['b']}相差{round(right, 4):.10g}{found['u']}，不是{found['c']}{found['u']}，请核对"


def _times(found: re.Match[str]) -> str | None:
    """Tell that twice as many are once more."""
    grown = float(found["a"]) / float(found["b"])
    if abs(grown - float(found["c"])) >= _SAME_TIMES:
        return None
    return f"{found['a']}是{found['b']}的{round(grown, 2):g}倍，只增长了{round(grown - 1, 2):g}倍，请核对"


def _ranked(found: re.Match[str]) -> str | None:
    """Tell that a rank went the other way; a smaller number is the higher rank."""
    before, after = ordinals.number(found["a"]), ordinals.number(found["b"])
    if before == after or (after < before) == (found["up"] is not None):
        if found["n"] is None or ordinals.number(found["n"]) == abs(after - before):
            return None
        said = f"第{found['a']}{found['u']}到第{found['b']}{found['u']}，差{abs(after - before)}个名次"
        return f"{said}，不是{found['n']}个，请核对"
    return f"“{found[0]}”：说是{found['up'] or found['down']}，名次却相反，请核对"


def _passed(found: re.Match[str]) -> str | None:
    """Tell that what was passed was not reached."""
    if float(found["b"]) >= float(found["a"]):
        return None
    return f"说突破{found['a']}{found['u']}，实际只有{found['b']}{found['u']}，请核对"


def _slack(found: re.Match[str]) -> float:
    """Return what the last digits leave open: nothing where whole things are counted."""
    decimals = max(len(found[name].partition(".")[2]) for name in "abc")
    rounded = decimals or found["u"][0] in "万亿"
    return 1.6 / 10**decimals if rounded else _SAME


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None], tuple[str, ...]], ...] = (
    (_LACK, _lacking, ("缺", "差", "需")),
    (_SPLIT, _split, ("其中",)),
    (_OUT_OF, _out_of, tuple(f"中{word}{n}" for word in _OF_WHOLE for n in range(1, 10))),
    (_LEFT, _left, ("未", "尚", "正在")),
    (_BUILT_OF, _built_of, ("在建", "正在", "未开工")),
    (_APART, _apart, ("年的", "期的")),
    (_TIMES, _times, ("倍",)),
    (_RANK, _ranked, _RANKED),
    (_PASSED, _passed, ("突破", "超过", "越过")),
)
