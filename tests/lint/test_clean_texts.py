"""Clean documents stay silent for ever, as they are and as we write them; a false alarm becomes one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdoc.lint import lint
from govdoc.outline import structure
from govdoc.readers import parse, read
from govdoc.writers import write

CASES = sorted((Path(__file__).parent.parent / "cases" / "pass").iterdir())


@pytest.mark.parametrize("path", CASES, ids=[path.name for path in CASES])
def test_a_clean_text_has_no_finding_at_all(path: Path) -> None:
    assert lint(read(path)) == []


@pytest.mark.parametrize("path", CASES, ids=[path.name for path in CASES])
def test_what_we_write_is_faultless_by_every_rule(path: Path) -> None:
    data = write(structure(read(path)))
    assert lint(parse(data, f"{path.stem}.docx")) == []


RIGHT = """\
本次培训分三期进行，第一、二期在县城，第三期在乡镇。
他说：“我是一名‘特岗教师’，我骄傲。”
为了了解情况，督导组深入学校；目的的明确性很重要，的的确确要抓好。
投资增长率达120%，完成率为105%，学前毛入园率为101.3%。
共有教师200人，其中，高级职称30人、中级职称80人。
共有教师200人，其中女教师120人、党员150人。
三、五年级学生参加测试，六、七年级做好衔接。
他是一是一、二是二的人，做事一是认真，二是踏实。
贯彻《中共中央 国务院关于学前教育深化改革规范发展的若干意见》精神。
党的二十大和二十届二中、三中、四中全会精神。
按照“3·15”“一二·九”等主题开展活动，超过3000人参加，其中80%以上为青年教师。
该校始建于1958年，20年树木、百年树人。
每个年级按一、二、三等奖设奖，一等奖10名、二等奖20名、三等奖30名。
参加的于5月底前报名，报名截止5月31日。
村长效机制、乡村长远发展，来自已有的研究，他自己经过努力，生产队伍稳定，新建全部完成。
学校应当既抓教学又抓安全，随既定目标前进，设立既定课程，一份量化表在月份内完成。
校园满意度高，公园满是游人，省内函授教育，包含盖章手续，提拨付款。
《中华人民共和国教育法》、《中华人民共和国教师法》（2009年修正）和《中华人民共和国义务教育法》等。
课间操时间为9:50—10:20，午休12:30至14:00，师机比为1:1。
这到底是谁的责任？！同志们，我们一定要想清楚！！
学习习近平总书记重要讲话，学习总书记的重要指示，为祖国效劳。
"""


@pytest.mark.parametrize("sentence", RIGHT.splitlines())
def test_a_sentence_that_only_looks_wrong_has_no_finding(sentence: str) -> None:
    assert lint(parse(sentence.encode(), "文.txt")) == []
