"""Sentences of the corpus, as they are and with one wrong character each → false alarms and finds of the TYP rules.

    typo_accuracy.py [--seed N] [--show] [FOLDER …]        default: corpus

A wrong character is one that sounds (four in five) or looks like the right one, at a random place of the sentence.
Found: a warning of a TYP rule at that place. ``--show`` prints the sentences in which something was found unasked.
"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path

from govdoc.lint import Config, Finding, Severity, lint
from govdoc.lint.rules import lexicon
from govdoc.readers import parse

TOP = Path(__file__).resolve().parent.parent
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
HAN = re.compile(r"[\u4e00-\u9fff]")
SHORTEST = 8
"""汉字 of a sentence at least."""
RULES = Config(select=("TYP",))


def sentences(folder: Path) -> list[str]:
    """Return the sentences of the texts in a folder, each once."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt")))
    found = (part.strip() for text in texts for part in SENTENCE.findall(text))
    return [*dict.fromkeys(part for part in found if len(HAN.findall(part)) >= SHORTEST)]


def findings(sentence: str) -> list[Finding]:
    """Return the warnings and errors of a sentence."""
    found = lint(parse(sentence.encode(), "句.txt"), RULES)
    return [finding for finding in found if finding.severity is not Severity.INFO]


def planted(sentence: str, chance: random.Random) -> tuple[str, int] | None:
    """Return a sentence with one character changed, and where; None if no character sounds or looks like another."""
    places = [place for place, char in enumerate(sentence) if lexicon.alike(char)]
    if not places:
        return None
    place = chance.choice(places)
    shapes = lexicon.lookalikes(sentence[place])
    sounds = sorted(lexicon.alike(sentence[place]) - {*shapes})
    wrong = chance.choice(shapes if shapes and (not sounds or chance.random() < 1 / 5) else sounds)
    return sentence[:place] + wrong + sentence[place + 1 :], place


def main(arguments: list[str]) -> None:
    """Print the shares."""
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 7
    folders = [Path(argument) for argument in arguments if Path(argument).is_dir()] or [TOP / "corpus"]
    chance = random.Random(seed)  # noqa: S311 - plants are no secret
    clean = [sentence for folder in folders for sentence in sentences(folder)]
    begun = time.perf_counter()
    flagged = [sentence for sentence in clean if findings(sentence)]
    plants = [plant for sentence in clean if (plant := planted(sentence, chance)) is not None]
    found = sum(any(hit.start <= place < hit.end for hit in findings(text)) for text, place in plants)
    print(f"干净的句子 {len(clean)}，有告警 {len(flagged)}（{len(flagged) / len(clean):.3%}）")
    print(f"植入错字 {len(plants)}，找到 {found}（{found / len(plants):.1%}），{time.perf_counter() - begun:.1f} 秒")
    if "--show" in arguments:
        for sentence in flagged:
            print(" ", *(finding.message for finding in findings(sentence)), sentence)


if __name__ == "__main__":
    main(sys.argv[1:])
