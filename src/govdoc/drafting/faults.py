"""An error of jsonschema → the sentence that tells the author of a plan what to mend."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING, Any

from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jsonschema.exceptions import ValidationError

KeyPath = tuple[str | int, ...]
"""The way to a value: names of keys, and positions in lists counted from 0."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at one place of a YAML file; line and column are 1-based.

    Line 0 is no line of the file, but an option ``--set``; the column is its number.
    """

    line: int
    column: int
    path: str
    message: str

    def said(self, name: str) -> str:
        """Return the line a user reads: ``plan.yaml:12:3 部署[2].时限：应为文字，现为列表``."""
        place = f"{name}:{self.line}:{self.column}" if self.line else "--set"
        return f"{place} {self.path + '：' if self.path else ''}{self.message}"


_MOST = 60


def told(faults: Iterable[Fault], name: str) -> list[str]:
    """Return the lines a user reads, in the order of the file, each once; of very many the first."""
    lines = list(dict.fromkeys(fault.said(name) for fault in sorted(faults)))
    if len(lines) <= _MOST:
        return lines
    return [*lines[:_MOST], f"{name}：还有 {len(lines) - _MOST} 处没有列出，请先改好以上各处再运行"]


def key_path(path: Iterable[str | int]) -> str:
    """Return a path as shown to users: ``部署[2].时限``, items of lists counted from 1."""
    out = ""
    for key in path:
        out += f"[{key + 1}]" if isinstance(key, int) else f"{'.' if out else ''}{key}"
    return out


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was probably meant to be, None where none is near."""
    bare = word.strip(" \u3000\u00a0\t-－—:：")
    candidates = list(known)
    if bare in candidates:
        return bare
    # Keys are two to five 汉字: half of them right is near enough.
    found = get_close_matches(bare, candidates, n=1, cutoff=0.5)
    return found[0] if found else None


