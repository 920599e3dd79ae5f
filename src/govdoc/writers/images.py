"""Path of a picture → its bytes, checked."""

from __future__ import annotations

from pathlib import Path

from govdoc.errors import UnreadableError, UsageError

KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""First bytes → media type of the pictures that every reader of our files can show."""
_LARGEST = 20 * 1024 * 1024


def load(target: str, name: str) -> bytes:
    """Return the bytes of a PNG or JPEG; its path counts from the folder of the document ``name``.

    Raises UsageError for an address on the net and a picture of another kind, UnreadableError for a file that is
    missing, may not be read or is larger than 20 MB.
    """
    if "://" in target or target.startswith("data:"):
        raise UsageError(f"{name}：图片“{target}”在网络上，请下载到文稿旁边再引用")
    path = Path(name).parent / target
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        raise UnreadableError(f"{name}：找不到或读不出图片“{target}”，路径应从文稿所在的文件夹算起") from None
    if len(data) > _LARGEST:
        raise UnreadableError(f"{name}：图片“{target}”超过 20 MB，请缩小后再引用")
    if not data.startswith(tuple(KINDS)):
        raise UsageError(f"{name}：图片“{target}”不是 PNG 或 JPEG，请转换格式后再引用")
    return data
