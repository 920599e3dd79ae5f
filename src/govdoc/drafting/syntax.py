"""A syntax error of PyYAML → the place and the sentence for a person who has never read the YAML specification."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govdoc.drafting.faults import Fault
from govdoc.drafting.typedlines import typed_as_in_word
from govdoc.patterns import lazy

if TYPE_CHECKING:
    import yaml

_KEY = r"[^\s:：，。、；！？“”\"'#\-][^\s:：，。、；！？“”\"']{0,11}"
_WIDE_COLON = lazy(rf"^\s*(?:-\s+)?(?P<key>{_KEY})：")
_TIGHT_COLON = lazy(rf"^\s*(?:-\s+)?(?P<key>{_KEY}):(?=[^ \n/])")
_BARE = lazy(rf"^\s*(?:-\s+)?(?P<key>{_KEY})\s*$")
_STARTS = lazy(r"^\s*(?:-\s+)*(?:[^\s:：]+:\s+)?(?:-\s+)*$")

_COLON = (
    "多了一个英文冒号：文字里有“: ”（冒号加空格）的，要给整段文字加上双引号，或改用全角冒号；"
    "若这里本是新的一键，就是缩进没有对齐"
)
_INDENT = "缩进没有对齐：同一级的键要从同一列写起，下一级比上一级多空两格"
_LIST = "列表的缩进没有对齐：每项的“- ”要从同一列写起，项内的各键要与“- ”后的第一个字对齐"
_QUOTE = "引号后面多了文字：以英文引号开头的值，要到配对的引号结束；文字里要用引号的，请写中文引号“ ”"

_SENTENCES = (
    (r"mapping keys are not allowed", "文字不能以“? ”开头，请给整段文字加上英文双引号"),
    (r"mapping values are not allowed", _COLON),
    (r"could not find expected ':'", "这一行缺少冒号：键后要有英文冒号加一个空格，如“单位: 云河县教育局”"),
    (
        r"found unexpected end of stream",
        "引号没有配对：从这里开始的英文引号一直没有结束；文字里的引号请写中文引号“ ”",
    ),
    (
        r"unknown escape character|hexdecimal|hexadecimal",
        "双引号里的“\\”有特殊含义：是路径的，请把“\\”改成“/”；要写“\\”本身的，请把外面的双引号改成单引号",
    ),
    (r"entries are not allowed", "“- ”不能与键写在同一行：请另起一行，缩进两格再写“- ”"),
    (r"expected '-' indicator|block collection", _LIST),
    (r"'[\]}]'|flow (sequence|mapping)", "方括号“[ ]”或花括号“{ }”没有配对：以英文括号开头的文字要加双引号"),
    (
        r"expected comment or line break|chomping or indentation",
        "“|”和“>”之后要换行再写文字；以它们开头的文字要加双引号",
    ),
    (
        r"anchor|alias|tag|directive|document start",
        "文字以 * & ! % 等符号开头时要加双引号；计划文件不用 YAML 的锚点、别名、标签和指令",
    ),
    (r"expected (the )?node content", "这里缺少值：以英文标点开头的文字要加双引号"),
    (
        r"expected key|block mapping|block end|simple key",
        _INDENT,
    ),
)
"""Words of PyYAML's message (of its C and of its Python parser) → sentence, first match."""


def syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """Return where a YAML text breaks and how to mend it; the lines of ``text`` end with a line feed."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return unprintable(text) or Fault(1, 1, "", "含有不能使用的字符，请用 UTF-8 编码重新保存")
    begin = getattr(error, "context_mark", None) or mark
    problem = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or ''}"
    return (
        _suspect_bracket(lines, problem, begin, mark)
        or _suspect_remark(lines, problem, mark)
        or _suspect_colon(lines, begin.line, mark.line)
        or _suspect_character(lines, problem, mark)
        or _suspect_line(lines, problem, mark)
        or _suspect_escape(lines, problem, mark)
        or _suspect_quote(lines, problem, mark)
        or _bare_line(lines, problem, begin)
        or _deeper_key(lines, problem, mark)
        or _general(problem, begin if re.search("unexpected end|anchor|alias|tag", problem) else mark)
    )


def suspect_line(text: str) -> Fault | None:
    """Return the first line whose colon YAML does not take for one, None where there is none."""
    lines = text.split("\n")
    return _suspect_colon(lines, 0, len(lines) - 1)


def unprintable(text: str) -> Fault | None:
    """Return the place of the first control character, None where there is none."""
    found = CONTROL.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    return Fault(line, column, "", f"含有看不见的控制字符 U+{ord(found[0]):04X}，请删去")


CONTROL = lazy(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _suspect_colon(lines: list[str], first: int, last: int) -> Fault | None:
    """Find a key with ： or with : and no blank behind it, from two lines before ``first`` up to ``last``."""
    if last - first > _NEAR:
        first = last - _NEAR
    for number in range(max(0, first - 1), min(last + 1, len(lines))):
        line = lines[number]
        if _HAS_KEY.match(line) or line.lstrip().startswith("#"):
            continue
        if found := _WIDE_COLON.match(line):
            return wide_colon(found["key"], number + 1, found.end())
        if found := _TIGHT_COLON.match(line):
            if (blank := line[found.end() :][:1]).isspace():
                name = "全角空格" if blank == "\u3000" else "特殊的空格（看上去和半角空格一样）"
                return Fault(number + 1, found.end() + 1, "", f"“{found['key']}:”后面是{name}，请改成半角空格")
            return Fault(number + 1, found.end(), "", f"“{found['key']}”后面的英文冒号之后要空一格")
    return None


def wide_colon(key: str, line: int, column: int) -> Fault:
    """Return the fault of a key with a full-width colon, which stands at the place."""
    return Fault(line, column, "", f"“{key}”后面用了全角冒号“：”，请改成英文冒号加一个空格“: ”")


_NEAR = 12
"""Lines before the place of an error in which its cause is looked for."""


def _suspect_character(lines: list[str], problem: str, mark: yaml.Mark) -> Fault | None:
    """Name a tab, or a character with which no unquoted text may begin."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in line[: mark.column + 1] and ("start any token" in problem or "tab" in problem):
        column = line.index("\t") + 1
        return Fault(mark.line + 1, column, "", "用了制表符（Tab 键）：缩进和空格一律改用半角空格")
    if "start any token" in problem or ("node content" in problem and mark.column < len(line)):
        character = line[mark.column]
        return Fault(mark.line + 1, mark.column + 1, "", f"文字不能以“{character}”开头，请给整段文字加上英文双引号")
    return None


_WIDE_COMMA = "括号里各项之间要用英文逗号“,”，现为全角逗号“，”；这个逗号本是文字的，请给这一项加上英文双引号"
_REMARK_IN_BRACKETS = "“#”和它后面的字会被当作注释，括号因此没有结束：这是文字的，请给这一项加上英文双引号"
_REMARK = "“#”和它后面的字会被当作注释，下一行接不上：是正文的，请给整段文字加上英文双引号；是注释的，请另写一行"


def _suspect_bracket(lines: list[str], problem: str, begin: yaml.Mark, mark: yaml.Mark) -> Fault | None:
    """Find ， or a comment in brackets that do not close."""
    if not re.search("flow (sequence|mapping)", problem):
        return None
    for number in range(begin.line, min(mark.line + 1, len(lines))):
        line = lines[number]
        start = begin.column if number == begin.line else 0
        if found := re.compile(r"\s#").search(line, start):
            return Fault(number + 1, found.end(), "", _REMARK_IN_BRACKETS)
        if (at := line.find("，", start)) >= 0 and re.search(r"，\s*[^\s:：，]{1,12}\s*[:：]", line[start:]):
            return Fault(number + 1, at + 1, "", _WIDE_COMMA)
    return None


_UNJOINED = "expected key|block end|expected ':'|'-' indicator|block collection"


