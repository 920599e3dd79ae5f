"""govdoc.toml or [tool.govdoc] of a pyproject.toml → its entries, each with its place. The one schema of that file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govdoc.drafting.tomltree import Entry, parse_toml
from govdoc.errors import UsageError
from govdoc.profile import NORM, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILE_NAME = "govdoc.toml"
PROJECT_NAME = "pyproject.toml"
OLD_NAME = ".govdoc.yaml"
LINT_KEYS = (
    "select", "extend-select", "ignore", "per-file-ignores", "severity", "fail-on", "allow", "terms",
)  # fmt: skip
PROFILE_KEYS = ("版式", "profile")
TEMPLATE_KEYS = ("templates-dir",)
KEYS = (*LINT_KEYS, PROFILE_KEYS[0], *TEMPLATE_KEYS)
"""All keys of the file, as they are named in messages."""
_TABLE = ("tool", "govdoc")


def nearest(folder: Path) -> Path | None:
    """Return the settings file of a folder or of the nearest folder above it, None where there is none.

    In one folder govdoc.toml goes before pyproject.toml, which counts only with a table [tool.govdoc]. Raises
    UsageError where nothing but a .govdoc.yaml of former versions is met: what it sets must not be lost unheard.
    """
    folder = folder.resolve()
    for level in (folder, *folder.parents):
        own, project, old = (level / name for name in (FILE_NAME, PROJECT_NAME, OLD_NAME))
        if own.is_file():
            return own
        if project.is_file() and _is_ours(project):
            return project
        if old.is_file():
            raise UsageError(_outdated(old))
    return None


def _is_ours(project: Path) -> bool:
    """Whether a pyproject.toml has a table [tool.govdoc]; one that cannot be read and does not name it has none."""
    try:
        text = project.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return False
    if "govdoc" not in text:
        return False
    try:
        tool = parse_toml(text, str(project)).value.get(_TABLE[0])
    except UsageError:
        return "tool.govdoc" in text
    return isinstance(tool, dict) and _TABLE[1] in tool


def _outdated(old: Path) -> str:
    """Tell how a .govdoc.yaml is rewritten."""
    return (
        f"{old}：配置文件已改用 {FILE_NAME}，请在同一文件夹新建 {FILE_NAME} 并删去 {old.name}；"
        "改写时冒号换成等号，文字和中文的键加引号："
        '“ignore: [TYP003]”写成“ignore = ["TYP003"]”，“版式:”下面的“行距: 28”写成“["版式"]”一行、“"行距" = 28”一行'
    )  # fmt: skip


def read_settings(path: Path) -> dict[str, Entry]:
    """Return the entries of a settings file by their keys (see parse_settings)."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"{path}：没有这个配置文件，请核对路径") from None
    except IsADirectoryError:
        raise UsageError(f"{path}：这是文件夹，请给出其中的配置文件") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}：配置文件读不了，请核对权限并存为 UTF-8 编码") from error
    if path.suffix.lower() in {".yaml", ".yml"}:
        raise UsageError(_outdated(path))
    return parse_settings(text, str(path))


def parse_settings(text: str, name: str) -> dict[str, Entry]:
    """Return the entries of the text of a settings file by their keys, with hyphens, the profile under 版式.

    A ``name`` of pyproject.toml takes those of [tool.govdoc]. Raises UsageError, with file and line, for what is no
    TOML, for a key that nobody reads and for one that is given twice.
    """
    root = parse_toml(text, name)
    for key in _TABLE if Path(name).name == PROJECT_NAME else ():
        root = root.entries().get(key, Entry({}, name, (), root.lines, root.texts))
    found: dict[str, Entry] = {}
    faults: list[str] = []
    for key, entry in root.entries().items():
        word = key.replace("_", "-")
        word = PROFILE_KEYS[0] if word in PROFILE_KEYS else word
        if word not in KEYS:
            faults.append(unknown(entry, KEYS, PROFILE_KEYS[1:]))
        elif word in found:
            faults.append(f"{entry.place}：“{key}”已在第 {found[word].line} 行设过，请合成一处")
        else:
            found[word] = entry
    if faults:
        raise UsageError("\n".join(faults))
    return found


def unknown(entry: Entry, known: Sequence[str], others: Iterable[str] = (), within: str = "") -> str:
    """Tell in Chinese that nobody reads the key of an entry: which it was probably meant to be, or which there are.

    ``others`` are further names of the known keys; ``within`` names the table that holds the entry.
    """
    from govdoc.drafting.faults import nearest as nearest_word

    key = str(entry.path[-1])
    guess = nearest_word(key.replace("_", "-"), [*known, *others])
    hint = f"，是否想写“{guess}”？" if guess else "，"
    listed = f"可用的键有 {'、'.join(known)}" if within or not guess else ""
    return f"{entry.place}：{f'“{within}”中' if within else ''}不认识的键“{key}”{hint}{listed}"


def strings(entry: Entry, what: str) -> list[Entry]:
    """Return the entries of a list of words, or of one word alone; ``what`` tells what the list is to hold.

    Raises UsageError, with file and line, for anything else.
    """
    for item in entry.elements():
        if not isinstance(item.value, str) or not item.value.strip():
            raise UsageError(f"{item.place}：“{entry.path[-1]}”应为{what}")
    return entry.elements()


def folder_of(near: Path) -> Path:
    """Return the folder whose settings hold for a path: a folder itself, that of a file; the present one for ``-``."""
    if str(near) == "-":
        return Path()
    return near if near.is_dir() else near.parent


def profile_for(folder: Path) -> tuple[Profile, str]:
    """Return the profile for the documents of a folder, and in Chinese how it departs from the standard ("": not).

    Raises UsageError as ``read_profile`` does.
    """
    file = nearest(folder)
    profile = NORM if file is None else read_profile(file)
    return profile, "" if file is None else departures(profile, str(file))


def departures(profile: Profile, name: str) -> str:
    """Return in Chinese how the profile of the file ``name`` departs from the standard, a line each; "": not at all."""
    listed = profile.departures()
    head = f"{name} 设的版式与标准有 {len(listed)} 处不同："
    return "\n".join([head, *(f"  {departure}" for departure in listed)]) if listed else ""


def read_profile(path: Path) -> Profile:
    """Return the profile in a settings file, the standard's where it sets none.

    Raises UsageError, with file and line, for what is no TOML and for unknown keys and values.
    """
    return profile_in(read_settings(path))


def profile_in(settings: Mapping[str, Entry]) -> Profile:
    """Return the profile in the entries of a settings file; raises UsageError for what it cannot be."""
    from govdoc.drafting.profilesettings import profile_of

    entry = settings.get(PROFILE_KEYS[0])
    return NORM if entry is None else profile_of(entry)


def template_folders(near: Path) -> tuple[Path, ...]:
    """Return the folders of templates that the settings nearest to a file or a folder name (``templates-dir``).

    They count from the folder of the settings file. Raises UsageError, with file and line, for one that is none.
    """
    file = nearest(folder_of(near))
    entry = None if file is None else read_settings(file).get(TEMPLATE_KEYS[0])
    if file is None or entry is None:
        return ()
    folders = []
    for item in strings(entry, '模板文件夹的列表，如 ["模板"]'):  # fmt: skip
        folder = file.parent / item.value
        if not folder.is_dir():
            raise UsageError(f"{item.place}：没有模板文件夹“{item.value}”（从 {file.parent} 算起）")
        folders.append(folder)
    return tuple(folders)
