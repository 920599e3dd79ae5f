"""三个方面, 四项措施, 讲三点意见 → another number of items in the list that follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc import ordinals
from govdoc.lint.blocks import own_blocks
from govdoc.lint.parts import parts
from govdoc.lint.passage import HAN, Kind, Passage, reading
from govdoc.lint.rule import Hit, Severity, hit, rule
from govdoc.lint.rules.tallies import quoted, tallied
from govdoc.model import Heading, Paragraph
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.model import Block, Document

_COUNT = "(?P<count>[两二三四五六七八九十]|(?<![0-9])[2-9])"
_NOUNS = "工作|内容|问题|措施|要求|意见|任务|建议|看法|希望|体会|做法|特点|原因|举措|重点|行动|工程|想法|不足"
_ANNOUNCED = lazy(
    rf"{_COUNT}(?:个方面|方面|[项条点个大])(?:的?(?:主要|重点)?(?:{_NOUNS}))?[：:。](?=一[是要])"
    rf"|{_COUNT.replace('count', 'other')}[个项大](?!方面)[{HAN}]{{2,4}}[：:](?=一[是要])"
    rf"|“{_COUNT.replace('count', 'named')}[个大项]?[{HAN}]{{1,5}}”[{HAN}]{{0,8}}[：:](?=一[是要])"
)
_ANNOUNCED_LAST = lazy(rf"{_COUNT}(?:个方面|方面|[项条点个大])(?:的?(?:主要|重点)?(?:{_NOUNS}))?[：:]$")
_BEGINNINGS = ("一是", "一要")
_ITEM = lazy(r"(?:^|(?<=[。；：:;，,\s]))([一二三四五六七八九十]{1,2})[是要]")
_SAID = lazy(
    rf"(?:讲|谈|提|说|强调|提出){_COUNT}(?:点|个方面|方面|条)(?:的?(?:{_NOUNS}))?[。：:，]?$"
    rf"|(?:以下|如下){_COUNT.replace('count', 'second')}(?:个方面|方面|[项条点个大])"
    rf"(?:的?(?:主要|重点)?(?:{_NOUNS}))?[。：:]?$"
    rf"|(?:采取|抓好|做好|实施|落实){_COUNT.replace('count', 'third')}(?:项|大|条)(?:{_NOUNS})：$"
)
_SAID_LAST = lazy(
    rf"(?<![十百第几数至到前后]){_COUNT}(?:个方面|方面|[项条点件个大])(?:的?(?:主要|重点|具体|突出)?(?:{_NOUNS}|事情?|经验|实事|短板|难点))?"
    rf"(?:上?(?:下功夫|发力|着手|入手|开展|推进|进行|努力|用力|突破|着力))?(?P<mark>[：:。])$"
    rf"|“{_COUNT.replace('count', 'named')}[个大项]?(?P<word>[{HAN}]{{1,5}})”[：:]$"
)
_SAID_ENDS, _LONGEST_SAID = frozenset("：:。"), 30
_FIRST = frozenset({"一、", "（一）", "1.", "（1）"})
_SERIES_LEVEL = 5
_FEWEST = 2


@rule("FAC003", "所说的项数与所列不符")
def announced_count(document: Document) -> Iterator[Hit]:
    """说了“三个方面”，后面就应当列出三项；“讲三点意见”“采取以下三项措施”之下应当有三个部分。

    依据：《党政机关公文处理工作条例》第二十条（四）（数字应当准确）
    正例：重点抓好三个方面：一是抓党建；二是抓质量；三是抓安全。
    正例：讲三个方面：一是抓好两项工作；二是抓质量；三是抓安全。
    反例：重点抓好三个方面：一是抓党建；二是抓质量。
    反例：采取两项措施：一是抓党建；二是抓质量；三是抓安全。
    反例：做到两个坚持：一是坚持育人为本；二是坚持安全第一；三是坚持质量至上。
    反例：开展“五进”活动：进学校、进班级、进宿舍、进家庭。
    反例：要做到“四个到位”，即思想认识到位、组织领导到位、措施落实到位。
    反例：会议有五项议程：（一）传达精神；（二）总结工作；（三）表彰先进；（四）部署任务。
    反例：
        云河县教育局工作总结
        一、主要做法
        概括起来，主要有三个方面：
        （一）加强领导。成立专班。
        （二）强化督导。定期检查。
    反例：
        云河县教育局工作方案
        一、主要措施
        各校要采取以下三项措施：
        （一）加强领导。成立专班。
        （二）强化督导。定期检查。
        二、工作要求
        各校要抓好落实。
    """
    read = reading(document)
    rows = read.rows_with(("一是", "一要"))
    yield from _announced_points(read.passages, range(len(read.passages)) if rows is None else rows)
    yield from _announced_parts(document)
    yield from tallied(document)


def _announced_points(known: tuple[Passage, ...], rows: Sequence[int]) -> Iterator[Hit]:
    """Compare 三个方面：with the 一是, 二是 … behind it, in the passages of these numbers."""
    for index in rows:
        passage = known[index]
        if "一是" not in passage.value and "一要" not in passage.value:
            continue
        if index and passage.value.startswith(_BEGINNINGS):
            yield from _announced_above(known, index)
        for found in _ANNOUNCED.finditer(passage.value):
            name = next(name for name in ("count", "other", "named") if found[name])
            wanted = ordinals.number(found[name])
            listed, items = _listed(known, index, found.end(), wanted)
            if listed > 1 and wanted not in {listed, items}:
                place = found.span(name)
                yield hit(passage.text, *place, f"前面说{quoted(found[0][:-1])}，后面列了{listed}项，请核对")


def _announced_above(known: tuple[Passage, ...], index: int) -> Iterator[Hit]:
    """Compare 我提三点希望： at the end of a paragraph with the 一是, 二是 … that the next one begins with."""
    above = known[index - 1]
    if found := _ANNOUNCED_LAST.search(above.value):
        wanted = ordinals.number(found["count"])
        listed, items = _listed(known, index - 1, len(above.value), wanted)
        if listed > 1 and wanted not in {listed, items}:
            yield hit(above.text, *found.span("count"), f"前面说{quoted(found[0][:-1])}，后面列了{listed}项，请核对")


def _listed(known: tuple[Passage, ...], index: int, start: int, wanted: int) -> tuple[int, int]:
    """Return the last number of 一是, 二是 … from a place on, and how many they are; a number may be left out."""
    last, items, place = 0, 0, start
    around = [ordinals.arabic(found[1]) or 0 for found in _ITEM.finditer(known[index].value, 0, place)]
    outer = around[-1] if around else _outer(known, index)
    for passage in known[index:]:
        head = passage.head
        if (
            passage is not known[index]
            and passage.kind is Kind.HEADING
            and isinstance(head, Heading)
            and head.level < _SERIES_LEVEL
        ):
            break
        for found in _ITEM.finditer(passage.value, place):
            number = ordinals.arabic(found[1]) or 0
            if (last and number <= last) or (outer and number == outer + 1 and last >= wanted):
                return last, items
            if number in {last + 1, last + 2}:
                last, items = number, items + 1
        place = 0
    return last, items


def _outer(known: tuple[Passage, ...], index: int) -> int:
    """Return the number of the item that a paragraph stands under, 0 where it stands under none."""
    for passage in reversed(known[max(0, index - 8) : index]):
        if passage.kind is Kind.HEADING:
            return 0
        if numbers := _ITEM.findall(passage.value):
            return ordinals.arabic(numbers[-1]) or 0
    return 0


def _announced_parts(document: Document) -> Iterator[Hit]:
    """Compare 讲三点意见, 以下三项措施, said right before 一、or （一）, with the parts that follow."""
    for part in parts(document):
        yield from _miscounted(own_blocks(part))


def _miscounted(blocks: Sequence[Block]) -> Iterator[Hit]:
    """Give the numbers of parts in the paper, or in one attachment, that are not those of the parts that follow."""
    for index, block in enumerate(blocks):
        if not (isinstance(block, Heading) and block.ordinal in _FIRST) or index == 0:
            continue
        before = blocks[index - 1]
        if not isinstance(before, Paragraph | Heading) or (isinstance(before, Heading) and before.level >= block.level):
            continue
        value = before.text.value
        if not (found := _SAID.search(value, max(0, len(value) - _LONGEST_SAID))):
            yield from _miscounted_below(blocks, index, before)
            continue
        said = found["count"] or found["second"] or found["third"]
        listed = _siblings(blocks, index, block.level)
        open_ended = block.level == 1 and found["count"] is None
        if listed < _FEWEST or listed == ordinals.number(said) or (open_ended and listed > ordinals.number(said)):
            continue
        message = f"前面说{quoted(found[0].rstrip('。：:，'))}，后面分了{listed}个部分，请核对"
        yield hit(before.text, *found.span(), message)


def _miscounted_below(blocks: Sequence[Block], index: int, before: Paragraph | Heading) -> Iterator[Hit]:
    """Compare 主要有四个方面：at the end of what stands right above （一） with the headings; a hint behind 。"""
    first, value = blocks[index], before.text.value
    if value[-1:] not in _SAID_ENDS or not isinstance(first, Heading) or first.level == 1:
        return
    if not (found := _SAID_LAST.search(value, max(0, len(value) - _LONGEST_SAID))):
        return
    listed = _siblings(blocks, index, first.level)
    if listed < _FEWEST or listed == ordinals.number(found["count"] or found["named"]):
        return
    if found["word"] and not all(found["word"] in one.text.value for one in _headings(blocks, index, first.level)):
        return
    severity = Severity.INFO if found["mark"] == "。" else None
    said = f"前面说{quoted(found[0].rstrip('。：:'))}，后面分了{listed}个部分，请核对"
    yield replace(hit(before.text, *found.span(), said), severity=severity)


def _headings(blocks: Sequence[Block], index: int, level: int) -> Iterator[Heading]:
    """Give the headings of a level from one on, up to a higher one."""
    for block in blocks[index:]:
        if isinstance(block, Heading) and block.level < level:
            return
        if isinstance(block, Heading) and block.level == level:
            yield block


def _number(heading: Heading) -> int:
    """Return the number of a heading's ordinal, 0 where it is none."""
    parsed = ordinals.parse(heading.ordinal or "")
    return 0 if parsed is None else parsed.number


def _siblings(blocks: Sequence[Block], index: int, level: int) -> int:
    """Count the headings of a level from one on, up to a higher one; 0 where they do not rise by one."""
    count = 0
    for block in blocks[index:]:
        if not isinstance(block, Heading) or block.level > level:
            continue
        if block.level < level:
            break
        count += 1
        if _number(block) != count:
            return 0
    return count
