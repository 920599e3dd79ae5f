"""Lines → titles of three lines and more, and paragraphs that only end like one."""

from __future__ import annotations

import pytest

from govdoc.readers.titleline import is_title


@pytest.mark.parametrize(
    "line",
    [
        "云河县教育局 云河县财政局关于印发《云河县义务教育薄弱环节改善与能力提升工作项目规划（2026—2030年）》的通知",
        "中共云河县委办公室 云河县人民政府办公室印发《关于构建优质均衡的基本公共教育服务体系的若干措施》",
        "云河县教育局 云河县公安局公告2026年第19号（关于防止无证车辆接送学生的公告）",
        "云河县教育局关于转发《市教育局关于印发〈校车管理办法〉的通知》的通知（云教发〔2026〕8号）",
        "云河县教育事业发展工作报告——2026年2月8日在全县教育工作暨全面从严治党工作会议上",
    ],
)
def test_a_long_title_is_known(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "根据《云河县人民政府关于做好防汛工作的通知》和市教育局的部署要求，现将有关事项通知",
        "会议传达学习了全县教育工作会议精神和《云河县人民政府关于推进义务教育优质均衡发展的实施意见》",
        "各校要按照要求认真组织教职工学习领会会议精神并结合实际制定切实可行的落实措施",
        "云河县第一中学2026年秋季学期开学典礼暨新生入学教育活动在学校大操场隆重举行",
    ],
)
def test_a_paragraph_is_none(line: str) -> None:
    assert not is_title(line)
