"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from govdoc.readers.files import Limits

MaxSize = Annotated[
    float | None,
    typer.Option(
        "--max-size",
        metavar="MB",
        min=0.001,
        help="文件大小上限（默认 50 MB）；docx 解压后的上限为其十倍，至少 500 MB。",
    ),
]


def limits(max_size: float | None) -> Limits:
    """Return the bounds for reading that ``--max-size`` asks for."""
    from govdoc.readers.files import DEFAULT_LIMITS, MEGABYTE, Limits

    if max_size is None:
        return DEFAULT_LIMITS
    return Limits(int(max_size * MEGABYTE), max(DEFAULT_LIMITS.unpacked, int(10 * max_size * MEGABYTE)))
