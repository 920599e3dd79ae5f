"""Values as YAML text, and the reader of plans upon it."""

from hypothesis import given
from hypothesis import strategies as st

from govdoc.drafting.nodes import value
from govdoc.drafting.yamltext import Remarked, Written, comment, without_control, yaml_text
from govdoc.drafting.yamltree import parse

SIGNS = "#-:*&!|>'\"%@`?,[]{}\\=~. \t　“”。，：；一二（）是否12aZ\u200b\u202e\xa0\u2028\x85\ufeff\x07\n\r👍🏽甲"
TEXTS = st.one_of(
    st.text(st.sampled_from(list(SIGNS))),
    st.text(),
    st.text(st.sampled_from(list("甲乙丙丁，。；！？、：,;!?\"' ab1")), min_size=60, max_size=300),
)
TREES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.sampled_from(["标题", "正文", "层次", "表格"]), inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


def bare(tree: object) -> object:
    """Return a tree as the reader gives it: no control characters, no line feeds at the ends of texts."""
    match tree:
        case str():
            return without_control(tree).rstrip("\n")
        case list():
            return [bare(inner) for inner in tree]
        case dict():
            return {key: bare(inner) for key, inner in tree.items()}
        case _:
            return tree


@given(TREES)
def test_whatever_is_written_is_read_back(tree: Written) -> None:
    text = yaml_text({"正文": tree, "末": "尾"})
    found = parse(text, "plan.yaml")
    assert found.faults == ()
    assert value(found.root) == {"正文": bare(tree), "末": "尾"}


@given(TEXTS, TEXTS)
def test_a_remark_is_never_read(text: str, remark: str) -> None:
    written = comment(remark) + yaml_text({"正文": [{"标题": Remarked(text, remark), "正文": "段"}]})
    assert value(parse(written, "plan.yaml").root) == {"正文": [{"标题": bare(text), "正文": "段"}]}


def test_texts_are_plain_where_they_may_and_long_ones_turn_behind_a_mark() -> None:
    long = "全县教育系统真抓实干，办学条件有了较大改善，教育质量稳步提高，群众满意度不断提升，" * 2
    assert yaml_text({"标题": "回顾", "日期": "2026", "正文": [long, "甲: 乙", "- 丙", "“丁”", "同志们:"]}) == (
        "标题: 回顾\n"
        "日期: 2026\n"
        "正文:\n"
        "  - 全县教育系统真抓实干，办学条件有了较大改善，教育质量稳步提高，群众满意度不断提升，\n"
        "    全县教育系统真抓实干，办学条件有了较大改善，教育质量稳步提高，群众满意度不断提升，\n"
        '  - "甲: 乙"\n'
        '  - "- 丙"\n'
        "  - “丁”\n"
        '  - "同志们:"\n'
    )
