"""A key that nobody knows → the fault that names the key probably meant, or the place where the key belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from govdoc.drafting.attachments import BODY_KEY
from govdoc.drafting.attachments import KEY as ATTACHMENTS_KEY
from govdoc.drafting.faults import Fault, KeyPath, by_nearness, colon_hint, key_before_colon, key_path, nearest
from govdoc.drafting.schema import ELEMENTS, ELEMENTS_KEY, Schema, key_paths, resolved
from govdoc.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdoc.drafting.nodes import Mapping, Scalar


def superfluous(node: Mapping, path: KeyPath, schema: dict[str, Any], root: Schema) -> Iterator[Fault]:
    """Give a fault for each key that is not known here, with the key that was probably meant."""
    known = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    present = {key.text for key, _ in node.entries}
    for key, _ in node.entries:
        if key.text not in known and not any(re.search(pattern, key.text) for pattern in patterns):
            # Of what ``--set`` gives, the keys that the plan has already are meant most of all.
            free = [name for name in known if name not in present or not key.line]
            hint = _meant(key, path, free, root)
            yield Fault(key.line, key.column, key_path(path), f"多余的键“{key.text}”{hint}")


def _meant(key: Scalar, path: KeyPath, known: Sequence[str], root: Schema) -> str:
    """Say which key was probably meant, or where the key belongs."""
    if key_before_colon(key.text):
        return colon_hint(key.text)
    return _unclean(key.text, known) or _elsewhere(key, path, root) or _near(key.text, path, known, root)


def _unclean(word: str, known: Sequence[str]) -> str:
    """Tell of blanks, quotation marks and what cannot be seen around or in a key that is known."""
    bare = word.strip(" \u3000\u00a0")
    if bare != word and bare in known:
        return f"：键前后有全角空格，缩进请用半角空格，键写成“{bare}”"
    seen = _INVISIBLE.sub("", bare).strip("“”\"'「」")
    return f"：键里夹着看不见的字符或引号，请删去整个键，重新打上“{seen}”" if seen != bare and seen in known else ""


def _elsewhere(key: Scalar, path: KeyPath, root: Schema) -> str:
    """Say where a key belongs that is known in another place; of one given by ``--set`` how to write it."""
    bare = key.text.strip(" \u3000\u00a0")
    here = tuple(part for part in path if isinstance(part, str))
    homes = [parts for parts in key_paths(root) if parts[-1] == bare and parts[:-1] != here]
    # A body holds bodies, and the text of an attachment whatever a body does: the outermost place is meant.
    homes = sorted((parts for parts in homes if parts[:3] != _TEXT_OF_ATTACHMENT), key=len)
    if not homes:
        name = "" if path else _element_named(bare)
        return f"，应写在“{ELEMENTS_KEY}”之下，即“{name}”" if name else ""
    parent = ".".join(str(part) for part in homes[0][:-1])
    if not key.line:
        return f"，应写成“{parent}.{bare}”" if parent else f"，应写成“{bare}”"
    return f"，应写在“{parent}”之下，请检查缩进" if parent else "，应写在最外一层，请去掉缩进"


def _near(word: str, path: KeyPath, known: Sequence[str], root: Schema) -> str:
    """Name the nearest key of the place, or of 要素; where none is near, all that fit, likelier ones first."""
    if guess := nearest(word, known):
        return f"，是否想写“{guess}”？"
    # Of two 汉字 one alone says little about a key of another place.
    if not path and len(word) > _SHORT and (guess := nearest(word, _names_of_elements(root))):
        return f"，是否想写“{ELEMENTS_KEY}”之下的“{guess}”？"
    return f"，这里可以写：{'、'.join(by_nearness(word, known))}" if known else ""


def _names_of_elements(root: Schema) -> list[str]:
    """Return the keys that 要素 may have."""
    return list(resolved(root.get("properties", {}).get(ELEMENTS_KEY, {}), root).get("properties", {}))


def _element_named(alias: str) -> str:
    """Return the element with an English name; "" where there is none."""
    known = ELEMENTS["properties"].items()
    return next((name for name, one in known if alias in one.get("x-aliases", ())), "")


_SHORT = 2
_TEXT_OF_ATTACHMENT = (ELEMENTS_KEY, ATTACHMENTS_KEY, BODY_KEY)
_INVISIBLE = lazy(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
