"""Words of current and of bygone papers, and faults of wording that bureaus make → which are told, which go free."""

from __future__ import annotations

import pytest

from govdoc.lint import Config, lint
from govdoc.readers import parse

LETTER = "云河县教育局关于商请支持有关工作的函\n\n青川区教育局：\n\n"
SPEECH = "在全县教育工作会议上的讲话\n\n各位老师、同志们：\n\n"


def _said(text: str) -> list[str]:
    return [finding.message for finding in lint(parse(f"{text}\n".encode(), "文.txt"), Config(select=("TRM",)))]


@pytest.mark.parametrize(
    "text",
    [
        "随函附送名册一份，希即查照。",
        "现送上名单，请烦查照办理。",
        "相应函请贵局支持。",
        "理合备文呈报。",
        "如蒙俯允，实为德便。",
        "所请各节，碍难照准。",
        "呈请钧局核定。",
        "敬请鉴核。",
        "合亟令行该校。",
        "伏候示遵。",
    ],
)
def test_formulas_of_bygone_papers_are_told_in_letters_and_in_speeches(text: str) -> None:
    assert any("旧时" in message for message in _said(LETTER + text))
    assert any("旧时" in message for message in _said(SPEECH + text))


def test_a_speech_may_be_colloquial() -> None:
    assert _said(f"{LETTER}缺啥就补啥。")
    assert _said(f"{SPEECH}缺啥就补啥。") == []


@pytest.mark.parametrize(
    "text",
    [
        "请予支持为荷。",
        "特此函达，请即函复为盼。",
        "请各单位遵照执行，并检查照明设施。",
        "张钧局长到校调研，李钧部长讲课。",
        "完善房屋代理合同备案，景仰各校先进。",
        "深入贯彻习近平总书记系列重要讲话精神。",
        "关爱智障人士，做好送教上门。",
        "加快构建高质量教育体制机制。",
        "健全依法治校长效机制。",
        "完善依法治校长期规划。",
        "坚持问题引导，激发学生思考。",
        "破解顽症痼疾，改进医疗服务。",
        "事故概率明显增大，速度明显提高。",
        "推动形成安全意识，促进各项工作的落实。",
        "提高认识、推动政策的落实，履行党和国家赋予的任务。",
        "建好学校创立工作坊，推进乡镇寄宿制学校建设。",
        "城乡教育融合亟待破题，可以借鉴核心素养的命题经验。",
        "法官王钧裁定驳回起诉，专家李钧鉴定文物，王钧部攻占县城。",
        "民警设伏候敌，机关不能等因奉此、墨守成规。",
        "有的人把纪律要求当耳旁风，对群众诉求不当回事。",
        "电阻率明显增大，患者心率明显增加，速率不断增大。",
        "水流速度明显加大，上网速度明显改善，改革步伐不断加大。",
        "加大奖励以引起各界的重视，这表明企业对创新的重视。",
        "填料压实过程中水的润滑作用，压实机起主导作用，不可忽视。",
        "夯实责任守住防线，夯实安全防线，退守打下的防线。",
        "发扬长处，补足短处。",
        "提高站位加强食堂的监管，增强信心支持项目的落实。",
        "提高效率明确产权的归属，履行合同约定的任务，履行条约所列的任务。",
        "效率通过这种方式得到了提高，法治观念得到明显增强。",
        "老同志发挥余热参与关心下一代的工作。",
        "他参与了该校创立工作，干群关系深度融洽。",
        "一票否定，两票赞成。",
        "模型打破五维、六维空间的限制，坚持用法治校长治久安。",
        "落实党的教育政策，深化高质量教育体制改革。",
        "坚持问题引导、任务驱动，目标导向明确。",
        "推动铸牢中华民族共同体意识，推动更新育人观念，改善电网频率。",
        "青少年的价值观、人生观、世界观尚未成熟。",
        "官兵履行抢险救灾的任务，实行一岗双职工配备。",
        "全市物价局势平稳，省粮食局长期跟踪库存。",
        "作业、睡眠、手机管理落实到位，校园周边五项治理启动。",
        "教育数字化战略工程师到校指导。",
    ],
)
def test_current_words_go_free(text: str) -> None:
    assert _said(LETTER + text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("坚持问题引导，建立整改台账。", "坚持问题导向"),
        ("推行“双随机、一公示”监管。", "双随机、一公开"),
        ("强化“一岗双职”，抓好廉政。", "一岗双责"),
        ("深入实施“国培规划”。", "国培计划"),
        ("加大对家校沟通的重视。", "重视程度"),
        ("压实各校主体作用。", "责任"),
        ("打牢食品安全防线。", "筑牢"),
        ("近视率得到了进一步扩大。", "不断降低"),
        ("办学质量取得了明显的提高。", "明显提高"),
        ("树立正确的人生观、世界观、价值观。", "世界观、人生观、价值观"),
        ("抓好作业、睡眠、手机等“五项治理”。", "五项管理"),
        ("落实法治校长制度。", "法治副校长"),
    ],
)
def test_a_fault_of_wording_is_told_with_the_right_words(text: str, right: str) -> None:
    (message,) = _said(LETTER + text)
    assert right in message
