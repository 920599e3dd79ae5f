"""Texts with faults, one that is up to no good, and files with as many findings as are wanted."""

from __future__ import annotations

from govdoc.lint import Checked, Finding
from govdoc.lint.rule import Applicability, Edit, Fix, Severity

SPEECH = (
    "在全县教育工作会议上的讲话\n"
    "同志们：\n"
    "一、加强领导\n"
    "各校要加强领导,压实“双减”责任。\n"
    "会议定于2026年02月05日召开。\n"
    "二、狠抓落实\n"
    "各校要,要,要抓好落实。\n"
)
HOSTILE = (
    "<script>window.ran = 1</script></textarea></style><img src=x onerror='window.ran = 2'>\"&amp;%0A]]>\x07\x1b[31m"
)


def many(count: int, gap: str = "\n") -> Checked:
    """Return a file with so many findings, a line each; with another ``gap`` all in one line."""
    unit = f"各校要抓好落实,{gap}"
    fix = Fix(Applicability.SAFE, (Edit(7, 8, "，"),))
    findings = tuple(
        Finding(
            f"PUN{number % 7:03}", "半角标点", Severity.WARNING, f"第{number % 1000}种说法", "GB/T 15834—2011 5.1",
            number + 1 if gap == "\n" else 1, 8 if gap == "\n" else number * len(unit) + 8,
            None, number * len(unit) + 7, number * len(unit) + 8, unit.strip(), 7, fix,
        )
        for number in range(count)
    )  # fmt: skip
    return Checked("大.txt", None, findings, failed=True, text=unit * count)
