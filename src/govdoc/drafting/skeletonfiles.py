"""Name of a skeleton → its text, from the folders of its template, and what it compiles to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    TemplateNotFound,
    TemplateSyntaxError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket

LONGEST_SKELETON = 1_000_000
SHARED = "_shared/"


class Folders(BaseLoader):
    """Finds skeletons in the template's own folder, and ``_shared/…`` in folders that templates share."""

    def __init__(self, folder: Path, shared: tuple[Path, ...]) -> None:
        self.folder, self.shared = folder, shared

    def path(self, name: str) -> Path | None:
        """Return where a skeleton lies; None where there is none or it lies outside the folders."""
        inner = name.removeprefix(SHARED)
        for folder in self.shared if name.startswith(SHARED) else (self.folder,):
            path = folder / inner
            if path.resolve().is_relative_to(folder.resolve()) and path.suffix == ".j2" and path.is_file():
                return path
        return None

    def skeletons(self) -> Iterator[Path]:
        """Give all skeletons of the folders, the template's own first."""
        for folder in (self.folder, *self.shared):
            yield from sorted(folder.glob("*.j2"))

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return text and path of a skeleton. Raises TemplateNotFound."""
        del environment
        path = self.path(template)
        if path is None or path.stat().st_size > LONGEST_SKELETON:
            raise TemplateNotFound(template)
        try:
            return path.read_text(encoding="utf-8-sig"), str(path), lambda: True
        except UnicodeDecodeError:
            raise TemplateSyntaxError("not utf-8", 1, template, str(path)) from None


class _Compiled(BytecodeCache):
    """Keeps what skeletons compile to, by their path and text: it takes four times as long as filling one in."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code that is kept for a skeleton into its bucket, if its text is still the same."""
        checksum, code = self.known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket; the oldest goes where there are very many."""
        if len(self.known) >= _MOST_KEPT:
            self.known.pop(next(iter(self.known)))
        self.known[bucket.key] = bucket.checksum, bucket.code


_MOST_KEPT = 200
COMPILED = _Compiled()
