"""Dictionary of jieba, pypinyin's phrases and readings, our own terms → the tables that TYP004 and TYP005 read.

    typo_tables.py        writes lexicon.txt, neighbours.txt and homophones.txt into src/govdoc/lint/rules/data

Needs jieba and pypinyin (both MIT). Which words count, and why these thresholds: docs/decisions (wrong characters).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
DATA = TOP / "src/govdoc/lint/rules/data"
HAN = re.compile(r"[\u4e00-\u9fff]+")
COMMON = 5500
"""So many characters are taken into account, by frequency; the others are too rare to be typed for another."""
LONGEST = 12
OWN_TERM, OWN_WORD = 300, 100
"""Occurrences that a term of ours gets, of four characters or more and of fewer, if the dictionary does not know it."""
PHRASE = 5
"""Occurrences that a word gets of which we only know that there is one."""
KNOWN, USUAL = 3, 51
"""Occurrences of two neighbours within words from which they are known, and from which they are usual."""
STRONG = 30
"""Occurrences from which a word of two characters is looked for behind a wrong one."""
TERM_OF_3, TERM = 50, 20
"""Occurrences from which a word of three, of four and more characters is a term; idioms always are."""
LONGEST_PART = 3
"""Characters of the longest of the words that long terms are made of."""
WRONG, SLACK = 15, 1.0
"""Occurrences of a word that may be written for another of its sound; what rounding may add to a score."""
ANYWHERE = (
    "之间 可是 而是 还是 不是 就是 只是 以后 以前 之前 之后 其实 自己 一时 一次 一起 一样 一直 十分 时候 这里 那里 "
    "这样 那样 之一 所以 以上 以下 以来 一个 有的 只有 不得 不用 不要"
)
"""Words that go with so many others that this tells nothing."""
FRAMES = re.compile(
    r"第|[一二三四五六七八九十百千]{2}|非.不可$|([一有无没半又越边大多]).\1.$|.+[起下出过上进回][来去]$"
)
"""Frames that many words stand in: 有说有笑, 有唱有跳; 美起来, 靓起来."""
HEADS = {
    "lexicon": "# 词和频度（jieba 词典，MIT，https://github.com/fxsjy/jieba；pypinyin 词组，MIT；自编的两份词表）。",
    "neighbours": "# 字：常见的后邻、少见的后邻、二字词里的后邻、前邻、长词里的后邻、前邻（来源同 lexicon.txt）。",
    "joined": "# 词，后接的词，前接的词的末字，都是二字词：长词（来源同 lexicon.txt）和 corpus/ 里相连的，自编的搭配。",
    "soundalikes": "# 词和同音而更常用的词（来源同 lexicon.txt；音取自 pypinyin），声调不计。",
    "homophones": "# 音：字（pypinyin，MIT，https://github.com/mozillazg/python-pinyin），声调不计。",
}


def dictionary() -> dict[str, tuple[int, str]]:
    """Return word → (occurrences, part of speech): jieba's and pypinyin's words without wrong ones, and our own."""
    import jieba

    path = Path(jieba.__file__).with_name("dict.txt")
    words: dict[str, tuple[int, str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, times, tag = line.split(" ")
        if HAN.fullmatch(word) and len(word) <= LONGEST:
            words[word] = (int(times), tag)
    for word in phrases():
        words.setdefault(word, (PHRASE, ""))
    for word in wrong_forms():
        words.pop(word, None)
    for word in own_words():
        count = OWN_TERM if len(word) > 3 else OWN_WORD  # noqa: PLR2004 - see OWN_TERM
        words[word] = (max(count, words.get(word, (0, ""))[0]), "own")
    for word in listed("phrases.txt"):
        if len(word) > 3:  # noqa: PLR2004 - shorter ones are words, and known
            words[word] = (max(OWN_TERM, words[word][0]), "own") if word in words else (OWN_TERM, "phrase")
    return words


def phrases() -> set[str]:
    """Return the words and idioms whose readings pypinyin keeps; nearly all are in jieba's dictionary."""
    from pypinyin.phrases_dict import phrases_dict

    return {word for word in phrases_dict if 1 < len(word) <= LONGEST and HAN.fullmatch(word)}


def wrong_forms() -> set[str]:
    """Return the plain wrong forms of typos.tsv: jieba's dictionary, made by machines, holds some of them."""
    rows = (TOP / "src/govdoc/lint/rules/typos.tsv").read_text(encoding="utf-8").splitlines()[1:]
    plain = (row.split("\t")[1] for row in rows)
    return {form for pattern in plain if HAN.fullmatch(pattern.replace("|", "")) for form in pattern.split("|")}


def own_words() -> set[str]:
    """Return the words of segment.txt and official.txt."""
    return listed("../../../segment.txt") | listed("official.txt")


