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
落实《关于印发〈云河县中小学校车管理办法〉的通知》（云教发〔2026〕8号）要求。
家长问：“孩子几点放学？”老师答：“下午4时30分。”
第一，坚持育人为本。其次，坚持因地制宜。第三，坚持稳步推进。
县教育局公告2026年第12号、县政府令第8号自2026年3月1日起施行。
每班40～45人，每年培训100—120人次，增长3%—5%，补助3万～5万元。
他从1998年起在村小任教，一干就是28年，教过1000多名学生，有十几名学生考上了重点大学。
男子4×100米接力、110米栏决赛于上午9:30—11:00举行，比分为25∶20。
面积约120平方公里，海拔1800米以上，气温在-5℃至8℃之间，功率15 kW，占地50亩。
按照“3·15”“5·12”“一二·九”“五四”“七一”等节点开展教育活动。
学生们有的跳绳，有的踢毽子，有的打篮球……操场上一片欢腾。
来了！来了！同学们欢呼起来。谁来干？怎么干？干到什么程度？——这是必须回答的问题。
外国专家安娜·伊万诺娃、卡米拉·买买提一同参加座谈。
正月十五、八月十五放假，每周星期五下午开展社团活动，学校始建于光绪三十一年。
填表说明：1.本表一式三份；2.“姓名”栏填写全名；3.“√”表示已完成。
一等奖、二等奖、三等奖分别占10%、20%、30%，其他为优秀奖。
本办法所称“以上”“以下”，包括本数；所称“不满”“超过”，不包括本数。
第二课堂、第三方机构、第一书记、“四个意识”、一把手、一票否决、三农问题。
申报材料包括：（1）申请表；（2）学历证书复印件；（3）近期照片2张。
联系人：王老师（电话：0838-2201234，邮箱：yunhe_edu@example.com）。
本次活动历时3小时15分钟，参加师生达1.2万余人，满意率比上年提高2.5个百分点。
截至2026年6月底，全县建成标准化考场12个，报名工作已经截止。
分期：2026—2030年、2025—2026学年、9月—12月、8月20—25日、8:30—11:30。
要把“大事”办好、“小事”办实、“难事”办妥，做到“一校一策、一生一案”。
会议要求：一要提高认识，二要压实责任，三要强化督导。
这些问题，归纳起来：一是认识不到位；二是责任不落实；三是督导不经常。
"""


@pytest.mark.parametrize("sentence", RIGHT.splitlines())
def test_a_sentence_that_only_looks_wrong_has_no_finding(sentence: str) -> None:
    assert lint(parse(sentence.encode(), "文.txt")) == []
