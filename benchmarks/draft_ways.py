"""A JSON file of documents → one Word file after another by one tool; what it took, as JSON.

    draft_ways.py WAY JSON COUNT TEMPLATE [OUTPUT]

The ways of other tools run in the throw-away environment that draft_speed.py makes; each imports what it needs. A
document is {"rows": [[style, text], …], "markdown": …}; styles are title, h1, h2, body, signature and date.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Sample = dict[str, Any]
WARM = 0.1
"""Share of the documents after which memory is looked at first."""


def with_python_docx(sample: Sample, template: str) -> bytes:
    """Build a document call by call, as the documentation of python-docx does."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    del template
    faces = {"title": ("方正小标宋简体", 22), "h1": ("黑体", 16), "h2": ("楷体", 16)}
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.left_margin, page.right_margin, page.bottom_margin = Mm(37), Mm(28), Mm(26), Mm(35)
    for style, text in sample["rows"]:
        face, size = faces.get(style, ("仿宋", 16))
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(28.95)
        if style in {"h1", "h2", "body"}:
            paragraph.paragraph_format.first_line_indent = Pt(32)
        elif style == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(text)
        run.font.name, run.font.size = face, Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)  # noqa: SLF001 - python-docx has no other way
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_docxtpl(sample: Sample, template: str) -> bytes:
    """Fill a Word template whose paragraphs hold Jinja tags."""
    from docxtpl import DocxTemplate  # type: ignore[import-not-found]

    document = DocxTemplate(template)
    (_, title), *rest = sample["rows"]
    document.render({"title": title, "rows": [{"style": style, "text": text} for style, text in rest]})
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_pandoc(sample: Sample, template: str) -> bytes:
    """Turn Markdown into a Word file with the styles of a reference document, one process a document."""
    import subprocess

    import pypandoc  # type: ignore[import-not-found]

    marks = {"title": "# ", "h1": "## ", "h2": "### "}
    text = "\n\n".join(marks.get(style, "") + text for style, text in sample["rows"])
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "docx", "-o", "-", f"--reference-doc={template}"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout


def govdoc_write(samples: list[Sample]) -> tuple[Callable[[Any], bytes], list[Any]]:
    """Return what turns a document of the model into a Word file, and the documents."""
    from govdoc.drafting import draft
    from govdoc.writers import write

    return write, [draft(sample["markdown"], name="要点.md") for sample in samples]


def govdoc_draft(samples: list[Sample]) -> tuple[Callable[[Any], bytes], list[Any]]:
    """Return what turns Markdown into a Word file that was read back and compared, and the Markdown."""
    from govdoc.drafting import draft
    from govdoc.drafting.delivery import check
    from govdoc.writers import write

    def whole(text: str) -> bytes:
        document = draft(text, name="要点.md")
        data = write(document)
        check(document, data, "docx")
        return data

    return whole, [sample["markdown"] for sample in samples]


def floor(samples: list[Sample]) -> tuple[Callable[[Any], bytes], list[Any]]:
    """Return what puts a ready word/document.xml into a ready archive, and the ready ones of govdoc."""
    write, models = govdoc_write(samples)
    files = [zipfile.ZipFile(io.BytesIO(write(model))) for model in models]
    ready = io.BytesIO()
    with zipfile.ZipFile(ready, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in files[0].namelist():
            if name != "word/document.xml":
                archive.writestr(name, files[0].read(name))

    def put(xml: bytes) -> bytes:
        out = io.BytesIO(ready.getvalue())
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", xml)
        return out.getvalue()

    return put, [file.read("word/document.xml") for file in files]


OURS = {"floor": floor, "write": govdoc_write, "draft": govdoc_draft}
PEERS: dict[str, Callable[[Sample, str], bytes]] = {
    "python-docx": with_python_docx,
    "docxtpl": with_docxtpl,
    "pandoc": with_pandoc,
}


def peak() -> float:
    """Return the peak memory of this process, or of the largest one it started, in MB."""
    of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in of) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def measured(write: Callable[[Any], bytes], documents: list[Any]) -> dict[str, float]:
    """Write the documents one after another; return milliseconds a document, peak memory and its growth in MB."""
    early, size, warm = 0.0, 0, max(1, int(len(documents) * WARM))
    write(documents[0])
    begin = time.perf_counter()
    for n, document in enumerate(documents, 1):
        size = max(size, len(write(document)))
        if n == warm:
            early = peak()
    taken = time.perf_counter() - begin
    return {"ms": taken / len(documents) * 1000, "peak": peak(), "growth": peak() - early, "size": size}


def main() -> None:
    """Measure one way and print the numbers; with an output write the first document alone."""
    way, documents, count, template, *output = sys.argv[1:]
    samples = json.loads(Path(documents).read_text(encoding="utf-8"))[: int(count)]
    if output:
        Path(output[0]).write_bytes(PEERS[way](samples[0], template))
        return
    write, given = OURS[way](samples) if way in OURS else (lambda sample: PEERS[way](sample, template), samples)
    print(json.dumps(measured(write, given)))


if __name__ == "__main__":
    main()
