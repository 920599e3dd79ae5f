"""The rows of terms.tsv: each finds its own example, nothing in the right form, and only where its words stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdoc.lint import Config, lint
from govdoc.lint.dating import written
from govdoc.lint.literals import Literals, one_by_one
from govdoc.lint.rules import terms
from govdoc.lint.rules.terms import Term
from govdoc.outline import structure
from govdoc.readers import parse

TABLE = terms.table()
ROWS = [pytest.param(row, id=f"{row.code}-{row.example}") for row in TABLE]
PATTERNS = [pytest.param(row, id=row.wrong[:30]) for row in TABLE if row.triggers]
INNER = str.maketrans("“”", "‘’")


def _found(text: str, *codes: str) -> list[tuple[str, str]]:
    return [(f.code, f.basis) for f in lint(parse(text.encode(), "文.txt"), Config(select=codes or ("TRM",)))]


def _match(row: Term) -> re.Match[str]:
    (match,) = [*re.finditer(row.wrong, row.example)][:1]
    return match


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_found_in_its_example_and_told_in_the_right_words_or_with_advice(row: Term) -> None:
    found = lint(parse(f"{row.example}。\n".encode(), "文.txt"), Config(select=(row.code,)))
    right = row.right if row.right[0] == "：" or row.code == "TRM014" else f"“{row.right.translate(INNER)}”"
    assert any(finding.basis == row.basis and finding.message.endswith(right) for finding in found), found


@pytest.mark.parametrize("row", ROWS)
def test_the_example_put_right_is_found_by_no_row(row: Term) -> None:
    match = _match(row)
    mended = row.mended or row.example[: match.start()] + row.right + row.example[match.end() :]
    assert _found(f"{mended}。\n") == []


@pytest.mark.parametrize("row", ROWS)
def test_a_row_in_quotation_marks_goes_free(row: Term) -> None:
    quoted = row.example.replace("“", "‘").replace("”", "’")
    assert _found(f"有人写道：“关于{quoted}的事。”\n") == []


@pytest.mark.parametrize("row", ROWS)
def test_a_row_has_a_source_a_date_and_no_error(row: Term) -> None:
    assert row.source
    assert row.severity != "error"
    assert (row.since or row.date) <= "2026-11"
    assert re.fullmatch(r"(?:\d{4}-\d{2} \S.*)?", row.checked)


@pytest.mark.parametrize("row", PATTERNS)
@settings(max_examples=20, deadline=None, suppress_health_check=[*HealthCheck])
@given(data=st.data())
def test_every_match_of_a_pattern_holds_one_of_its_triggers(row: Term, data: st.DataObject) -> None:
    alphabet = st.sampled_from([*"".join({*row.wrong, *row.triggers, *row.example, *"的、，在于"})])
    bare = re.sub(r"\(\?<?[=!][^()]*(?:\([^()]*\)[^()]*)*\)", "", row.wrong)
    text = data.draw(st.from_regex(bare, alphabet=alphabet) | st.just(row.example))
    found = re.search(row.wrong, text)
    assert found is None or any(word in text for word in row.words)


def test_there_are_rows_enough_and_none_twice() -> None:
    assert len(TABLE) >= 240
    words = [word for row in TABLE if not row.triggers for word in row.wrong.split("|")]
    assert len(words) == len({*words})


def test_a_row_has_what_it_needs() -> None:
    for row in TABLE:
        assert all((row.code, row.wrong, row.right, row.source, row.example)), row.example
        assert all(re.fullmatch(r"(?:\d{4}-(?:0[1-9]|1[0-2]))?", month) for month in (row.date, row.since, row.retired))
        assert row.date, row.example
        assert bool(row.triggers) == bool(re.search(r"[\\^$.*+?{}\[\]()]", row.wrong)), row.example
        assert row.mended or row.right[0] != "：", row.example


def test_a_cited_formulation_goes_free() -> None:
    assert _found("文件《关于坚定“四个意识”的通知》指出，“要筑牢中华民族共同体意识”。\n") == []


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("关于某事的通知\n\n各校：\n请抓好落实。\n\n云河县教育局\n2017年5月3日\n", "2017-05"),
        ("云河县教育局2017年工作总结\n\n一年来成绩明显。\n", "2017-01"),
        ("在全县教育工作会议上的讲话\n（二〇一七年十一月三日）\n\n同志们：\n今天开会。\n", "2017-11"),
        ("工作总结\n\n一年来成绩明显。\n", None),
    ],
)
def test_the_month_of_a_document_is_read_where_it_stands(text: str, month: str | None) -> None:
    assert written(structure(parse(text.encode(), "文.txt"))) == month


def test_an_older_document_is_not_judged_by_newer_words() -> None:
    body = "\n\n培养德智体美全面发展的学生，会同县工商局检查。\n"
    assert _found(f"云河县教育局2016年工作要点{body}") == []
    assert {code for code, _ in _found(f"云河县教育局2026年工作要点{body}")} == {"TRM003", "TRM008"}


def test_words_that_were_right_once_are_a_warning_only_in_a_paper_of_known_date() -> None:
    text = "会同县工商局检查，培养德智体美全面发展的学生，依据《合同法》签约。\n"
    undated = lint(parse(text.encode(), "文.txt"), Config(select=("TRM",)))
    dated = lint(parse(f"云河县教育局2026年工作要点\n\n{text}".encode(), "文.txt"), Config(select=("TRM",)))
    assert [(f.code, f.severity) for f in undated] == [("TRM008", "info"), ("TRM003", "info"), ("TRM015", "info")]
    assert [(f.code, f.severity) for f in dated] == [
        ("TRM008", "warning"), ("TRM003", "warning"), ("TRM015", "warning")
    ]  # fmt: skip


def test_a_sentence_that_tells_of_older_years_goes_free() -> None:
    for time in ("2015年", "20世纪90年代", "上世纪末", "改革开放初期"):
        assert _found(f"{time}，学校培养德智体美全面发展的学生，与县工商局共建基地。\n") == [], time


@pytest.mark.parametrize(
    "text",
    [
        "美国国税局、美国环保局和美国国家食品药品监督管理局发布数据。",
        "泰国国家旅游局、越南铁道部和日本农业局代表来访。",
        "村计生委员和妇联主席入户，农业部门和文化部门配合。",
        "商务部、农业部署下一阶段工作，教育部、文化部分别发文。",
        "西藏宗教界提出“四个维护”，维护法律尊严、维护民族团结。",
        "推动传统工艺创造性转化和创新性发展，全面从严管党治党。",
        "学习《习近平总书记教育重要论述讲义》，领会习近平总书记教育重要论述。",
        "教师乐教爱生、无私奉献，学校勤学笃行、守正创新。",
        "劳动课是落实立德树人根本任务的重要课程，绿水青山才是金山银山。",
        "小学严禁组织小升初考试，不得开设重点班，防止初中变相举办提高班。",
        "原广播电视大学办学点改建为社区学院，高中会考虑学生志愿，严禁炒作高考状元。",
        "累计共享课程资源30门，合计共建基地5个，推进推动力建设。",
        "请喇嘛讲民俗，开展呼啦圈比赛，重点儿童一人一档，学校工作有声有色。",
        "高中信息技术课程资源和第十个五年计划期间的资料都已归档。",
        "新建九年一贯制义务教育学校一所。",
        "提升思政引领力、人才竞争力和科技支撑力。",
        "开展习近平新时代中国特色社会主义思想学习教育活动，组织党史主题教育、党纪专题教育。",
        "执行国家教委1996年发布的《小学管理规程》（国家教育委员会令第26号）和国家教委教基〔1996〕15号文件。",
        "只有中国特色社会主义才能发展中国，没有中国特色社会主义就没有今天，坚持走具有中国特色社会主义教育道路。",
        "学校食品安全实行校长负责制，高等学校坚持党委领导下的校长负责制。",
        "提高资助精准度，扩大优质资源覆盖面，解决群众急难愁盼问题，满足教育需求，打下坚实基础，创造良好条件。",
        "坚持一个中国、台湾是中国的一部分，与台湾地区教育部门交流；反对“台独”，台湾“教育部”的做法不得人心。",
        "聘请专人设立台账，父亲们和母亲们走进课堂，生态区种草养畜，会议精神马上传达。",
        "对禁止类项目不得备案，只要加强管理，就能提高质量，只有坚持改革，才能发展。",
        "有人说“绿水青山就是银山金山”，这话不对。",
        "推进融合教育，残疾学生就近入学，正常人员流动、正常学生活动不受影响。",
        "购置一台独立空调，新疆独山子、西藏独有的资源，他的执着令人感动，信奉此道者少，问题严重得厉害了些。",
        "泰国赫蒙族学生来访，澳门特别行政区卫生局、纽约市卫生局代表来访。",
        "坚持以习近平新时代中国特色社会主义思想为指导，学习习近平新时代中国特色社会主义经济思想。",
        "严禁小学组织小升初考试，义务教育学校举办重点班、尖子班的，一律纠正。",
        "教师不能只做教书匠；男子组限男生报名；两年之前前往外地就读；家乡发生翻天覆地的改变。",
        "以儿童为主线下周开展检查，以县城为核心下辖五镇，小学计算机课后服务受欢迎，学生高三会考上大学。",
    ],
)
def test_what_only_looks_like_a_wrong_form_goes_free(text: str) -> None:
    assert _found(f"云河县教育局2026年工作要点\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "践行“绿水青山就是银山金山”理念。",
        "落实“中央八项规定实施细则精神”要求。",
        "解决群众的入学需求，办好学校。",
        "教学水平明显增强，家长满意。",
        "缩小校际之间的差距。",
        "禁止学生不得携带手机进课堂。",
        "与台湾教育部开展交流。",
        "会同县旅游局开展研学。",
        "特此函达，即希查照。",
        "高举习近平新时代中国特色社会主义伟大旗帜。",
        "深刻领悟“两个确立”的重大意义。",
        "不断提高“四个意识”。",
        "报省教委备案。",
        "会同县卫生局开展体检。",
        "学习二十大四中全会精神。",
    ],
)
def test_more_faults_of_wording_are_told(text: str) -> None:
    assert len(_found(f"云河县教育局2026年工作要点\n\n{text}\n")) == 1


def test_a_body_that_issued_a_listed_document_is_only_hinted_at() -> None:
    text = "云河县教育局2026年学习资料目录\n\n国家卫生计生委关于预防接种的通知\n\n会同国家卫生计生委开展检查。\n"
    found = lint(parse(text.encode(), "文.txt"), Config(select=("TRM008",)))
    assert [finding.severity for finding in found] == ["info", "warning"]


def test_of_rows_that_overlap_the_widest_is_told() -> None:
    found = lint(parse("由村委会村长负责。\n".encode(), "文.txt"), Config(select=("TRM002",)))
    assert [finding.message for finding in found] == ["“村委会村长”的规范提法是“村民委员会主任”"]


def test_words_of_two_trades_are_judged_by_their_context() -> None:
    assert _found("弘扬教育家精神，乐教爱生、无私奉献。\n", "TRM003")
    assert _found("增强“四个意识”，做到“四个维护”。\n", "TRM001")
    assert _found("云河县教育局2026年工作要点\n\n按照商务部、农业部要求执行。\n", "TRM008")


TEXTS = st.text(st.sampled_from("四个意识自信做到“”、坚定增强的"), max_size=60)


@given(TEXTS, st.lists(st.text(st.sampled_from("四个意识自信做到“”、"), min_size=1, max_size=3), max_size=8))
def test_the_library_finds_what_python_finds(text: str, strings: list[str]) -> None:
    strings = [*dict.fromkeys(strings)]
    assert sorted(Literals(strings).places(text)) == sorted(one_by_one(strings, text))
