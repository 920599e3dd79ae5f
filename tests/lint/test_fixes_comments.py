from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.lint.judges import Judge, replacing
from tests.lint.test_fixes_word import FAULTY, body, split
from tests.readers import builders
from tests.readers.builders import field, p, r

from govdoc.errors import UnreadableError
from govdoc.lint import Finding, lint
from govdoc.lint.fixes.annotating import annotated
from govdoc.readers import parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMA = replacing(",", "，")


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def word(content: str) -> bytes:
    """Return a .docx that python-docx opens too."""
    return _complete(builders.docx(content))


def _complete(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{kind_of}+xml"/>'
        for name, kind_of in (("document", "document.main"), ("styles", "styles"), ("settings", "settings"))
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )
    return builders.archive({**members, "[Content_Types].xml": types})


def marked(data: bytes, judge: Judge = COMMA, name: str = "通知.docx") -> bytes:
    document = parse(data, name)
    return annotated(data, document, judge(document))


def marks(data: bytes) -> list[str]:
    """Return the text that each comment is on, in the order of the comments' ends."""
    document = python_docx.Document(io.BytesIO(data))
    found: dict[str, list[str]] = {}
    ended = []
    for element in document.element.body.iter():
        if element.tag == W + "commentRangeStart":
            found[element.get(W + "id")] = []
        elif element.tag == W + "commentRangeEnd":
            ended.append("".join(found.pop(element.get(W + "id"))))
        elif element.tag == W + "t":
            for parts in found.values():
                parts.append(element.text or "")
    assert not found
    return ended


def test_a_comment_names_rule_message_suggestion_and_basis() -> None:
    comments = list(python_docx.Document(io.BytesIO(marked(word(p("甲,乙"))))).comments)
    assert [(comment.author, comment.initials) for comment in comments] == [("govdoc", "govdoc")]
    assert comments[0].text.split("\n") == ["TST001 试验（警告）", "“,”应改", "建议：“,”改为“，”", "依据：试验"]
    assert str(comments[0].timestamp).startswith("2026-01-01")


def test_a_comment_stands_at_the_very_characters_and_nothing_else_changes() -> None:
    data = word(p(r("<w:t>甲,</w:t>", "<w:b/>") + r("<w:t>乙</w:t>")))
    after = marked(data)
    assert marks(after) == [","]
    reference = '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    assert body(after) == p(
        r("<w:t>甲</w:t>", "<w:b/>") + '<w:commentRangeStart w:id="1"/>' + r("<w:t>,</w:t>", "<w:b/>")
        + reference + r("<w:t>乙</w:t>")
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert changed == ["word/_rels/document.xml.rels", "word/document.xml", "[Content_Types].xml"]
        assert new.namelist()[: len(old.namelist())] == old.namelist()


def test_comments_that_are_there_stay_and_new_ones_get_other_numbers() -> None:
    once = marked(word(p("甲,乙")))
    twice = marked(once, replacing("乙", "丙"))
    comments = list(python_docx.Document(io.BytesIO(twice)).comments)
    assert [comment.text.split("\n")[2] for comment in comments] == ["建议：“,”改为“，”", "建议：“乙”改为“丙”"]
    assert len({comment.comment_id for comment in comments}) == 2
    with zipfile.ZipFile(io.BytesIO(twice)) as archive:
        assert archive.namelist().count("word/comments.xml") == 1
        assert archive.read("word/_rels/document.xml.rels").count(b"/comments") == 1


@pytest.mark.parametrize(
    ("root", "encoding"),
    [
        ("<w:comments xmlns:w='{}'/>", "utf-8"),
        ("<w:comments xmlns:w='{}'></w:comments>", "utf-8"),
        ("<w:comments xmlns:w='{}'>\n</w:comments >\n", "utf-8"),
        ("<w:comments xmlns:w='{}'></w:comments><!-- 完 -->", "utf-8"),
        ("<comments xmlns='{}'></comments>", "utf-8"),
        ("<comments xmlns='{}'/>", "utf-8"),
        ("<?xml version='1.0' encoding='UTF-16'?><w:comments xmlns:w='{}'/>", "utf-16"),
        ("<?xml version='1.0' encoding='GBK'?><w:comments xmlns:w='{}'></w:comments>", "gbk"),
    ],
)
def test_an_empty_comments_part_is_filled(root: str, encoding: str) -> None:
    once = marked(word(p("甲,乙")))
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["word/comments.xml"] = root.format(W[1:-1]).encode(encoding)
    (comment,) = python_docx.Document(io.BytesIO(marked(builders.archive(members)))).comments
    assert comment.text.startswith("TST001 试验")
    assert comment.author == "govdoc"


def test_what_has_no_place_is_said_at_the_first_paragraph() -> None:
    data = word(p("甲乙") + p("丙"))
    document = parse(data, "a.docx")
    whole = _finding(0, 0)
    after = annotated(data, document, [whole])
    assert marks(after) == ["甲乙"]


def _finding(start: int, end: int) -> Finding:
    from govdoc.lint import Severity

    return Finding("TST001", "试验", Severity.INFO, "说明\x0b", "试验", None, 1, 1, start, end, "", 0, None)


@pytest.mark.parametrize("content", [p(), "<w:p/>", '<w:p w:rsidR="1" />', "<w:p><w:pPr/></w:p>"])
def test_an_empty_paragraph_can_bear_a_comment(content: str) -> None:
    data = word(content)
    after = annotated(data, parse(data, "a.docx"), [_finding(0, 0)])
    assert marks(after) == [""]
    assert next(iter(python_docx.Document(io.BytesIO(after)).comments)).text.split("\n")[1] == "说明\ufffd"


