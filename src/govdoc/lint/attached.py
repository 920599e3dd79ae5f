"""Document → the names in its 附件说明, and the titles of what is attached."""

from __future__ import annotations

from govdoc.lint.blocks import own_blocks
from govdoc.lint.passage import Kind, passages, reading
from govdoc.model import Document, Text, block_texts
from govdoc.patterns import lazy

_LEAD = lazy(r"(?:附\s*件\s*[:：]?\s*)?(?:(?P<n>\d{1,2})\s*[.．、]\s*)?")
_APART = lazy(r"(?:^|(?<![:：\s])[；;，,、\s])\s*(?=(?:附\s*件\s*[:：]?\s*)?\d{1,2}\s*[.．、]\s*\D)")
_LISTED = lazy(r"附\s*件\s*(?P<n>\d{1,2})\s*[:：]\s*(?P<name>[^。；：]{3,50})")


def declared(document: Document) -> list[tuple[Text, int | None, str]]:
    """Return each name of the 附件说明: its text, its number, the name alone."""
    found = []
    for text in document.elements.attachment_note:
        starts = [one.end() for one in _APART.finditer(text.value)] or [0]
        for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True):
            lead = _LEAD.match(text.value, start)
            begin = lead.end() if lead else start
            name = text.value[begin:end].rstrip("；;，,、 　")
            found.append((text.cut(start, end), int(lead["n"]) if lead and lead["n"] else None, name))
    return found or listed(document)


def listed(document: Document) -> list[tuple[Text, int | None, str]]:
    """Return the names of lines 附件1：……, 附件2：…… that stand together in the text; none where one stands alone."""
    if not _holds_several(document):
        return []
    known = [(passage, _LISTED.fullmatch(passage.value)) for passage in passages(document) if passage.kind is Kind.BODY]
    rows = [at for at, (_, found) in enumerate(known) if found]
    if len(rows) < _SEVERAL_LINES or rows != [*range(rows[0], rows[0] + len(rows))]:
        return []
    return [(known[at][0].text, int(found["n"]), found["name"]) for at in rows if (found := known[at][1])]


def _holds_several(document: Document) -> bool:
    """Whether two passages or more hold the first character of 附件."""
    rows = reading(document).rows_with(("附",))
    return rows is None or len(rows) >= _SEVERAL_LINES


_SEVERAL_LINES = 2
ATTACHMENT_HEAD = lazy(r"附\s*件\s*(\d{0,2})\s*[:：]?")
_LONGEST_TITLE = 60


def heads(document: Document) -> list[Text]:
    """Return the lines 附件1 above the attachments, in order, whether they were told apart or not."""
    if document.attachments:
        return [attachment.mark for attachment in document.attachments if attachment.mark is not None]
    read = reading(document)
    rows = read.rows_with(("附",))
    known = read.passages if rows is None else [read.passages[row] for row in rows]
    return [one.text for one in known if not one.element and ATTACHMENT_HEAD.fullmatch(one.value)]


def attached(document: Document) -> list[Text]:
    """Return the titles of the attachments that follow the document; the line below 附件1 is one."""
    if document.attachments:
        return [attachment.title for attachment in document.attachments]
    if not heads(document):
        return []
    lines = [text for block in own_blocks(document) for text in block_texts(block) if text.value]
    marked = [at for at, text in enumerate(lines[:-1]) if ATTACHMENT_HEAD.fullmatch(text.value)]
    return [lines[at + 1] for at in marked if len(lines[at + 1]) <= _LONGEST_TITLE]
