"""All rules, from an explicit list of modules."""

from __future__ import annotations

from govdoc.errors import UsageError
from govdoc.lint.enginerules import ENGINE_RULES
from govdoc.lint.rule import FAMILIES, Rule
from govdoc.lint.rules import (
    addressees,
    ages,
    amounts,
    anniversaries,
    announced,
    attachmentlists,
    attachmentnames,
    attachments,
    blanklines,
    blends,
    brokennumbers,
    calendardates,
    callnumbers,
    capitals,
    characters,
    chrome,
    clocktimes,
    closinglines,
    colours,
    comparison,
    composition,
    conjunctions,
    counted,
    dashes,
    datestyles,
    daymarks,
    deadlines,
    decimals,
    documentdates,
    documentnumbers,
    edges,
    elements,
    emphasis,
    ends,
    facts,
    fontnames,
    formulations,
    growth,
    halfwidth,
    headingends,
    headings,
    headingstyles,
    inwards,
    lawnames,
    layout,
    leftovers,
    linebreaks,
    listed,
    lookalikes,
    malformed,
    marks,
    markup,
    matters,
    misused,
    nesting,
    numberwords,
    numerals,
    orders,
    otherordinals,
    pagenumbers,
    pairs,
    paragraphends,
    parts,
    periods,
    placeholders,
    points,
    punctuation,
    quotes,
    rates,
    reckoning,
    relations,
    repeats,
    requests,
    residue,
    sameness,
    sections,
    series,
    setphrases,
    shares,
    spacing,
    spans,
    stages,
    stale,
    structure,
    sums,
    tablerates,
    tablesums,
    tabletext,
    titlegenres,
    titles,
    typefaces,
    typos,
    units,
    weekdays,
    westernmarks,
    wholeshares,
    wording,
)

MODULES = (
    structure, malformed, otherordinals, headings, headingends, headingstyles, series, counted, composition, titles,
    titlegenres, documentnumbers, elements, addressees, documentdates, calendardates, attachments, attachmentlists,
    requests, matters, halfwidth, lookalikes, punctuation, marks, conjunctions, paragraphends, misused, nesting, dashes,
    daymarks, quotes, pairs, datestyles, clocktimes, brokennumbers, numerals, decimals, amounts, numberwords, units,
    placeholders, residue, chrome, characters, markup, formulations, setphrases, orders, wording, lawnames, typos,
    repeats, facts, parts, announced, periods, weekdays, shares, wholeshares, growth, points, tablesums, tabletext,
    tablerates, sameness, anniversaries, ages, deadlines, reckoning, rates, sums, spans, stages, stale, callnumbers,
    capitals, listed, inwards, relations, attachmentnames, blends, comparison, layout, spacing, emphasis, leftovers,
    ends, edges, blanklines, closinglines, fontnames, sections, pagenumbers, typefaces, westernmarks, colours,
    linebreaks,
)  # fmt: skip
"""Where rules stand; another module is added here."""

_FOUND = [value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)]
RULES: tuple[Rule, ...] = tuple(sorted(_FOUND, key=lambda rule: ([*FAMILIES].index(rule.family), rule.code)))
"""All rules that judge a document, by family, then by number."""
ALL_RULES: tuple[Rule, ...] = tuple(
    sorted((*RULES, *ENGINE_RULES), key=lambda rule: ([*FAMILIES].index(rule.family), rule.code))
)
"""Those and the rules of the engine: all that can be selected and explained."""


def find_rule(code: str) -> Rule:
    """Return the rule of a code, in whatever case; raises UsageError, with the nearest codes, where there is none."""
    wanted = code.strip().upper()
    for rule in ALL_RULES:
        if rule.code == wanted:
            return rule
    near = [rule.code for rule in ALL_RULES if rule.family == wanted[:3]]
    hint = f"这一类有 {'、'.join(near)}" if near else "用 govdoc rule 可列出全部规则"
    raise UsageError(f"没有规则“{code}”，{hint}")
