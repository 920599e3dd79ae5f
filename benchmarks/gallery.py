"""Example of every template → pictures of its pages and a page that shows them: ``docs/gallery/``.

    gallery.py [FOLDER]      default: docs/gallery

LibreOffice draws the pages, with the fonts of the render checks (``make fonts``). Of long documents the first pages are
shown, of one with attachments the first of those too.
"""

from __future__ import annotations

import io
import os
import re
import runpy
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from PIL import Image, ImageOps

from govdoc.drafting import draft
from govdoc.drafting.templates import EXAMPLE, Template, listing
from govdoc.writers import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TOP = Path(__file__).resolve().parent.parent
DPI = 66
COLOURS = 16
"""Black on white, the red of the 版头, and the greys between."""
SHOWN = 3
"""Pages of a document."""
ATTACHED = re.compile(r"(?:—\s*\d+\s*—\s*)?附件\s*\d*\s*\n")
"""How the text of a page begins that an attachment begins; on a page across the number comes first."""
DEFAULTS = b"<w:pPrDefault/>"
DEFAULTS_WITHOUT = b'<w:pPrDefault><w:pPr><w:overflowPunct w:val="1"/></w:pPr></w:pPrDefault>'
WIDTH = 260
"""Pixels of a page on the gallery's page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A template and the pictures of its example, in the order of the pages."""

    template: Template
    pages: int
    pictures: tuple[Path, ...]


def without_hanging_marks(data: bytes) -> bytes:
    """Return a Word file in which no mark hangs beyond the 版心: LibreOffice loses one that does on a full line.

    LibreOffice reads ``overflowPunct`` the other way round.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/styles.xml":
                part = part.replace(DEFAULTS, DEFAULTS_WITHOUT, 1)
            new.writestr(name, part)
    return made.getvalue()


def drawn(templates: Iterable[Template], work: Path) -> dict[str, Path]:
    """Return the PDF of the example of every template, by the name of its folder."""
    rig = runpy.run_path(str(TOP / "tests/render/rig.py"))
    if gaps := rig["missing"]():
        sys.exit("；".join(gaps))
    for template in templates:
        (work / f"{template.folder.name}.docx").write_bytes(
            without_hanging_marks(write(draft(template.folder / EXAMPLE)))
        )
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--convert-to", "pdf",
         "--outdir", work, *sorted(work.glob("*.docx"))],
        check=True, capture_output=True, timeout=300,
        env=os.environ | {"FONTCONFIG_FILE": str(rig["fonts_folder"]() / "fonts.conf"), "SAL_USE_VCLPLUGIN": "svp"},
    )  # fmt: skip
    return {path.stem: path for path in work.glob("*.pdf")}


def chosen(pdf: Any) -> list[int]:
    """Return the numbers of the pages to show: the first, and the first that begins an attachment."""
    texts = [pdf[n].get_textpage().get_text_range().strip() for n in range(len(pdf))]
    attached = next((n for n, text in enumerate(texts) if n and ATTACHED.match(text)), None)
    first = list(range(min(SHOWN, len(pdf))))
    if attached is not None and attached not in first:
        first[-1] = attached
    return first


def picture(page: Any) -> Image.Image:
    """Return a page as a small picture in few colours, with a thin frame."""
    image = page.render(scale=DPI / 72).to_pil().convert("RGB")
    framed = ImageOps.expand(image, border=1, fill=(208, 208, 208))
    return framed.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def photographed(template: Template, path: Path, folder: Path) -> Shown:
    """Write the pictures of one document into the folder."""
    pdf = pypdfium2.PdfDocument(path)
    pictures = []
    for number in chosen(pdf):
        target = folder / f"{template.folder.name}-{number + 1}.png"
        picture(pdf[number]).save(target, optimize=True)
        pictures.append(target)
    found = Shown(template, len(pdf), tuple(pictures))
    pdf.close()
    return found


def page(shown: Iterable[Shown]) -> Iterator[str]:
    """Give the lines of the gallery's page."""
    yield "# 样张"
    yield ""
    yield "每个自带模板的示例（`govdoc new 模板名`）起草成 Word 文件，由 LibreOffice 排出的页面。"
    yield "这一页和图片由 `make gallery` 生成；图中字体是代用的 Fandol，装有方正小标宋、仿宋的电脑上更接近印出的样子。"
    for one in shown:
        template = one.template
        yield f"\n## {template.name}\n"
        yield f"{template.description}。{template.layout}版式，示例共 {one.pages} 页；计划见"
        yield f"[{EXAMPLE}](../../templates/{template.folder.name}/{EXAMPLE})。\n"
        for path in one.pictures:
            number = path.stem.rpartition("-")[2]
            yield f'<img src="{path.name}" width="{WIDTH}" alt="{template.name}第 {number} 页">'


def main(folder: Path) -> None:
    """Make the pictures and the page anew."""
    folder.mkdir(parents=True, exist_ok=True)
    templates = sorted(listing(), key=lambda template: template.folder.name)
    with tempfile.TemporaryDirectory() as work:
        pdfs = drawn(templates, Path(work))
        for old in folder.glob("*.png"):
            old.unlink()
        shown = [photographed(template, pdfs[template.folder.name], folder) for template in templates]
    (folder / "README.md").write_text("\n".join(page(shown)) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{folder}：{len(shown)} 个模板，{sum(len(one.pictures) for one in shown)} 张图，{size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "docs/gallery")
