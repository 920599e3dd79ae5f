"""署名 and date on every line of a page, unsealed and sealed, and never alone on one (GB/T 9704—2012 7.3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govdoc.model import Document, Elements, Figure, Form, OfficialFormat, Paragraph, Source, Table, Text, Title
from govdoc.profile import Profile
from govdoc.writers.docx import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govdoc.model import Block

pytestmark = pytest.mark.render

Line = Any
"""``Line`` of conftest.py."""
TOP, RIGHT = 37, 184
PITCH, CHAR = 225 / 22, 156 / 28
FIRST = 44.31
"""Baseline of the first line, in millimetres from the edge of the paper."""
BODY, NAME, DATE = "各校要抓好落实。", "云河县教育局", "二〇二六年二月五日"
LENGTHS = range(1, 23)
"""22 consecutive lengths of the body, in lines."""
KINDS = {
    # Free lines above the 署名; how far in 字 its right edge, and that of the date, are from the edge of the 版心.
    "不盖章": (1, 2 + 9 - 6 + 2, 2),
    "盖章": (2, 4 + (9 - 6) / 2, 4),
}
"""7.3.5.2: the longer date stands two 字 in and begins two 字 behind the 署名. 7.3.5.1: four 字 in, centred."""
SOURCE = Source.of_lines("样张.md", "x", Form.MARKDOWN)


def document(kind: str, length: int) -> Document:
    elements = Elements(signature=(Text(NAME),), date=Text(DATE), sealed=kind == "盖章")
    return Document(tuple(Paragraph(Text(BODY)) for _ in range(length)), SOURCE, elements)


def lines_above(kind: str) -> int:
    """Lines that a page needs above the 署名: one of the body, and the free ones."""
    return 1 + KINDS[kind][0]


def expected(kind: str, length: int) -> int:
    """Number of the line of the 署名: behind body and free lines, or behind the last line of the body on page 2."""
    line = length + lines_above(kind)
    return line if line + 1 <= 22 else 1 + lines_above(kind)


@pytest.fixture(scope="module")
def closings(
    render: Callable[[Mapping[str, Document | bytes]], dict[str, Any]], page_lines: Callable[[Any], list[Line]]
) -> dict[tuple[str, int], tuple[list[Line], int]]:
    """The lines of the page with the 署名, and its number, by kind and length of the body."""
    cases = [(kind, length) for kind in KINDS for length in LENGTHS]
    opened = render({f"{kind}{length}": document(kind, length) for kind, length in cases})
    found = {}
    for kind, length in cases:
        pdf = opened[f"{kind}{length}"]
        rows = [page_lines(page) for page in pdf.pages]
        found[kind, length] = next((page, n) for n, page in enumerate(rows, 1) if any(r.text == NAME for r in page))
        pdf.close()
    return found


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_signature_and_date_stand_where_7_3_5_says_at_every_length_of_the_body(
    closings: dict[tuple[str, int], tuple[list[Line], int]], kind: str, length: int
) -> None:
    page, number = closings[kind, length]
    at = next(n for n, row in enumerate(page) if row.text == NAME)
    before, signature, date = page[at - 1 : at + 2]
    free, name_in, date_in = KINDS[kind]
    line = expected(kind, length)
    assert number == (1 if line == length + lines_above(kind) else 2)
    assert signature.baseline == pytest.approx(FIRST + (line - 1) * PITCH, abs=1)
    assert (before.text, date.text) == (BODY, DATE)
    assert signature.baseline - before.baseline == pytest.approx((free + 1) * PITCH, abs=1)
    assert date.baseline - signature.baseline == pytest.approx(PITCH, abs=1)
    assert RIGHT - signature.right == pytest.approx(name_in * CHAR, abs=1)
    assert RIGHT - date.right == pytest.approx(date_in * CHAR, abs=1)


@pytest.mark.parametrize(("kind", "first"), [("不盖章", 3), ("盖章", 4)])
def test_the_lengths_put_the_signature_on_every_line_that_it_can_stand_on(
    closings: dict[tuple[str, int], tuple[list[Line], int]], kind: str, first: int
) -> None:
    """From the third line (sealed: the fourth) to the last but one.

    Above it stand a line of the body, for 署名 and date are never alone on a page (7.3.5.5), and the free line of
    7.3.5.2 (the two that leave the seal its room, 7.3.5.1); below it, on line 22, the date.
    """
    reached = set()
    for length in LENGTHS:
        page, _ = closings[kind, length]
        baseline = next(row.baseline for row in page if row.text == NAME)
        reached.add(round((baseline - FIRST) / PITCH) + 1)
    assert reached == set(range(first, 22))


PROFILES = {
    "标准": Profile(),
    "窄行距": Profile(top=25.4, bottom=25.4, left=31.8, right=31.8, line_pitch=28),
    "窄版心": Profile(left=45, right=45, top=30, line_pitch=30),
}
ROWS = tuple(tuple(map(Text, row)) for row in (("序号", "任务"), *((str(n), f"改善办学条件{n}") for n in range(1, 6))))
ENDINGS: dict[str, tuple[Block, ...]] = {
    "表": (Table(ROWS),),
    "有题的表": (Table(ROWS, caption=Text("表1　任务")),),
    "横排的表": (Table(ROWS, landscape=True),),
    "图": (Figure("图.png", Text("")),),
    "有题的图": (Figure("图.png", Text("图1　布点")),),
    "段": (Paragraph(Text(BODY * 6)),),
}
STEPS = range(11, 21, 2)


def ended(ending: str, length: int, source: Source, *, sealed: bool) -> Document:
    elements = Elements(
        issuer_mark=(Text("云河县教育局文件"),), document_number=Text("云教〔2026〕5号"), signature=(Text(NAME),),
        date=Text(DATE), sealed=sealed,
    )  # fmt: skip
    body = tuple(Paragraph(Text(BODY)) for _ in range(length - 9))
    blocks = (Title(Text("关于做好开学工作的通知")), *body, *ENDINGS[ending])
    return Document(blocks, source, elements, format=OfficialFormat.DOCUMENT)


@pytest.fixture(scope="module")
def endings(
    render: Callable[[Mapping[str, Document | bytes]], dict[str, Any]],
    page_lines: Callable[[Any], list[Line]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[tuple[str, str], list[list[list[Line]]]]]:
    """The pages of official papers whose body ends with this or that, by profile and ending; a few lengths of each."""
    from PIL import Image

    folder = tmp_path_factory.mktemp("endings")
    Image.new("RGB", (300, 150), "gray").save(folder / "图.png")
    source = Source.of_lines(str(folder / "样张.md"), "x", Form.MARKDOWN)
    files = {
        f"{profile}-{ending}-{length}": write(ended(ending, length, source, sealed=length % 4 == 1), PROFILES[profile])
        for profile in PROFILES
        for ending in ENDINGS
        for length in STEPS
    }
    opened = render(files)
    yield {
        (profile, ending): [
            [page_lines(page) for page in opened[f"{profile}-{ending}-{length}"].pages] for length in STEPS
        ]
        for profile in PROFILES
        for ending in ENDINGS
    }
    for pdf in opened.values():
        pdf.close()


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_signature_is_never_alone_on_a_page_whatever_stands_above_it(
    endings: dict[tuple[str, str], list[list[list[Line]]]], profile: str, ending: str
) -> None:
    """7.3.5.5. A picture without a caption shows by the room that it takes."""
    turned = 0
    for pages in endings[profile, ending]:
        page = next(page for page in pages if any(row.text == NAME for row in page))
        turned += page is not pages[0]
        at = next(n for n, row in enumerate(page) if row.text == NAME)
        assert page[at + 1].text == DATE
        top = PROFILES[profile].top
        assert at > 0 or page[at].baseline - top > 40, [row.text for row in page]
    assert turned > 1, "the lengths must reach the end of page 1"


SINGLE = {
    f"{form}-{'盖章' if sealed else '不盖章'}-{count}行": (form, sealed, count)
    for form, counts in ((OfficialFormat.DOCUMENT, range(4, 11)), (OfficialFormat.ORDINARY, range(15, 21, 2)))
    for sealed in (False, True)
    for count in counts
}


def single(form: OfficialFormat, count: int, *, sealed: bool) -> Document:
    """Return a paper whose body is one paragraph of so many lines."""
    official = form is OfficialFormat.DOCUMENT
    elements = Elements(
        issuer_mark=(Text("云河县教育局文件"),) if official else (), addressee=Text("各中小学校"),
        document_number=Text("云教〔2026〕5号") if official else None, signature=(Text(NAME),), date=Text(DATE),
        sealed=sealed,
    )  # fmt: skip
    text = "各中小学校要抓好落实" * 3
    blocks = (Title(Text("关于做好开学工作的通知")), Paragraph(Text((text * count)[: 28 * count - 6] + "。")))
    return Document(blocks, SOURCE, elements, format=form)


@pytest.fixture(scope="module")
def singles(
    render: Callable[[Mapping[str, Document | bytes]], dict[str, Any]], page_lines: Callable[[Any], list[Line]]
) -> Iterator[dict[str, list[list[Line]]]]:
    """The pages of papers of one paragraph."""
    opened = render({name: single(form, count, sealed=sealed) for name, (form, sealed, count) in SINGLE.items()})
    yield {name: [page_lines(page) for page in pdf.pages] for name, pdf in opened.items()}
    for pdf in opened.values():
        pdf.close()


@pytest.mark.parametrize("name", SINGLE)
def test_the_one_paragraph_of_a_paper_shows_on_page_1_and_above_the_signature(
    singles: dict[str, list[list[Line]]], name: str
) -> None:
    """7.3.3 and 7.3.5.5 at once: it neither goes to page 2 as a whole nor leaves the 署名 there alone."""
    pages = singles[name]
    page = next(page for page in pages if any(row.text == NAME for row in page))
    assert any(row.text.startswith("各中小学校要抓好") for row in pages[0])
    assert any("抓好落实" in row.text for row in page[: [row.text for row in page].index(NAME)])