def listed(name: str) -> set[str]:
    """Return the words of a list of ours."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split() if HAN.fullmatch(word)}


@cache
def spoken() -> frozenset[tuple[str, str]]:
    """Return the characters with the readings, without tones, that they have in pypinyin's phrases."""
    from pypinyin.contrib.tone_convert import to_normal
    from pypinyin.phrases_dict import phrases_dict

    readings = {
        pair for word, spelt in phrases_dict.items() for pair in zip(word, (each[0] for each in spelt), strict=False)
    }
    return frozenset((char, to_normal(reading).replace("ü", "v")) for char, reading in readings)


def syllables(char: str) -> list[str]:
    """Return the two foremost readings of a character, without tones; the second only if phrases have it (研 xíng)."""
    from pypinyin.contrib.tone_convert import to_normal
    from pypinyin.pinyin_dict import pinyin_dict

    readings = (to_normal(reading).replace("ü", "v") for reading in pinyin_dict.get(ord(char), "").split(","))
    first, *others = list(dict.fromkeys(reading for reading in readings if reading))[:2] or [""]
    return [first, *(reading for reading in others if (char, reading) in spoken())] if first else []


def is_suggestible(word: str, count: int, tag: str) -> bool:
    """Tell whether a word may be what the author meant: not the name of a person or of a place seldom spoken of."""
    if tag.startswith("nr"):
        return False
    return count >= 500 if tag in {"ns", "nz"} and len(word) < 4 else True  # noqa: PLR2004 - short rare names


def is_term(word: str, count: int, tag: str) -> bool:
    """Tell whether a word is a long term."""
    if FRAMES.match(word):
        return False
    if len(word) == 3:  # noqa: PLR2004 - a word of three characters
        return count >= TERM_OF_3 and tag != "nz"
    return len(word) > 3 and (tag in {"own", "phrase"} or tag[:1] in {"i", "l"} or count >= TERM)  # noqa: PLR2004


def level(count: float, total: int, *, suggestible: bool) -> str:
    """Return the letter of a likelihood: half a natural logarithm a step; small letters may not be suggested."""
    step = min(28, max(0, round((math.log(total / max(count, 0.3)) - 4) * 2)))
    return chr((65 if suggestible else 97) + step)


def lexicon(words: dict[str, tuple[int, str]]) -> str:
    """Return the rows of lexicon.txt: a character, its likelihoods, what follows it in words.

    The likelihoods are those of the character as a word, as the first and as the last of a word, and the share of its
    occurrences in which it is a word.
    """
    total = sum(count for count, _ in words.values())
    rows: dict[str, list[str]] = defaultdict(list)
    for word, (count, tag) in sorted(words.items()):
        if len(word) > 1:
            mark = level(count, total, suggestible=is_suggestible(word, count, tag))
            rows[word[0]].append(word[1:] + mark + ("!" if is_term(word, count, tag) else ""))
    inside, first, last = Counter[str](), Counter[str](), Counter[str]()
    for word, (count, _) in words.items():
        inside.update(dict.fromkeys(word, count))
        first[word[0]] += count
        last[word[-1]] += count
    lines = []
    for char in sorted(inside):
        alone = words.get(char, (0, ""))[0]
        share = level(total * math.exp(-4) * (alone + 1) / (inside[char] + 1), total, suggestible=True)
        marks = "".join(level(count, total, suggestible=True) for count in (alone, first[char], last[char]))
        lines.append(f"{char}\t{marks}{share}" + "".join(f" {word}" for word in rows[char]))
    return "\n".join(lines)


def homophones(chars: list[str]) -> dict[str, str]:
    """Return syllable → its characters, the commonest first."""
    found: dict[str, str] = defaultdict(str)
    for char in chars:
        for syllable in syllables(char):
            found[syllable] += char
    return found


def neighbours(words: dict[str, tuple[int, str]]) -> str:
    """Return the rows of neighbours.txt."""
    inside = Counter[tuple[str, str]]()
    terms: set[tuple[str, str]] = set()
    short: set[tuple[str, str]] = set()
    for word, (count, tag) in words.items():
        if tag != "phrase":  # what two words meet in is no word
            inside.update(dict.fromkeys(pairwise(word), count))
        if is_term(word, count, tag):
            terms.update(pairwise(word))
        elif len(word) == 2 and count >= STRONG and is_suggestible(word, count, tag):  # noqa: PLR2004 - a short word
            short.update(pairwise(word))
    rows: dict[str, list[set[str]]] = defaultdict(lambda: [set() for _ in range(6)])
    for (left, right), count in inside.items():
        if count >= KNOWN:
            rows[left][0 if count >= USUAL else 1].add(right)
    for column, pairs in ((2, short), (4, terms)):
        for left, right in pairs:
            rows[left][column].add(right)
            rows[right][column + 1].add(left)
    return "\n".join(
        "\t".join((char, *("".join(sorted(column)) for column in columns))) for char, columns in sorted(rows.items())
    )


