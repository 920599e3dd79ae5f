"""Tables with a column of rates or shares → rows whose rate does not follow as it does in the other rows."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from govdoc.lint.blocks import tables
from govdoc.lint.rule import Hit, hit, rule
from govdoc.lint.rules.tablesums import body, cell_number
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govdoc.model import Document, Table, Text

_RATE = lazy("率|占比|比例|比重|增长|增幅|增减|%|％")
_NO_RATE = lazy("百分点")
_DIFFERENCE = lazy("增减|增加|减少|增长[额数量]|变化|差额|差值|相差|结余|节余|剩余|结转|缺[额口编员]")
_TOTAL = lazy(r"合\s*计|总\s*计|共\s*计|总\s*数|全[县市区校]")
_WHOLE = 100.0
_FEWEST, _MOST_FAULTS = 3, 2
_FEWEST_NAMED = 2
"""Rows of a table whose heads tell what the rate is of."""
_YEAR_HEAD = lazy(r"((?:19|20)\d\d)年?(?:度|底|末)?")
_DUE, _DONE = lazy("应[到参考检报交]|计划|总[人数]"), lazy("实[到际参考检]|完成|已")
_MOST_COLUMNS = 8

_MEAN = lazy("[生师]{2}比|班额|[人生户校班]均|平均")
_MONEY_HEAD, _PRICE = lazy("金额|总价|合价|小计|资金|费用|经费"), lazy("单价|标准|均价")

_RELATIONS: tuple[tuple[str, Callable[[float, float], float]], ...] = (
    ("增长", lambda before, after: _WHOLE * (after - before) / before),
    ("比率", lambda base, part: _WHOLE * part / base),
    ("增减", lambda before, after: after - before),
    ("金额", lambda price, number: price * number),
    ("平均", lambda heads, number: number / heads),
)


@rule("FAC030", "表格里的比率与所给数字不符")
def wrong_table_rate(document: Document) -> Iterator[Hit]:
    """表格里增长率、占比、合格率、金额一列，多数行都能由另两列（或者由该列与合计）算出来的，个别行算不出来，多是写错了。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：
        # 云河县教育局2026年工作计划

        | 学校 | 参考人数 | 优秀人数 | 优秀率 |
        | --- | --- | --- | --- |
        | 一中 | 420 | 126 | 30% |
        | 二中 | 380 | 95 | 25% |
        | 三中 | 300 | 60 | 20% |
    反例：
        # 云河县教育局2026年工作计划

        | 学校 | 参考人数 | 优秀人数 | 优秀率 |
        | --- | --- | --- | --- |
        | 一中 | 420 | 126 | 30% |
        | 二中 | 380 | 95 | 35% |
        | 三中 | 300 | 60 | 20% |
    反例：
        # 云河县教育局2026年工作计划

        | 学校 | 应参加人数 | 实际参加人数 | 参加率 |
        | --- | --- | --- | --- |
        | 一中 | 200 | 190 | 95% |
        | 二中 | 160 | 152 | 90% |
    反例：
        # 云河县教育局2026年工作计划

        | 奖项 | 人数 | 奖金标准（元） | 金额（元） |
        | --- | --- | --- | --- |
        | 一等奖 | 5 | 1000 | 5000 |
        | 二等奖 | 10 | 800 | 8000 |
        | 三等奖 | 20 | 500 | 12000 |
    反例：
        # 云河县教育局2026年工作计划

        | 学段 | 在校生 | 专任教师 | 生师比 |
        | --- | --- | --- | --- |
        | 小学 | 1700 | 100 | 17.0 |
        | 初中 | 1350 | 100 | 15.3 |
        | 高中 | 1300 | 100 | 13.0 |
    反例：
        # 云河县教育局2026年工作计划

        | 学段 | 在校生 | 占比 |
        | --- | --- | --- |
        | 小学 | 30400 | 50.0% |
        | 初中 | 18240 | 35.0% |
        | 高中 | 12160 | 20.0% |
        | 合计 | 60800 | 100% |
    """
    for block in tables(document):
        if rows := body(block, _FEWEST_NAMED):
            heads = [head.value.strip() for head in block.rows[0]]
            for column, head in enumerate(heads):
                rated = any(kind.search(head) for kind in (_RATE, _DIFFERENCE, _MEAN)) or _is_product(heads, column)
                if rated and not _NO_RATE.search(head):
                    yield from _faults(block, rows, column)


def _is_product(heads: Sequence[str], column: int) -> bool:
    """Whether a column tells amounts of money beside one of prices."""
    return (
        _MONEY_HEAD.search(heads[column]) is not None
        and not _PRICE.search(heads[column])
        and any(map(_PRICE.search, heads))
    )


def _faults(table: Table, rows: Sequence[tuple[Text, ...]], column: int) -> Iterator[Hit]:
    """Give the cells of a column that break the one relation which all others keep; none where they keep another."""
    told = [_rate(row[column].value) for row in rows]
    heads = [head.value.strip() for head in table.rows[0]]
    found: tuple[str, list[float | None], list[int]] | None = None
    for name, right, of in _candidates(rows, _numbers(heads, rows, column)):
        if not _may_tell(name, heads, rows, column, of):
            continue
        known = [at for at, rate in enumerate(told) if rate is not None and right[at] is not None]
        wrong = [at for at in known if not _agrees(rows[at][column].value, told[at] or 0.0, right[at] or 0.0)]
        if not wrong and len(known) >= _FEWEST_NAMED:
            return
        named = len(of) > 1 and _is_named(name, heads[column], heads[of[0]], heads[of[1]])
        if found is None and _most_are_sound(len(known) - len(wrong), len(wrong), named=named):
            found = name, right, wrong
    for at in found[2] if found else ():
        cell, value = rows[at][column], _printed(found[1][at], found[0]) if found else ""
        yield hit(cell, 0, len(cell), f"这一格按其他各行的算法应为{value}，现为{cell.value}，请核对")


def _numbers(heads: Sequence[str], rows: Sequence[tuple[Text, ...]], column: int) -> dict[int, list[float | None]]:
    """Return the columns of numbers of which another may be reckoned, the first ones."""
    columns = {
        index: [cell_number(row[index].value) for row in rows]
        for index, head in enumerate(heads)
        if index != column and not _RATE.search(head)
    }
    fewest = min(_FEWEST, len(rows))
    return {index: one for index, one in [*columns.items()][:_MOST_COLUMNS] if sum(map(bool, one)) >= fewest}


def _may_tell(
    relation: str, heads: Sequence[str], rows: Sequence[tuple[Text, ...]], column: int, of: tuple[int, ...]
) -> bool:
    """Whether a column of this head may tell a relation of others."""
    product = _is_product(heads, column)
    if product or relation == "金额":
        return product and relation == "金额" and _PRICE.search(heads[of[0]]) is not None
    if (relation == "平均") != (_MEAN.search(heads[column]) is not None):
        return False
    if relation == "增长" and "占" in heads[column]:
        return False
    return (relation == "增减") == _is_difference(heads[column], rows, column)


def _most_are_sound(sound: int, wrong: int, *, named: bool) -> bool:
    """Whether so many rows keep a relation that the others are wrong; where the heads tell it, half of them do."""
    if named and wrong:
        return sound >= wrong
    return sound + wrong >= _FEWEST and sound >= max(2, sound + wrong - _MOST_FAULTS) and sound > wrong


def _is_named(relation: str, head: str, base: str, part: str) -> bool:
    """Whether the heads of three columns tell that one is the growth, or the rate, of the other two."""
    if relation == "增长":
        before, after = _YEAR_HEAD.fullmatch(base), _YEAR_HEAD.fullmatch(part)
        return bool("增" in head and before and after and int(after[1]) == int(before[1]) + 1)
    verb = head.rstrip("%％（）()").removesuffix("率")[-2:]
    return relation == "比率" and head != verb and _DUE.search(base) is not None and _is_done(part, verb)


def _is_done(part: str, verb: str) -> bool:
    """Whether a head speaks of what was done."""
    return verb in part or _DONE.search(part) is not None


def _is_difference(head: str, rows: Sequence[tuple[Text, ...]], column: int) -> bool:
    """Whether a column tells differences, no rates: by its head, and without a sign of per cent."""
    told = _DIFFERENCE.search(head) is not None and "%" not in head and "率" not in head and "幅" not in head
    return told and not any(row[column].value.strip().endswith(("%", "％")) for row in rows)


def _printed(value: float | None, name: str) -> str:
    """Print what a cell should hold."""
    if name == "平均":
        return f"{round(value or 0.0, 2):.12g}"
    return f"{round(value or 0.0, 4):.12g}" if name in {"增减", "金额"} else f"{value or 0.0:.1f}%"


def _candidates(
    rows: Sequence[tuple[Text, ...]], columns: dict[int, list[float | None]]
) -> Iterator[tuple[str, list[float | None], tuple[int, ...]]]:
    """Give what a rate may be, and of which columns: of two, in each row; of one, its share of the total."""
    for one, other in permutations(columns, 2):
        for name, relation in _RELATIONS:
            pairs = zip(columns[one], columns[other], strict=True)
            yield (
                name,
                [None if not base or part is None else relation(base, part) for base, part in pairs],
                (one, other),
            )
    totals = [at for at, row in enumerate(rows) if _TOTAL.fullmatch(row[0].value.strip())]
    for index, values in columns.items():
        whole = values[totals[0]] if len(totals) == 1 else None
        if whole:
            yield "占比", [None if part is None else _WHOLE * part / whole for part in values], (index,)


_PERCENT = lazy(r"[-+]?\d+(?:\.\d+)?\s*[%％]?")


def _rate(value: str) -> float | None:
    """Return the rate in a cell, None where it holds none."""
    bare = value.strip()
    return float(bare.rstrip("%％ ")) if _PERCENT.fullmatch(bare) else None


def _agrees(value: str, told: float, right: float) -> bool:
    """Whether a rate is the right one, rounded or cut off."""
    decimals = len(value.strip().rstrip("%％ ").partition(".")[2])
    return abs(told - right) <= 1.05 * 0.1**decimals