def by_nearness(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words, those first that have most in common with ``word``; others in the order given."""
    return sorted(known, key=lambda one: -SequenceMatcher(None, word, one).ratio())


_TYPES = {
    "string": "文字",
    "array": "列表（每项一行，以“- ”开头）",
    "object": "下一级的“键: 值”",
    "null": "空",
    "boolean": "是非值",
    "integer": "整数",
    "number": "数字",
}
_LONGEST_QUOTE = 20


def kind(value: object) -> str:
    """Return what a value of a plan is: 文字, 列表 or 键值对."""
    return "键值对" if isinstance(value, dict) else "列表" if isinstance(value, list) else "文字"


def quoted(value: object) -> str:
    """Return a value in Chinese quotation marks, shortened; of a list or a mapping only what it is."""
    if not isinstance(value, str):
        return kind(value)
    flat = " ".join(value.split())
    return f"“{flat[:_LONGEST_QUOTE]}……”" if len(flat) > _LONGEST_QUOTE else f"“{flat}”"


def example(schema: Mapping[str, Any]) -> str:
    """Return ``，如“云河县教育局”`` for a schema that gives an example, else nothing."""
    examples = [value for value in schema.get("examples", ()) if isinstance(value, str)]
    return f"，如{quoted(examples[0])}" if examples else ""


def _asked(error: ValidationError) -> Any:
    """Return what the keyword asks for."""
    return error.validator_value


def _found(error: ValidationError) -> Any:
    """Return what stands there."""
    return error.instance


def _type(error: ValidationError) -> str:
    wanted = _asked(error)
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    message = f"应为{'或'.join(_TYPES.get(name, name) for name in names)}，现为{kind(_found(error))}"
    if isinstance(_found(error), str) and "string" not in names:
        message += colon_hint(_found(error)) or _keys_hint(error.schema, names)
    return message


def _keys_hint(schema: Any, names: list[str]) -> str:
    """Name the keys that may stand where a text was typed for them."""
    keys = schema.get("properties", {}) if isinstance(schema, dict) and names == ["object"] else {}
    return f"；可以写的键有：{'、'.join(keys)}" if keys else ""


_WIDE_COLON = lazy(r"^([^\s：:，。、；]{1,12})：")
_TIGHT_COLON = lazy(r"^([^\s：:，。、；]{1,12}):\S")


def key_before_colon(text: str) -> str:
    """Return the key in a text that looks like a key and its value with a colon YAML does not take, else ""."""
    found = _WIDE_COLON.match(text) or _TIGHT_COLON.match(text)
    return found[1] if found else ""


def colon_hint(text: str) -> str:
    """Tell of a colon that YAML does not take for one, where the text looks like a key and its value."""
    if _WIDE_COLON.match(text):
        return "；键后的全角冒号“：”要改成英文冒号加一个空格“: ”"
    return "；键后的英文冒号之后要空一格" if _TIGHT_COLON.match(text) else ""


def _enum(error: ValidationError) -> str:
    allowed = [str(value) for value in _asked(error)]
    guess = nearest(str(_found(error)), allowed) if isinstance(_found(error), str) else None
    hint = f"，是否想写“{guess}”？" if guess and len(allowed) > 1 else ""
    return f"只能是{'、'.join(f'“{value}”' for value in allowed)}，现为{quoted(_found(error))}{hint}"


def _pattern(error: ValidationError) -> str:
    schema = error.schema if isinstance(error.schema, dict) else {}
    wanted = schema.get("x-pattern")
    said = f"应为{wanted}" if isinstance(wanted, str) else "写法不合要求"
    return f"{said}{example(schema)}，现为{quoted(_found(error))}"


def _refused(error: ValidationError) -> str:
    """Return why a value may not stand here, in the words of the schema (``x-refused``) where it has some."""
    why = error.schema.get("x-refused") if isinstance(error.schema, dict) else None
    return str(why) if why else f"不能这样写：{quoted(_found(error))}"


def _contains(error: ValidationError) -> str:
    least = error.schema.get("minContains", 1) if isinstance(error.schema, dict) else 1
    return f"列表中符合要求的项不足 {least} 项"


def _dependent(error: ValidationError) -> str:
    present = [key for key in _asked(error) if key in _found(error)]
    lacking = [need for key in present for need in _asked(error)[key] if need not in _found(error)]
    return f"写了“{'、'.join(present)}”，就还要写{'、'.join(f'“{need}”' for need in lacking)}"


def _format(error: ValidationError) -> str:
    """Return what the check of the format says itself (see ``schema.checker``)."""
    return str(error.cause) if error.cause else f"不是合格的{_asked(error)}：{quoted(_found(error))}"


MESSAGES: dict[str, Callable[[ValidationError], str]] = {
    "type": _type,
    "enum": _enum,
    "const": lambda error: f"只能是“{_asked(error)}”，现为{quoted(_found(error))}",
    "pattern": _pattern,
    "format": _format,
    "minLength": lambda error: f"太短：至少 {_asked(error)} 个字，现有 {len(_found(error))} 个字",
    "maxLength": lambda error: f"太长：至多 {_asked(error)} 个字，现有 {len(_found(error))} 个字",
    "minItems": lambda error: f"项数太少：至少 {_asked(error)} 项，现有 {len(_found(error))} 项",
    "maxItems": lambda error: f"项数太多：至多 {_asked(error)} 项，现有 {len(_found(error))} 项",
    "uniqueItems": lambda _: "列表中有重复的项，请去掉重复",
    "contains": _contains,
    "minProperties": lambda error: f"填写太少：至少 {_asked(error)} 个键，现有 {len(_found(error))} 个",
    "maxProperties": lambda error: f"填写太多：至多 {_asked(error)} 个键，现有 {len(_found(error))} 个",
    "propertyNames": lambda error: f"键名{quoted(_found(error))}不合要求",
    "required": lambda error: f"缺少{'、'.join(f'“{key}”' for key in _asked(error) if key not in _found(error))}",
    "additionalProperties": lambda _: "有多余的键",
    "unevaluatedProperties": lambda _: "有多余的键",
    "unevaluatedItems": lambda _: "列表中有多余的项",
    "dependentRequired": _dependent,
    "anyOf": lambda error: f"不符合任何一种写法，现为{quoted(_found(error))}",
    "oneOf": lambda error: f"应当只符合一种写法，现为{quoted(_found(error))}",
    "not": _refused,
    "minimum": lambda error: f"不能小于 {_asked(error)}",
    "maximum": lambda error: f"不能大于 {_asked(error)}",
    "exclusiveMinimum": lambda error: f"应大于 {_asked(error)}",
    "exclusiveMaximum": lambda error: f"应小于 {_asked(error)}",
    "multipleOf": lambda error: f"应为 {_asked(error)} 的倍数",
}
"""Keyword of JSON Schema 2020-12 → its sentence. Keywords that only lead to inner ones need none."""

LEADING = frozenset(
    {
        "$ref",
        "$dynamicRef",
        "allOf",
        "if",
        "items",
        "prefixItems",
        "properties",
        "patternProperties",
        "dependentSchemas",
    }
)
"""Keywords whose errors are those of the schemas inside them."""


def message(error: ValidationError) -> str:
    """Return the Chinese sentence for an error of jsonschema; a schema that forbids a key altogether has no keyword."""
    say = MESSAGES.get(str(error.validator))
    return say(error) if say else f"这里不该写：{quoted(_found(error))}"
