"""Paths in a plan → a fault for each file that is not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.drafting.attachments import KEY as ATTACHMENTS_KEY
from govdoc.drafting.elements import BY_HAND
from govdoc.drafting.faults import Fault, KeyPath, key_path, nearest
from govdoc.drafting.nodes import Node, Scalar, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEAL_KEYS = ("印章", "签名章")


def missing_files(elements: Node, folder: Path, path: KeyPath) -> Iterator[Fault]:
    """Give a fault for each 附件, 印章 and 签名章 of 要素 (at ``path`` of the plan) whose file is not in ``folder``."""
    for inner, _, node in walk(elements):
        seal = bool(inner) and inner[0] in _SEAL_KEYS
        attachment = len(inner) == 3 and (inner[0], inner[2]) == (ATTACHMENTS_KEY, "文件")  # noqa: PLR2004 - a key, an item, a key
        if isinstance(node, Scalar) and (attachment or (seal and node.text.strip() != BY_HAND)):
            fault = missing_file(node, folder, (*path, *inner))
            if fault is not None:
                by_hand = f"；打印后再盖章的，写“{BY_HAND}”" if seal and not Path(node.text.strip()).suffix else ""
                yield replace(fault, message=fault.message + by_hand)


def missing_file(node: Scalar, folder: Path, path: KeyPath) -> Fault | None:
    """Return a fault where the file that a text names, from ``folder``, is not there."""
    name = node.text.strip()
    try:
        if not name or (folder / name).is_file() or "://" in name or ".docx#" in name:
            return None
        around = {one.stem: one.name for one in sorted((folder / name).parent.iterdir())}
    except (OSError, ValueError):
        around = {}
    guess = around.get(nearest(Path(name).stem, around) or "")
    hint = (
        f"，是否想写“{Path(name).with_name(guess).as_posix()}”？" if guess else "，请核对文件名，或把文件放到计划旁边"
    )
    message = f"找不到文件“{name}”，路径从计划所在的文件夹算起{hint}"
    return Fault(node.line, node.column, key_path(path), message)
