from __future__ import annotations

import codecs
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.lint.judges import replacing

from govdoc.lint import RULES, lint
from govdoc.lint.fixes import Manner, Repair, repair
from govdoc.lint.fixes.choosing import offered

FAULTY = [text for rule in RULES for text in rule.bad if not text.startswith(("版面：", "# "))]
"""Wrong examples of all rules: a corpus of planted faults that grows with the rules."""
TEXT = "各校要加强领导,\r\n压实责任,抓好落实。\n各镇,各校："
WANTED = "各校要加强领导，\r\n压实责任，抓好落实。\n各镇，各校："
COMMA = replacing(",", "，")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "gb18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
    ],
)
def test_encoding_byte_order_mark_and_line_ends_stay(mark: bytes, encoding: str) -> None:
    mended = repair(mark + TEXT.encode(encoding), "讲话.txt", COMMA)
    assert mended.data == mark + WANTED.encode(encoding)
    assert mended.fixed.total() == 3


def test_half_a_character_at_the_end_of_a_file_cut_short_stays() -> None:
    data = ("各校,各镇" + "县").encode()[:-1]
    assert repair(data, "讲话.txt", COMMA).data == ("各校，各镇" + "县").encode()[:-1]


def test_a_text_without_faults_keeps_every_byte() -> None:
    data = codecs.BOM_UTF8 + "各校要抓好落实。\r各镇\x0b".encode()
    mended = repair(data, "讲话.txt", COMMA)
    assert mended.data == data
    assert not mended.changed
    assert mended.summary() == "没有可以自动修改的问题"


def test_bare_carriage_returns_stay_line_ends() -> None:
    text = "云河县教育局2026年工作要点\r\r一、加强领导\r各校要压实责任,抓好落实。\r"
    for name in ("要点.txt", "要点.md", "-"):
        assert repair(text.encode(), name, COMMA).data.decode() == text.replace(",", "，")


def test_front_matter_and_marks_of_markdown_are_not_touched() -> None:
    table = "| 甲,乙 | 丙 |\n|---|---|\n| 1 | 2 |\n"
    text = f"---\n标题: a,b\n---\n# 云河县工作要点\n\n各校要**加强**领导,压实责任。\n\n{table}"
    mended = repair(text.encode(), "要点.md", replacing("领导,", "领导，"))
    assert mended.data.decode() == text.replace("领导,", "领导，")


def test_an_unsafe_fix_is_made_only_when_asked_for() -> None:
    judge = replacing("截止", "截至", safe=False)
    data = "截止3月1日。".encode()
    careful = repair(data, "讲话.txt", judge)
    assert careful.data == data
    assert careful.unsafe == 1
    assert careful.summary() == "没有稳妥的改法，有 1 处可用 --unsafe-fixes 修改"
    assert repair(data, "讲话.txt", judge, Manner(unsafe=True)).data.decode() == "截至3月1日。"


def test_what_a_fix_lays_bare_is_mended_in_the_next_pass() -> None:
    mended = repair("甲乙乙乙乙丙".encode(), "讲话.txt", replacing("乙乙", "乙"))
    assert mended.data.decode() == "甲乙丙"
    assert mended.findings == ()


def test_rules_at_odds_are_told_and_not_run_for_ever() -> None:
    def judge(document: object) -> list[object]:
        return [*replacing("甲", "乙")(document), *replacing("乙", "甲")(document)]  # type: ignore[arg-type]

    mended = repair("甲".encode(), "讲话.txt", judge)  # type: ignore[arg-type]
    assert [reason for _, reason in mended.left] == ["几条规则的改法互相抵触"]


def test_a_character_that_the_encoding_lacks_is_not_put_in() -> None:
    # A lone surrogate stands for any character that cannot be written.
    mended = repair("甲乙".encode(), "讲话.txt", replacing("乙", "\ud800"))
    assert mended.data == "甲乙".encode()
    assert mended.summary() == "1 处未改（新的文字不能用文件的编码书写）"