def test_a_finding_over_two_paragraphs_is_marked_in_the_first() -> None:
    data = word(p("甲乙") + p("丙"))
    assert marks(annotated(data, parse(data, "a.docx"), [_finding(1, 4)])) == ["乙"]


def test_findings_in_fields_links_and_insertions_are_marked_at_their_place() -> None:
    content = (
        p(field("REF b", "甲,乙"))
        + p('<w:hyperlink w:anchor="b">' + r("丙,丁") + "</w:hyperlink>")
        + p('<w:ins w:id="1" w:author="甲">' + r("戊,己") + "</w:ins>")
        + p("<w:r><w:t>庚</w:t><w:tab/><w:t>辛,</w:t></w:r>")
    )
    assert marks(marked(word(content))) == [","] * 4


def test_a_finding_on_a_tab_in_a_content_control_or_in_odd_xml_goes_around_the_paragraph() -> None:
    tab = p(r("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>"))
    control = p(r("丙") + "<w:sdt><w:sdtContent>" + r("丁,") + "</w:sdtContent></w:sdt>")
    assert marks(marked(word(tab), replacing("\t", " "))) == ["甲乙"]
    assert marks(marked(word(control))) == ["丙丁,"]
    assert marks(marked(word(p("<w:r><w:t>甲,乙<w:r/></w:t></w:r>")))) == ["甲,乙"]


def test_a_finding_in_a_footnote_is_told_where_its_mark_stands() -> None:
    notes = builders.part("footnotes", f'<w:footnote w:id="2">{p("见注,下同。")}</w:footnote>')
    content = p("前文") + p(r("甲乙") + r('<w:footnoteReference w:id="2"/>'))
    assert marks(marked(builders.with_part(word(content), "footnotes", notes))) == ["甲乙"]


def test_a_text_comes_line_by_line_into_a_word_file() -> None:
    data = "标题\r\n\r\n甲,乙\t丙\x0c\r\n<丁>,\r\n".encode("utf-8-sig")
    after = marked(data, name="讲话.txt")
    document = python_docx.Document(io.BytesIO(after))
    assert [paragraph.text for paragraph in document.paragraphs] == ["标题", "", "甲,乙 丙\ufffd", "<丁>,", ""]
    assert marks(after) == [",", ","]


def test_old_word_files_and_signed_ones_get_no_comments() -> None:
    from govdoc.errors import UsageError

    data = word(p("甲,乙"))
    document = parse(data, "a.docx")
    with pytest.raises(UsageError, match=r"另存为 \.docx"):
        annotated(b"\xd0\xcf\x11\xe0", document, [])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(UsageError, match="数字签名"):
        annotated(builders.archive({**members, "_xmlsignatures/sig1.xml": "<a/>"}), document, [])
    with pytest.raises(UsageError, match="内容类型表"):
        annotated(builders.docx(p("甲,乙")), document, [])
    with pytest.raises(UsageError, match="内容类型表"):
        annotated(builders.archive({**members, "[Content_Types].xml": b""}), document, lint(document))
    with pytest.raises(UnreadableError):
        annotated(b"PK\x03\x04", document, [])


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(FAULTY), min_size=1, max_size=8, unique=True), st.integers(0, 10**6))
def test_every_finding_becomes_a_comment_and_the_text_stays(texts: list[str], seed: int) -> None:
    data = word(split("\n".join(texts), seed))
    document = parse(data, "要点.docx")
    findings = lint(document)
    after = annotated(data, document, findings)
    assert parse(after, "要点.docx").source.text == document.source.text
    comments = list(python_docx.Document(io.BytesIO(after)).comments)
    assert [comment.text.split(" ")[0] for comment in comments] == [finding.code for finding in findings]
    wanted = sorted(
        text for f in findings if "\n" not in (text := document.source.text[f.start : f.end]) and text.strip()
    )
    assert not set(wanted) - set(marks(after))


def _problems(shared: Path, path: Path) -> list[str]:
    sys.path.insert(0, str(shared / "schemas"))
    try:
        import validate_docx  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    found: list[str] = validate_docx.problems(path)
    return found


def _plan() -> bytes:
    from govdoc.readers import markdown
    from govdoc.writers import write

    text = "# 云河县教育局工作要点\n\n## 一、加强领导\n\n各校要加强领导,压实责任,截止3月1日**抓好,落实**。\n"
    return write(markdown.parse(text, "要点.md"), "docx")


def test_the_file_is_valid_by_the_schemas(shared: Path, tmp_path: Path) -> None:
    for data, name in ((_plan(), "a.docx"), ("标题\n甲,乙\n".encode(), "a.txt")):
        path = tmp_path / "批注.docx"
        path.write_bytes(marked(data, name=name))
        assert _problems(shared, path) == []


@pytest.mark.render
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")
def test_libreoffice_keeps_every_comment(tmp_path: Path) -> None:
    path = tmp_path / "批注.docx"
    path.write_bytes(marked(_plan()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = tmp_path / "out"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    before, after = (list(python_docx.Document(str(f)).comments) for f in (path, out / "批注.docx"))
    assert [comment.text for comment in after] == [comment.text for comment in before]
    assert len(before) == 3
    assert re.sub(r"\s", "", _text(out / "批注.docx")) == re.sub(r"\s", "", _text(path))


def _text(path: Path) -> str:
    return parse(path.read_bytes(), path.name).source.text
