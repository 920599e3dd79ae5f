"""Sound documents, as they are and with planted faults of every rule → what is found, and what is found in vain.

    lint_accuracy.py [--misses] [--seed 1] [--plants 5] [--rules PUN,NUM001]

The sound documents: the texts of corpus/ that are not damaged on purpose, and the example of every template, as text
and as Word file. A plant (see plants/) is a fault at a random place of one of them; it is found where a finding of
its rule touches the place. A line is flagged where it has a warning or an error.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from benchmarks.plants import layout, sown, structural, wordfiles  # noqa: E402 - found only now

from govdoc.drafting import draft  # noqa: E402 - see above
from govdoc.lint import ALL_RULES, Config, Severity, lint  # noqa: E402 - see above
from govdoc.lint.ownterms import parse_terms  # noqa: E402 - see above
from govdoc.outline import structure  # noqa: E402 - see above
from govdoc.readers import parse  # noqa: E402 - see above
from govdoc.writers import write  # noqa: E402 - see above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.plants.sown import Host, Planted

    from govdoc.lint import Finding

AIM_FOUND, AIM_FLAGGED = 0.98, 0.002
DAMAGED = ("ruin-", "held-oneline-", "held-web-", "held-wrapped-", "held-summary-middle-school", "tongzhi-fujian")
"""Names of the texts of the corpus that are damaged on purpose."""
NEVER = frozenset({"INT001"})
"""No document has such a fault: it tells of one of ours."""
OWN = """\
错误写法\t规范写法
县管校用\t县管校聘
云和讲堂\t云河讲堂
教育强县三年行动\t教育强县行动
\t云河县教育质量攻坚行动
"""


@dataclass
class Tally:
    """What became of the plants of a family."""

    found: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many were planted."""
        return self.found + len(self.missed)


def texts() -> list[Host]:
    """Return the sound texts."""
    paths = [path for path in sorted((TOP / "corpus").glob("*/*.txt")) if not path.name.startswith(DAMAGED)]
    found = [sown.Host(path.name, path.read_text(encoding="utf-8")) for path in paths]
    return found + [sown.Host(f"{name}.txt", write(draft(path), "txt").decode()) for name, path in examples()]


def examples() -> Iterator[tuple[str, Path]]:
    """Give the example of every template: its name and its path."""
    for path in sorted((TOP / "templates").glob("*/example.yaml")):
        yield path.parent.name, path


def files() -> dict[str, bytes]:
    """Return the sound Word files: the examples of the templates."""
    return {f"{name}.docx": write(draft(path)) for name, path in examples()}


def config() -> Config:
    """Return the settings: terms of a bureau of its own."""
    return Config(terms=parse_terms(OWN, "own.tsv"))


def found(data: bytes, name: str, settings: Config) -> tuple[str, list[Finding]]:
    """Return the text of a document as read, and its findings."""
    document = parse(data, name)
    return document.source.text, lint(document, settings)


def plants(wanted: tuple[str, ...], count: int, seed: int) -> Iterator[Planted]:
    """Give the plants of the rules whose codes begin with one of some words; those of each rule depend on it alone."""
    hosts, words, rows = texts(), files(), sown.rows()
    for rule in ALL_RULES:
        if not rule.code.startswith(wanted):
            continue
        choice = random.Random(f"{seed} {rule.code}")  # noqa: S311 - the same plants every time
        yield from sown.of_rule(rule.code, rows, hosts, count, choice)
        yield from _disturbed(rule.code, hosts, count, choice)
        ways = [(f"{rule.code} {at}", way) for at, way in enumerate(layout.WAYS.get(rule.code, ()))]
        ways += [(row.text, layout.of_row(row)) for row in rows if row.code == rule.code and row.kind in layout.KINDS]
        yield from _laid_out(rule.code, ways, words, count, choice)


def _disturbed(code: str, hosts: list[Host], count: int, choice: random.Random) -> Iterator[Planted]:
    """Give the plants of a rule that are made by a function of texts."""
    for way in structural.WAYS.get(code, ()):
        done = 0
        for host in choice.sample(hosts, len(hosts)):
            text = way(host.text, choice)
            if text is not None and done < count:
                value, places = sown.unmarked(text)
                done += 1
                yield sown.Planted(code, host.name, value.encode(), tuple(places), way.__name__)


def _laid_out(
    code: str, ways: list[tuple[str, wordfiles.Change]], words: dict[str, bytes], count: int, choice: random.Random
) -> Iterator[Planted]:
    """Give the plants of a rule that are made in Word files, by named functions of them."""
    for at, (what, way) in enumerate(ways):
        done, share = 0, (count + len(ways) - 1 - at) // len(ways)
        for name in choice.sample([*words], len(words)):
            if done < share and (made := wordfiles.changed(words[name], way, choice)) is not None:
                done += 1
                yield sown.Planted(code, name, made[0], (), what, near=made[1])


