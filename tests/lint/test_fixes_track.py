from __future__ import annotations

import io
import re
import sys
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.lint.judges import replacing
from tests.lint.test_fixes_word import FAULTY, body, split
from tests.readers import builders
from tests.readers.builders import p, r

from govdoc.errors import UsageError
from govdoc.lint import lint
from govdoc.lint.fixes import Manner, repair
from govdoc.readers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMA = replacing(",", "，")


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def tracked(content: str, pattern: str = ",", new: str = "，") -> bytes:
    done = repair(builders.docx(content), "通知.docx", replacing(pattern, new), Manner(tracked=True))
    return done.data


def settled(data: bytes, *, accept: bool) -> str:
    """Return the text of the file with every change of govdoc accepted, or rejected, as Word would."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    keep, drop = ("ins", "del") if accept else ("del", "ins")
    for mark in root.xpath(f"//w:{drop}[@w:author='govdoc']", namespaces={"w": W[1:-1]}):
        mark.getparent().remove(mark)
    for mark in root.xpath(f"//w:{keep}[@w:author='govdoc']", namespaces={"w": W[1:-1]}):
        for child in mark:
            mark.addprevious(deepcopy(child))
        mark.getparent().remove(mark)
    texts = [[t.text or "" for t in paragraph.iter(W + "t", W + "delText")] for paragraph in root.iter(W + "p")]
    return "\n".join("".join(parts) for parts in texts)


def test_a_change_is_a_deletion_and_an_insertion_with_author_and_date() -> None:
    when = 'w:author="govdoc" w:date="2026-01-01T00:00:00Z"'
    assert body(tracked(p(r("<w:t>甲,乙</w:t>", "<w:b/>")))) == p(
        r("<w:t>甲</w:t>", "<w:b/>")
        + f'<w:del w:id="2" {when}>{r("<w:delText>,</w:delText>", "<w:b/>")}</w:del>'
        + f'<w:ins w:id="1" {when}>{r("<w:t>，</w:t>", "<w:b/>")}</w:ins>'
        + r("<w:t>乙</w:t>", "<w:b/>")
    )


def test_the_time_is_now_without_source_date_epoch_and_a_wrong_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert re.search(r'w:date="20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ"', body(tracked(p("甲,乙"))))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "今天")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        tracked(p("甲,乙"))


def test_numbers_are_unique_beside_those_of_others() -> None:
    others = (
        '<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/><w:ins w:id="3" w:author="甲">'
        + r("新")
        + "</w:ins>"
    )
    ids = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', body(tracked(p(others) + p("甲,乙,丙"))))
    assert len(ids) == len(set(ids)) == 5
    assert "1" not in ids


def test_a_tracked_change_of_format_stays_and_gets_a_number_of_its_own_where_its_run_is_cut() -> None:
    old = '<w:b/><w:rPrChange w:id="9" w:author="甲"><w:rPr/></w:rPrChange>'
    after = body(tracked(p(r("<w:t>甲,乙</w:t>", old))))
    ids = re.findall(r'<w:rPrChange w:id="(\d+)"', after)
    assert len(ids) == len(set(ids)) == 2
    assert re.findall(r"<w:ins[^>]*><w:r><w:rPr><w:b/></w:rPr>", after)


def test_a_change_within_anothers_insertion_is_left() -> None:
    content = p('<w:ins w:id="1" w:author="甲">' + r("甲,乙") + "</w:ins>")
    done = repair(builders.docx(content), "a.docx", COMMA, Manner(tracked=True))
    assert body(done.data) == content
    assert done.summary() == "1 处未改（他人的修订）"


def test_what_stands_in_the_run_beside_the_text_stays_in_its_place() -> None:
    content = p(r("<w:t>甲,乙</w:t><w:tab/><w:t>丙,丁</w:t><w:br/>"))
    after = body(tracked(content))
    assert after.index("乙</w:t><w:tab/>") < after.index("丙</w:t>")
    assert after.endswith("丁</w:t><w:br/></w:r></w:p>")
    assert settled(tracked(content), accept=False) == "甲,乙丙,丁"


def test_a_text_cannot_hold_tracked_changes() -> None:
    done = repair("甲,乙".encode(), "讲话.txt", COMMA, Manner(tracked=True))
    assert done.data == "甲,乙".encode()
    assert done.summary() == "修订只能写进 Word 文件（.docx），文本请用 --fix 或 --diff"


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(FAULTY), min_size=1, max_size=8, unique=True), st.booleans(), st.integers(0, 10**6))
def test_accepting_all_gives_the_mended_text_and_rejecting_all_the_old_one(
    texts: list[str],
    unsafe: bool,  # noqa: FBT001
    seed: int,
) -> None:
    data = builders.docx(split("\n".join(texts), seed))
    plain = repair(data, "要点.docx", lint, Manner(unsafe))
    marked = repair(data, "要点.docx", lint, Manner(unsafe, tracked=True))
    assert settled(marked.data, accept=False) == docx.parse(data, "要点.docx").source.text
    assert settled(marked.data, accept=True) == plain.document.source.text
    assert marked.document.source.text == plain.document.source.text
    assert marked.fixed == plain.fixed


def test_the_file_is_valid_by_the_schemas(shared: Path, tmp_path: Path) -> None:
    sys.path.insert(0, str(shared / "schemas"))
    try:
        import validate_docx  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    from govdoc.readers import markdown
    from govdoc.writers import write

    table = "| 甲,乙 | 丙 |\n|---|---|\n| 丁,戊 | 1 |\n"
    text = f"# 云河县教育局工作要点\n\n## 一、加强领导\n\n各校要加强领导,压实责任,截止3月1日**抓好,落实**。\n\n{table}"
    data = write(markdown.parse(text, "要点.md"), "docx")
    for manner in (Manner(), Manner(tracked=True)):
        path = tmp_path / "要点.docx"
        done = repair(data, "要点.docx", COMMA, manner)
        assert done.fixed.total() == 5
        path.write_bytes(done.data)
        assert validate_docx.problems(path) == []
