"""Rows of terms.tsv on politics, education, forms of address and names → formulations that are not right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.dating import written
from govdoc.lint.rule import Hit, rule
from govdoc.lint.rules.terms import hit_of, hits, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document


@rule("TRM001", "重要提法不准确")
def formulation(document: Document) -> Iterator[Hit]:
    """党的创新理论和重要政治表述应当完整、准确，不漏字、不换词、不颠倒次序。

    引文和文件名（引号、书名号之内）不在此列。提法会变，本规则的每一条都记有来源和日期，
    成文日期早于该日期的文件、讲述更早年份的句子不按它查。

    依据：提法数据表（每条另记来源、日期）
    正例：坚持以习近平新时代中国特色社会主义思想为指导，增强“四个意识”、坚定“四个自信”、做到“两个维护”。
    正例：铸牢中华民族共同体意识，共建“一带一路”倡议成果丰硕。
    反例：坚持以习近平新时代社会主义思想为指导。
    反例：践行“青山绿水就是金山银山”理念。
    反例：坚定“四个意识”，筑牢中华民族共同体意识。
    反例：铸牢中华民族共同意识。
    反例：统筹推进“五位一体”战略布局、协调推进“四个全面”总体布局。
    """
    yield from hits(document, "TRM001")


@rule("TRM002", "领导人和机关称谓不规范")
def form_of_address(document: Document) -> Iterator[Hit]:
    """领导人职务和机关名称应当用规范称谓，并称时党委在前、政府在后，以顿号隔开。

    依据：新华社新闻信息报道中的禁用词和慎用词；提法数据表（每条另记来源、日期）
    正例：学习总书记重要讲话，落实党中央、国务院决策部署。
    正例：县人大常委会副主任、县人民检察院检察长出席，大学生村官参加。
    反例：落实习总书记重要指示，按照党中央国务院部署开展工作。
    正例：县人大主任会议听取汇报，学习总是有方法的，新学习总结会如期召开。
    反例：县人大副主任和县检察院院长出席会议。
    反例：报请县人大主任审定，领会习总关于教育的指示。
    """
    undated = written(document) is None
    for passage, match, term in lexicon().found(document, "TRM002"):
        # In the heads of newspapers a space stands for the mark, and is lost.
        unmarked = not passage.in_sentences and match[0] == term.right.replace("、", "")
        mild = unmarked or (undated and bool(term.former))
        yield hit_of(passage, match, term, "{found}的规范提法是{right}", mild=mild)


@rule("TRM003", "教育方针和固定表述不准确")
def education_formulation(document: Document) -> Iterator[Hit]:
    """教育方针、根本任务、教育家精神等固定表述应当与法律和文件一致。

    依据：提法数据表（每条另记来源、日期）
    正例：培养德智体美劳全面发展的社会主义建设者和接班人，做到为党育人、为国育才。
    正例：2016年以来，学校注重学生德智体美全面发展，党组织领导的校长负责制于2022年推开。
    反例：培养德智体美全面发展的人才，做到为国育人、为党育才。
    反例：教育是党之大计、国之大计，师德师风是评价教师队伍素质的首要标准。
    """
    yield from hits(document, "TRM003")


@rule("TRM004", "用语不规范")
def improper_wording(document: Document) -> Iterator[Hit]:
    """涉及残疾人、疾病、历史分期的用语，应当用规范名称。

    依据：新华社新闻信息报道中的禁用词和慎用词；中国残联关于有关称谓的通知（每条另记来源、日期）
    正例：做好孤独症儿童融合教育，推动乡村长远发展，各村长期坚持。
    正例：思想大解放后，干部作风有了新变化；世界孤独症日又称世界自闭症日。
    反例：做好自闭症儿童入学工作，改建聋哑学校。
    反例：学校在解放前创办。
    """
    yield from hits(document, "TRM004")


@rule("TRM012", "涉港澳台、民族、宗教用语不规范")
def territories_and_peoples(document: Document) -> Iterator[Hit]:
    """港澳台不与国家并列，内地对香港、澳门，大陆对台湾；民族和自治区用全称。

    依据：新华社新闻报道中的禁用词；《中华人民共和国宪法》
    正例：接待香港学生来内地交流，与新加坡等国家和香港地区的学校结为友好学校。
    正例：内蒙古自治区的蒙古族学生和新疆维吾尔自治区的维吾尔族学生来校，恭维族长、思维族谱都不在此列。
    反例：加强大陆与香港学校交流，接待港澳台学生来华交流。
    反例：维族学生和蒙族学生占三成。
    反例：赴台湾、美国等国家考察。
    """
    yield from hits(document, "TRM012")


@rule("TRM013", "会议、学习教育的名称不准确")
def meeting_or_campaign(document: Document) -> Iterator[Hit]:
    """代表大会称“大”，中央全会称“届”；党内集中教育各有定名，专题教育、学习教育、主题教育不可互换。

    依据：党中央有关文件（每条另记来源、日期）
    正例：学习党的二十大和二十届四中全会精神，巩固“三严三实”专题教育、“两学一做”学习教育成果。
    正例：开展学习贯彻习近平新时代中国特色社会主义思想主题教育和深入贯彻中央八项规定精神学习教育。
    反例：学习党的二十大三中全会精神。
    反例：学习党的二十届第三中全会精神。
    反例：巩固“两学一做”主题教育成果，开展党纪学习主题教育。
    """
    yield from hits(document, "TRM013")
