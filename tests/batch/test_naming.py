"""Names of documents are safe on every system, and two of one name are found."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.batch.naming import UnnameableError, collisions, key, namer, safe
from govdoc.errors import UsageError


@pytest.mark.parametrize(
    ("given_name", "made"),
    [
        ("云河县第一小学_工作要点.docx", "云河县第一小学_工作要点.docx"),
        ("东片/云河一小.docx", "东片/云河一小.docx"),
        ("../../etc/passwd.docx", None),
        ("a/../b.docx", None),
        ("/绝对.docx", "绝对.docx"),
        ("CON.docx", "_CON.docx"),
        ("com1.txt.docx", "_com1.txt.docx"),
        ("CON_要点.docx", "CON_要点.docx"),
        ("一小：通知?.docx", "一小：通知_.docx"),
        ('a<b>"c"|d*.docx', "a_b__c__d_.docx"),
        ("通知. . .docx", "通知.docx"),
        ("东片. /一小.docx", "东片/一小.docx"),
        ("一\u200b小\x07\u202e.docx", "一小.docx"),
        (".隐藏.docx", "隐藏.docx"),
        ("~$一小.docx", "$一小.docx"),
        (".._.._x_07.docx", "_.._x_07.docx"),
        ("COM¹.docx", "_COM¹.docx"),
        ("nul .docx", "_nul.docx"),
        ("…_%00_$(ls).docx", "…_%00_$(ls).docx"),
        ("...docx", "docx"),
        ("e\u0301cole.docx", "école.docx"),
    ],
)
def test_names_are_made_safe(given_name: str, made: str | None) -> None:
    if made is None:
        with pytest.raises(UnnameableError):
            safe(given_name)
    else:
        assert safe(given_name) == made


def test_a_long_name_is_cut_between_characters_and_keeps_its_suffix() -> None:
    made = safe("云河县" * 60 + ".docx")
    assert len(made.encode()) == 254
    assert made.endswith("河.docx")
    assert len(safe("校" * 83 + "ab.docx").encode()) == 255


@given(st.text(min_size=1, max_size=300))
def test_whatever_is_typed_stays_below_the_folder(text: str) -> None:
    try:
        made = safe(text + ".docx")
    except UnnameableError:
        return
    parts = PurePosixPath(made).parts
    assert not PurePosixPath(made).is_absolute()
    assert all(part not in {"..", "."} and len(part.encode()) <= 255 for part in parts)
    assert not any(set(part) & set('<>:"\\|?*') or part[-1] in " ." or part[0] == "." for part in parts)
    assert safe(made) == made


def test_values_begin_no_folders_but_the_template_does() -> None:
    named = namer("{{ 学区 }}/{{ 学校 }}.docx")
    assert named({"学区": "东片", "学校": "一小/分校"}) == "东片/一小_分校.docx"
    assert named({"学区": "东片", "学校": "..\\二小"}) == "东片/_二小.docx"


def test_a_missing_or_empty_value_stops_with_its_name() -> None:
    named = namer("{{ 学较 }}.docx")
    with pytest.raises(UnnameableError, match="--name 里的“学较”没有这一栏，是否想写“学校”？可用的有：学校、年度"):
        named({"学校": "一小", "年度": "2026"})
    with pytest.raises(UnnameableError, match="“学校”是空的"):
        namer("{{ 学校 }}.docx")({"学校": " "})


def test_a_template_with_a_fault_is_told_how_to_write_it() -> None:
    with pytest.raises(UsageError, match="写法有误"):
        namer("{{ 学校 }.docx")


def test_a_template_cannot_leave_its_sandbox() -> None:
    with pytest.raises(UnnameableError):
        namer("{{ 学校.__class__.__mro__ }}.docx")({"学校": "一小"})


def test_paths_that_are_one_file_somewhere_collide() -> None:
    assert key("École/A.docx") == key("e\u0301cole/a.DOCX")
    found = collisions(
        [("甲", "a.docx"), ("乙", "b.docx"), ("丙", "A.docx"), ("丁", "a.docx/b.docx"), ("戊", "c/d.docx")]
    )
    assert found == [("甲", "丙", "A.docx"), ("甲", "丁", "a.docx/b.docx")]
    assert collisions([("甲", "c/d.docx"), ("乙", "C")]) == [("甲", "乙", "C")]