def joined(words: dict[str, tuple[int, str]]) -> dict[str, set[str]]:
    """Return word → words that follow it in long terms and in the corpus; all of two characters."""
    texts = [word for word, (count, tag) in words.items() if len(word) > 3 and is_term(word, count, tag)]  # noqa: PLR2004
    found: dict[str, set[str]] = defaultdict(set)
    short = likelihoods(words)
    for text in (*texts, *own_texts()):
        for left, right in pairwise(parts(text, *short)):
            if len(left) == len(right) == 2:  # noqa: PLR2004 - two words
                found[left].add(right)
    for line in (TOP / "benchmarks/collocations.txt").read_text(encoding="utf-8").splitlines():
        word, before, after = line.split("|") if line[0] != "#" else ("", "", "")
        for left in before.split():
            found[left].add(word.strip())
        found[word.strip()].update(after.split())
    return {word: follow for word, follow in found.items() if follow}


def own_texts() -> list[str]:
    """Return the stretches of 汉字 in the corpus."""
    paths = sorted((TOP / "corpus").rglob("*.txt"))
    return [text for path in paths for text in HAN.findall(path.read_text(encoding="utf-8"))]


def likelihoods(words: dict[str, tuple[int, str]]) -> tuple[dict[str, float], float]:
    """Return how likely the short words are, as logarithms of occurrences, and the logarithm of all occurrences."""
    short = {word: math.log(max(count, 1)) for word, (count, _) in words.items() if len(word) <= LONGEST_PART}
    return short, math.log(sum(count for count, _ in words.values()))


def joined_rows(after: dict[str, set[str]]) -> str:
    """Return the rows of joined.txt: a word, the words that follow it, the last characters of those before it."""
    before: dict[str, set[str]] = defaultdict(set)
    for left, follow in after.items():
        for right in follow:
            before[right].add(left[1])
    words = sorted({*after, *before})
    return "\n".join(
        "\t".join((word, " ".join(sorted(after.get(word, ()))), "".join(sorted(before[word])))) for word in words
    )


def parts(text: str, short: dict[str, float], total: float) -> list[str]:
    """Return the likeliest words of a text, long ones left out."""
    best = [(0.0, 0)] + [(-1e9, 0)] * len(text)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + LONGEST_PART) + 1):
            likelihood = short.get(text[start:end], -3.0 if end - start == 1 else -1e9) - total
            best[end] = max(best[end], (best[start][0] + likelihood, start))
    found = []
    end = len(text)
    while end:
        found.append(text[best[end][1] : end])
        end = best[end][1]
    return found[::-1]


def soundalikes(words: dict[str, tuple[int, str]], meant: set[str]) -> str:
    """Return the rows of soundalikes.txt: a word, and the commoner ones that sound like it, tones left out.

    Words that our own texts use are no wrong ones.
    """
    from pypinyin import lazy_pinyin

    total = sum(count for count, _ in words.values())
    of_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for word, (count, _) in words.items():
        if len(word) == 2 and count >= WRONG:  # noqa: PLR2004 - a short word
            of_sound[tuple(lazy_pinyin(word))].append(word)
    one = {frozenset(pair.split("/")) for pair in one_another()}
    short = likelihoods(words)
    ours = own_words() | {word for text in own_texts() for word in parts(text, *short)}
    rows = []
    for alike in of_sound.values():
        for word in (word for word in alike if word not in ours):
            rights = [
                other
                for other in alike
                if other in meant.difference(ANYWHERE.split())
                and is_worth(word, other, words, total)
                and is_suggestible(other, *words[other])
                and frozenset((word, other)) not in one
            ]
            if rights:
                rows.append(" ".join((word, *sorted(rights, key=lambda right: (-words[right][0], right)))))
    return "\n".join(sorted(rows))


def is_worth(word: str, other: str, words: dict[str, tuple[int, str]], total: int) -> bool:
    """Tell whether a word may ever be taken for another one written wrongly."""
    from govdoc.lint.rules.homophones import is_likely
    from govdoc.lint.rules.oddpairs import MOST

    written, meant = (math.log(max(words[each][0], 1) / total) for each in (word, other))
    shared = sum(map(str.__eq__, word, other))
    return is_likely(meant - written + MOST + SLACK, written, shared)


def one_another() -> list[str]:
    """Return the pairs of words of one sound that may stand for each other, each as 甲/乙."""
    lines = (TOP / "benchmarks/soundalikes.txt").read_text(encoding="utf-8").splitlines()
    return [pair for line in lines if not line.startswith("#") for pair in line.split()]


def main() -> None:
    """Write the tables."""
    words = dictionary()
    total = Counter[str]()
    for word, (count, _) in words.items():
        total.update(dict.fromkeys(word, count))
    chars = [char for char, _ in total.most_common(COMMON)]
    sounds = homophones(chars)
    after = joined(words)
    meant = {*after, *(word for follow in after.values() for word in follow)}
    tables = {
        "lexicon": lexicon(words),
        "neighbours": neighbours(words),
        "joined": joined_rows(after),
        "soundalikes": soundalikes(words, meant),
        "homophones": "\n".join(f"{sound}\t{chars}" for sound, chars in sorted(sounds.items())),
    }
    for name, text in tables.items():
        (DATA / f"{name}.txt").write_text(f"{HEADS[name]}\n{text}\n", encoding="utf-8")
        print(f"{name}.txt：{len(text):,} 字")


if __name__ == "__main__":
    main()
