"""A row of a Markdown table → its cells, as markdown-it cuts them, with the place of every character."""

from __future__ import annotations

from govdoc.readers.inlines import Raw

_BLANK = " \t\n\v\f\r"


def cells_of(row: Raw) -> list[Raw]:
    r"""Return the cells of a row without blanks at their ends; ``\|`` is a bar and loses its backslash."""
    start, end = len(row.value) - len(row.value.lstrip(_BLANK)), len(row.value.rstrip(_BLANK))
    cells: list[list[int]] = [[]]
    escaped = False
    for at in range(start, end):
        character = row.value[at]
        if character == "|" and not escaped:
            cells.append([])
        else:
            if character == "|":
                cells[-1].pop()
            cells[-1].append(at)
        escaped = character == "\\"
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return [_trimmed(row, cell) for cell in cells]


def _trimmed(row: Raw, places: list[int]) -> Raw:
    """Return the characters at these places without blanks at their ends."""
    value = "".join([row.value[at] for at in places])
    start, end = len(value) - len(value.lstrip(_BLANK)), len(value.rstrip(_BLANK))
    return Raw(value[start:end], [row.origins[at] for at in places[start:end]])