@pytest.mark.parametrize("name", ["网页.html", "要点.mhtml"])
def test_other_kinds_of_files_are_left_and_it_is_said_why(name: str) -> None:
    page = "<!DOCTYPE html><html><body><p>各校要加强领导,压实责任,抓好落实,不得有误。</p></body></html>"
    data = page.encode() if name.endswith("html") and "mht" not in name else _archived(page)
    mended = repair(data, name, COMMA)
    assert mended.data == data
    assert mended.summary() == f"{Path(name).suffix} 文件只能检查，不能改写；请另存为 .docx 后再改"
    assert mended.findings


def _archived(page: str) -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return (head + page).encode()


def test_a_page_from_standard_input_is_no_text_to_be_mended() -> None:
    page = "<!DOCTYPE html><html><body><p>各校要加强领导,压实责任,抓好落实,不得有误。</p></body></html>".encode()
    assert repair(page, "-", COMMA).data == page
    assert repair(TEXT.encode(), "-", COMMA).data == WANTED.encode()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FAULTY), min_size=1, max_size=10, unique=True), st.booleans(), st.booleans())
def test_after_a_repair_nothing_is_offered_and_a_second_one_changes_nothing(
    texts: list[str],
    unsafe: bool,  # noqa: FBT001
    markdown: bool,  # noqa: FBT001
) -> None:
    name = "要点.md" if markdown else "要点.txt"
    text = "# 云河县教育局工作要点\n\n" + "\n\n".join(texts) if markdown else "\n".join(texts)
    first = repair(text.encode(), name, lint, Manner(unsafe=unsafe))
    assert list(offered(first.findings, unsafe=unsafe)) == []
    assert first.left == ()
    second = repair(first.data, name, lint, Manner(unsafe=unsafe))
    assert second.data == first.data
    assert second.fixed.total() == 0


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch(1) is missing")
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["甲,", "乙", "", "丙,丁,", "戊\r", "己\r庚,"]), max_size=30),
    st.sampled_from(["", "\n", "\r"]),
)
@example(["乙", "甲,", "戊\r"], "")
def test_the_difference_can_be_given_to_patch(tmp_path: Path, lines: list[str], end: str) -> None:
    data = ("\n".join(["首", *lines]) + end).encode()
    mended = repair(data, "讲话.txt", COMMA)
    old, diff = tmp_path / "old.txt", tmp_path / "text.diff"
    old.write_bytes(data)
    diff.write_text(mended.difference, encoding="utf-8", newline="")
    if mended.changed:
        subprocess.run(["patch", "--binary", "-s", str(old), str(diff)], check=True)
    assert old.read_bytes() == mended.data


def test_the_difference_shows_three_lines_around_a_change() -> None:
    text = "".join(f"{n}\n" for n in range(20)).replace("10\n", "1,0\n")
    assert repair(text.encode(), "讲话.txt", COMMA).difference == (
        "--- 讲话.txt\n+++ 讲话.txt\n@@ -8,7 +8,7 @@\n 7\n 8\n 9\n-1,0\n+1，0\n 11\n 12\n 13\n"
    )


def test_a_summary_tells_what_was_done_what_not_and_what_could_be() -> None:
    mended = Repair(b"", None, (), _count(12), (), 5)  # type: ignore[arg-type]
    assert mended.summary() == "已改 12 处，还有 5 处可用 --unsafe-fixes 修改"
    assert mended.summary(planned=True) == "可改 12 处，还有 5 处可用 --unsafe-fixes 修改"
    finding = lint_one()
    left = ((finding, "域"), (finding, "修订"), (finding, "域"))
    mended = Repair(b"", None, (), _count(1), left)  # type: ignore[arg-type]
    assert mended.summary() == "已改 1 处，3 处未改（域 2 处、修订 1 处）"


def _count(number: int) -> object:
    from collections import Counter

    return Counter({"PUN001": number})


def lint_one() -> object:
    from govdoc.readers import parse

    return COMMA(parse("甲,乙".encode(), "讲话.txt"))[0]
