"""What can be wrong with the input: a few kinds of GovdocError, each with the exit code of the command line."""

from __future__ import annotations

import errno


class GovdocError(Exception):
    """A fault of the input or of the call, said in one Chinese sentence: file, place, cure.

    A fault *of the document* is a finding, not an error; a fault of our own is a traceback.
    """

    exit_code = 2


class UnreadableError(GovdocError):
    """A file that cannot be read as a document: empty, binary, encrypted, truncated, too large, of unknown kind."""


class UsageError(GovdocError):
    """A wrong use of the command or of the library: an unknown rule, an unknown template, a target that exists."""


class PlanError(GovdocError):
    """A plan or a template with faults; all of them at once, one a line.

    ``faults`` are the lines, each ``file:line:column 键路径：what is wrong``.
    """

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class DeliveryError(GovdocError):
    """Our own output failed its check after writing: nothing was delivered."""

    exit_code = 3


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.EEXIST: "已存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: "别的程序正在使用",
    errno.EIO: "磁盘读写出错",
}


def reason(error: OSError) -> str:
    """Return in Chinese why the system refused; in its own words where it is rarer."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