def is_found(plant: Planted, settings: Config) -> bool:
    """Tell whether a finding of the rule touches the place of a plant."""
    against = () if plant.against is None else (structure(parse(plant.against, "对照.txt")),)
    own = Config(select=(plant.code[:3],), terms=settings.terms, against=against)
    if plant.code.startswith("INT"):
        own = Config()
    text, findings = found(plant.data, plant.name, own)
    places = plant.places
    if plant.near:
        near = re.escape(plant.near.strip())
        # The 署名 begins like the title: where a line is nothing but the paragraph, that line is it.
        lines = [*re.finditer(f"^\\s*{near}\\s*$", text, re.MULTILINE)]
        lines = lines or [*re.finditer(f"^\\s*{near}", text, re.MULTILINE)][:1]
        places = tuple(line.span() for line in lines)
    # Which of the rules of wrong characters tells of one is no matter to who reads it.
    code = plant.code[:3] if plant.code.startswith("TYP") else plant.code
    hits = [finding for finding in findings if finding.code.startswith(code)]
    if not places:
        return bool(hits)
    return any(hit.start <= end and start <= hit.end for hit in hits for start, end in places)


def measure_plants(wanted: tuple[str, ...], count: int, seed: int, *, misses: bool) -> None:
    """Plant, look and print."""
    settings = config()
    families: defaultdict[str, Tally] = defaultdict(Tally)
    planted: Counter[str] = Counter()
    for plant in plants(wanted, count, seed):
        planted[plant.code] += 1
        tally = families[plant.code[:3]]
        if is_found(plant, settings):
            tally.found += 1
        else:
            tally.missed.append(f"{plant.code} {plant.name}: {plant.what}")
    print(f"plants, seed {seed}{'':12}planted    found")
    for family, tally in families.items():
        print(f"  {family:<24}{tally.count:7}{tally.found / tally.count:9.1%}")
    everything = sum(tally.count for tally in families.values())
    share = sum(tally.found for tally in families.values()) / max(everything, 1)
    print(f"  {'all':<24}{everything:7}{share:9.1%}   (aim ≥ {AIM_FOUND:.0%}) {verdict(met=share >= AIM_FOUND)}")
    for rule in ALL_RULES:
        if rule.code.startswith(wanted) and rule.code not in NEVER and planted[rule.code] < count:
            print(f"  {rule.code}: {planted[rule.code]} plants, fewer than {count}")
    for tally in families.values() if misses else ():
        print("\n".join(f"    missed {miss}" for miss in tally.missed))


def measure_clean(wanted: tuple[str, ...], *, misses: bool) -> None:
    """Lint the sound documents and print what is flagged in vain."""
    settings = Config(select=tuple(word for word in wanted if word))
    lines, flagged, rules = 0, 0, Counter[str]()
    told = []
    documents = [(host.name, host.text.encode()) for host in texts()] + [*files().items()]
    for name, data in documents:
        text, findings = found(data, name, settings)
        rows = [line for line in text.split("\n") if line.strip()]
        grave = [finding for finding in findings if finding.severity is not Severity.INFO]
        lines += len(rows)
        flagged += len({text.count("\n", 0, finding.start) for finding in grave})
        rules.update(finding.code for finding in grave)
        told += [f"{name}: {finding.code} {finding.message[:60]} | {finding.excerpt}" for finding in grave]
    share = flagged / max(lines, 1)
    print(
        f"\nsound documents: {len(documents)}, {lines} lines, {flagged} with a warning or an error: {share:.2%}",
        end=" ",
    )
    print(f"(aim ≤ {AIM_FLAGGED:.1%}) {verdict(met=share <= AIM_FLAGGED)}")
    print("".join(f"  {code}{count:5}\n" for code, count in rules.most_common()), end="")
    if misses:
        print("\n".join(f"    in vain {one}" for one in told))


def verdict(*, met: bool) -> str:
    """Say whether an aim is met."""
    return "met" if met else "NOT MET"


def main() -> None:
    """Measure and print."""
    known = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    known.add_argument("--misses", action="store_true", help="list what was missed and what was flagged in vain")
    known.add_argument("--seed", type=int, default=1, help="another one plants at other places")
    known.add_argument("--plants", type=int, default=5, help="plants of each rule, at least")
    known.add_argument("--rules", default="", help="codes and families, with commas")
    asked = known.parse_args()
    wanted = tuple(asked.rules.upper().split(","))
    measure_plants(wanted, asked.plants, asked.seed, misses=asked.misses)
    measure_clean(wanted, misses=asked.misses)


if __name__ == "__main__":
    main()