def _suspect_remark(lines: list[str], problem: str, mark: yaml.Mark) -> Fault | None:
    """Find a comment behind a text that goes on in the next line: YAML ends the text at the comment."""
    before = lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""
    found = re.search(r"[^\s:\-]\s+(#)", before)
    if not found or before.lstrip().startswith("#") or not re.search(_UNJOINED, problem):
        return None
    here, above = lines[mark.line], before
    deeper = len(here) - len(here.lstrip()) > len(above) - len(above.lstrip())
    return Fault(mark.line, found.start(1) + 1, "", _REMARK) if deeper and not _HAS_KEY.match(here) else None


_HAS_KEY = lazy(r"^\s*(?:-\s+)?[^\s:：“”]+:(?:[ \t]|$)")


def _suspect_line(lines: list[str], problem: str, mark: yaml.Mark) -> Fault | None:
    """Find a line typed as in Word, where the parser stumbled over how lines follow each other."""
    return typed_as_in_word(lines, mark.line) if re.search(f"mapping values|{_UNJOINED}", problem) else None


def _suspect_escape(lines: list[str], problem: str, mark: yaml.Mark) -> Fault | None:
    """Name an escape in double quotes that stands for no character: half of one, or none at all."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "Unicode character escape code" not in problem:
        return None
    found = re.search(r"\\[uU][0-9A-Fa-f]+", line[max(0, mark.column - 2) :])
    shown = f"“{found[0]}”" if found else "反斜线写法"
    return Fault(mark.line + 1, mark.column, "", f"{shown}不是完整的字符，文件无法容纳；请直接写出这个字，或者删去")


def _suspect_quote(lines: list[str], problem: str, mark: yaml.Mark) -> Fault | None:
    """Tell of text behind a closing quotation mark or bracket."""
    before = lines[mark.line][: mark.column].rstrip() if mark.line < len(lines) else ""
    if not re.search("expected key|block end|block mapping", problem) or not before:
        return None
    if before[-1] in "\"'":
        return Fault(mark.line + 1, mark.column + 1, "", _QUOTE)
    if before[-1] in "]}":
        return Fault(mark.line + 1, mark.column + 1, "", "括号后面多了文字：以英文括号开头的文字要加双引号")
    return None


def _bare_line(lines: list[str], problem: str, begin: yaml.Mark) -> Fault | None:
    """Name a line that should be a key and has no colon at all."""
    if "expected ':'" not in problem or begin.line >= len(lines):
        return None
    found = _BARE.match(lines[begin.line])
    said = f"“{found['key']}”后面缺少冒号：请写成“{found['key']}: 内容”；{_GOES_ON}" if found else _STRAY
    return Fault(begin.line + 1, begin.column + 1, "", said)


_GOES_ON = "若是上一项文字的续行，请比上一项的键多缩进两格"
_STRAY = f"这一行不是“键: 值”：{_GOES_ON}；若是新的一键，键后要有“: ”"


def _deeper_key(lines: list[str], problem: str, mark: yaml.Mark) -> Fault | None:
    """Name a key that stands deeper than the key and text on the line above, of which it becomes a part."""
    if "mapping values" not in problem or not 0 < mark.line < len(lines):
        return None
    above, here = _PAIR.match(lines[mark.line - 1]), _PAIR.match(lines[mark.line])
    if not above or not here or here.end("key") != mark.column or here.start("key") <= above.start("key"):
        return None
    said = (
        f"“{here['key']}”比上一行的“{above['key']}”多缩进了：是同一级的键，请与它对齐；"
        "是上一行文字的续行，请给整段文字加上英文双引号"
    )
    return Fault(mark.line + 1, here.start("key") + 1, "", said)


_PAIR = lazy(r"^\s*(?:-\s+)?(?P<key>[^\s:：“”\"'#]{1,12}):[ \t]+[^\s#|>]")


def _general(problem: str, mark: yaml.Mark) -> Fault:
    """Look a message of PyYAML up in the table."""
    for pattern, sentence in _SENTENCES:
        if re.search(pattern, problem):
            return Fault(mark.line + 1, mark.column + 1, "", sentence)
    return Fault(mark.line + 1, mark.column + 1, "", f"不合 YAML 的写法（{problem.strip()}），请检查这一行的标点和缩进")
