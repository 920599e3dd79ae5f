"""Path → bytes within bounds; bytes → text, whatever its encoding."""

from __future__ import annotations

import codecs
import sys
from dataclasses import dataclass
from glob import glob, has_magic
from typing import TYPE_CHECKING

from govdoc.errors import UnreadableError, UsageError, reason
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read, in bytes: the file itself, and what an archive (docx) unpacks to."""

    file: int = 50 * MEGABYTE
    unpacked: int = 500 * MEGABYTE


DEFAULT_LIMITS = Limits()


def load(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return the bytes of a file; of standard input for ``-``.

    Raises UnreadableError where there is no such file, it may not be read, is a folder, is empty or too large.
    """
    if str(path) == "-":
        data = sys.stdin.buffer.read(limits.file + 1)
        name = "标准输入"
    else:
        name = str(path)
        try:
            with path.open("rb") as file:
                data = file.read(limits.file + 1)
        except FileNotFoundError:
            raise UnreadableError(f"{name}：没有这个文件，请核对路径") from None
        except IsADirectoryError:
            raise UnreadableError(f"{name}：这是文件夹，请给出其中的文件") from None
        except PermissionError:
            said = "这是文件夹，请给出其中的文件" if path.is_dir() else "没有读取权限，请检查文件权限"
            raise UnreadableError(f"{name}：{said}") from None
        except OSError as error:
            raise UnreadableError(f"{name}：读取失败（{reason(error)}），请检查磁盘或路径") from error
    if len(data) > limits.file:
        raise UnreadableError(
            f"{name}：文件超过 {limits.file / MEGABYTE:g} MB 的上限，请拆分后再读，或用 --max-size 放宽上限"
        )
    if not data:
        raise UnreadableError(f"{name}：文件是空的，没有可读的内容")
    return data


DOCUMENT_SUFFIXES = (
    ".docx", ".docm", ".md", ".markdown", ".txt", ".text", ".html", ".htm", ".mhtml", ".pdf", ".doc", ".wps",
    ".odt", ".rtf",
)  # fmt: skip
"""Kinds of files that are read as documents when a folder is walked."""


def documents(paths: Iterable[Path], suffixes: Iterable[str]) -> Iterator[Path]:
    """Give the files, folders walked in alphabetical order, each file once; hidden and temporary files are left out.

    ``*.docx`` stands for the files that match, for the shells (of Windows) that leave it as it is. Raises UsageError
    for a folder without a file of these suffixes, and for a pattern that nothing matches.
    """
    seen: set[Path] = set()
    wanted = tuple(suffixes)
    for path in (one for given in paths for one in _matching(given)):
        inside = sorted(_walk(path, wanted)) if path.is_dir() else [path]
        if not inside:
            raise UsageError(f"{path}：文件夹里没有可读的文件（{'、'.join(wanted)}）")
        for file in inside:
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield file


def _matching(path: Path) -> list[Path]:
    """Return the paths that a pattern matches; a path that exists, or is none, itself."""
    if not has_magic(str(path)) or path.exists():
        return [path]
    names = glob(str(path), recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    found = [one for one in map(type(path), sorted(names)) if not one.name.startswith("~$")]
    if not found:
        raise UsageError(f"{path}：没有相符的文件，请核对路径")
    return found


def _walk(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Give the documents below a folder."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in suffixes and not hidden and path.is_file():
            yield path


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = lazy(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_SHARE = 0.02
_SAMPLE = 65536


_RETURNS = lazy(r"(?<!\r)\r++(?!\n)")


def with_line_feeds(text: str) -> str:
    """Return a text with line feeds for the carriage returns that end lines alone, as those of an old Mac do.

    Returns before a line feed stay, however many. Length and places stay too.
    """
    if text.count("\r") == text.count("\r\n"):
        return text
    return _RETURNS.sub(lambda found: "\n" * len(found[0]), text)


def decode(data: bytes, name: str) -> str:
    """Return the text of a file in UTF-8 (with and without BOM), UTF-16, UTF-32 or GB18030; the BOM is taken off.

    Line ends stay as they are. Raises UnreadableError for binary data and for text in no such encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if utf16 := _bare_utf16(data):
        return _strict(data, utf16, name)
    text = _first_fit(data)
    if text is None or _looks_binary(text):
        raise UnreadableError(f"{name}：不是文字文件，或已损坏；请另存为 UTF-8 编码的文本文件再试")
    return text


def _first_fit(data: bytes) -> str | None:
    """Decode as UTF-8, else as GB18030; None where neither fits."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            # A text cut in the middle of its last character is still that text.
            if (
                encoding == "utf-8"
                and error.start >= len(data) - 3
                and error.start
                and error.reason.startswith("unexpected end")
            ):
                return data[: error.start].decode(encoding)
    return None


def _bare_utf16(data: bytes) -> str | None:
    """Name the UTF-16 without BOM that the data are in, if they are: decoded they must read as Chinese prose."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\0" not in sample:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
        chinese = sum(map(_is_prose, text))
        if "\0" not in text and chinese > len(text) // 2:
            return encoding
    return None


def _is_prose(character: str) -> bool:
    """Whether a character is a 汉字 or a mark that stands among them."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or character in "\n\u3000，。、；：？！（）《》“”"
        or "\uff00" <= character <= "\uffef"
    )


def _looks_binary(text: str) -> bool:
    """Whether control characters take more of the text than prose ever does."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > max(2, len(sample) * _BINARY_SHARE)


def _strict(data: bytes, encoding: str, name: str) -> str:
    """Decode, or say which encoding broke where."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{name}：标明为 {encoding.upper()} 编码，但第 {error.start + 1} 个字节处无法解读，文件可能被截断或损坏"
        ) from None
    if not text.strip("\ufeff\0 \t\r\n\u3000"):
        raise UnreadableError(f"{name}：文件是空的，没有可读的内容")
    if _looks_binary(text):
        raise UnreadableError(f"{name}：不是文字文件，或已损坏；请另存为 UTF-8 编码的文本文件再试")
    return text
