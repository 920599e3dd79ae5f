"""What can be wrong with the input: a few kinds of GovdocError, each with the exit code of the command line."""

from __future__ import annotations


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
