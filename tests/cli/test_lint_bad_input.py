"""Whatever lies in a folder, ``govdoc lint`` reports every file: why it cannot be read, or its findings."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.readers import builders
from tests.readers.builders import cell, p
from typer.testing import CliRunner

from govdoc.cli.lint import lint
from govdoc.lint import Options, check
from govdoc.readers import Limits

APP = typer.Typer()
APP.command()(lint)
DIRTY = "各校要加强领导,压实责任。"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PLAIN = builders.docx(p(DIRTY))
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def parts() -> dict[str, str | bytes]:
    """Return the parts of a plain file."""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """Return the plain file with a change in one of its parts."""
    members = parts()
    content = members[name]
    assert isinstance(content, bytes)
    assert old in content
    return builders.archive({**members, name: content.replace(old, new)})


def with_macros() -> bytes:
    relation = f'<Relationship Id="v" Type="{MICROSOFT}vbaProject" Target="vbaProject.bin"/></Relationships>'
    data = changed("word/_rels/document.xml.rels", b"</Relationships>", relation.encode())
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return builders.archive({**{n: whole.read(n) for n in whole.namelist()}, "word/vbaProject.bin": OLE})


def graphic(kind: str, inner: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x">'
        f"<{kind}>{inner}</{kind.split(maxsplit=1)[0]}></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


UNREADABLE = {
    "加密.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "去掉密码"),
    "截断.docx": (PLAIN[: len(PLAIN) // 2], "截断或已损坏"),
    "外部实体.docx": (
        changed("word/document.xml", b"?>", b'?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
        "实体",
    ),
    "自我膨胀.docx": (
        changed("word/document.xml", b"?>", b'?><!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'),
        "实体",
    ),
    "图片.docx": (b"\x89PNG\r\n\x1a\n" + bytes(50), "不是 Word 文件"),
    "空的.txt": (b"", "空的"),
    "二进制.txt": (bytes(range(256)) * 20, "不是文字文件"),
}
READABLE = {
    "没有样式.docx": (builders.archive({"word/document.xml": parts()["word/document.xml"]}), None),
    "样式不存在.docx": (builders.docx(p(DIRTY, '<w:pStyle w:val="无"/>') + p("甲", "<w:pStyle/>")), None),
    "表中表.docx": (
        builders.docx(f"<w:tbl><w:tr>{cell(p('外') + f'<w:tbl><w:tr>{cell(p(DIRTY))}</w:tr></w:tbl>')}</w:tr></w:tbl>"),
        "表格中的表格",
    ),
    "文本框.docx": (
        builders.docx(
            p(graphic("wps:wsp", f"<wps:txbx><w:txbxContent>{p('云河县教育局')}</w:txbxContent></wps:txbx>")) + p(DIRTY)
        ),
        "文本框“云河县教育局”",
    ),
    "图示.docx": (builders.docx(p(graphic(f'dgm:relIds xmlns:dgm="{DIAGRAM}"', "")) + p(DIRTY)), "SmartArt"),
    "从右往左.docx": (
        builders.docx(p("<w:r><w:rPr><w:rtl/></w:rPr><w:t>مرحبا</w:t></w:r>", "<w:bidi/>") + p(DIRTY)),
        None,
    ),
    "宏.docm": (with_macros(), "宏"),
    "好.txt": (DIRTY.encode(), None),
}


def reported(*arguments: object) -> tuple[int, dict[str, dict[str, Any]]]:
    """Return the exit code and the files of the report by their names."""
    done = CliRunner().invoke(APP, [*map(str, arguments), "--format", "json", "--isolated", "--select", "PUN001"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, {Path(file["path"]).name: file for file in json.loads(done.stdout)["files"]}


def test_a_folder_of_broken_and_odd_files_is_reported_whole(tmp_path: Path) -> None:
    for name, (data, _) in (UNREADABLE | READABLE).items():
        (tmp_path / name).write_bytes(data)
    code, files = reported(tmp_path, tmp_path / "宏.docm")
    assert code == 2
    assert set(files) == set(UNREADABLE) | set(READABLE)
    for name, (_, said) in UNREADABLE.items():
        assert said in files[name]["error"]
        assert files[name]["error"].startswith(str(tmp_path / name))
        assert files[name]["findings"] == []
    for name in READABLE:
        assert files[name]["error"] is None
        assert [finding["code"] for finding in files[name]["findings"]] == ["PUN001"], name


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, (_, said) in READABLE.items() if said])
def test_what_is_not_modelled_is_named(name: str, said: str, tmp_path: Path) -> None:
    data, _ = READABLE[name]
    (tmp_path / name).write_bytes(data)
    (only,) = check([tmp_path / name], Options(isolated=True))
    assert any(said in what for what in only.skipped)


def test_a_bomb_is_refused_and_the_others_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(builders.archive({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}))
    (tmp_path / "b.docx").write_bytes(PLAIN)
    bomb, good = check([tmp_path], Options(limits=Limits(unpacked=5_000_000), isolated=True))
    assert bomb.error is not None
    assert "上限" in bomb.error
    assert (good.error, good.broken) == (None, False)


def test_a_hundred_thousand_paragraphs_are_checked(tmp_path: Path) -> None:
    body = "".join(p(f"各校要抓好第{n}项工作。") for n in range(99_999))
    (tmp_path / "长.docx").write_bytes(builders.docx(body + p(DIRTY)))
    code, files = reported(tmp_path / "长.docx")
    assert code == 1
    (finding,) = files["长.docx"]["findings"]
    assert finding["paragraph"] == 100_000


def test_an_error_of_our_own_in_a_reader_is_told_and_the_others_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from govdoc.readers import docx

    def fails(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(docx, "parse", fails)
    (tmp_path / "a.docx").write_bytes(PLAIN)
    (tmp_path / "b.txt").write_text(DIRTY, encoding="utf-8")
    code, files = reported(tmp_path)
    assert code == 3
    assert "IndexError" in files["a.docx"]["error"]
    assert "报给维护者" in files["a.docx"]["error"]
    assert len(files["b.txt"]["findings"]) == 1
