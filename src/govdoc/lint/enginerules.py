"""Rules that the engine itself judges by: faults of our own, remarks, and the user's own words.

They are listed, selected and explained like all others; what they find depends on more than the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govdoc.lint.rule import Rule, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.lint.rule import Hit
    from govdoc.model import Document


@rule("INT001", "规则出错", Severity.ERROR)
def rule_failed(_document: Document) -> Iterator[Hit]:
    """某条规则在处理这份文件时出了程序错误，没有查完；其余规则照常。

    这不是文件的毛病，是 govdoc 的毛病：退出码为 3，请把提示的那句话（最好连同文件）报给维护者。
    这一条总是报告，不能用 --ignore、屏蔽注释或基线去掉。

    依据：govdoc 自身的约定
    正例：所有规则都查完了这份文件。
    反例：规则 PUN003 处理这份文件时出错。
    """
    yield from ()


@rule("INT002", "屏蔽注释没有用上")
def unused_remark(_document: Document) -> Iterator[Hit]:
    """屏蔽注释所指的问题已经没有了，注释应当删去，以免日后掩盖新的问题。

    独占一行的注释管它后面的一段，写在段尾的管这一段，ignore-file 管全文。只用一部分规则检查时，没有参加检查的规则不算。

    依据：govdoc 自身的约定
    正例：
        <!-- govdoc: ignore[PUN001] 照录来文 -->
        各校要加强领导,压实责任。
    反例：
        <!-- govdoc: ignore[PUN001] 照录来文 -->
        各校要加强领导，压实责任。
    """
    yield from ()


@rule("INT003", "屏蔽注释写法有误")
def malformed_remark(_document: Document) -> Iterator[Hit]:
    """屏蔽注释看不懂，或者写了不存在的规则，没有起作用。

    写法是 <!-- govdoc: ignore[PUN001, NUM] 理由 -->，方括号里是规则代码或类别；理由可以不写，最好写。

    依据：govdoc 自身的约定
    正例：
        各校要加强领导,压实责任。<!-- govdoc: ignore[PUN001] 照录来文 -->
    反例：
        各校要加强领导，压实责任。<!-- govdoc: ignore PUN001 -->
    反例：
        各校要加强领导，压实责任。<!-- govdoc: ignore[PUN999] -->
    """
    yield from ()


@rule("TRM900", "本单位用语表列出的错误写法")
def own_word(_document: Document) -> Iterator[Hit]:
    """配置 terms 所列用语表中的错误写法，一格里几个用 | 隔开；引号、书名号之内的不算。

    级别由表里的“级别”一栏决定，不写为警告。

    示例用的表里有一行：错误写法“县管校用”，规范写法“县管校聘”。

    依据：本单位用语表（每条另记来源、日期）
    正例：深化“县管校聘”改革。
    反例：深化县管校用改革。
    """
    yield from ()


@rule("TRM901", "本单位提法写错一个字")
def own_formulation(_document: Document) -> Iterator[Hit]:
    """配置 terms 所列用语表中只写了规范写法的一行，是本单位的提法（六个字以上）：文中与它只差一个字的，多半写错了。

    差一个字指中间换了一个字、多一个字、少一个字，或者相邻两个字颠倒；首尾两个字须相同。引号、书名号之内的不算。
    正好是表里另一条提法的不算；与几条提法都只差一个字的，一并列出；已经作为错误写法报告的不再报告。
    示例用的表里有一行：规范写法“教育强县三年攻坚行动”。

    依据：本单位用语表（每条另记来源、日期）
    正例：实施教育强县三年攻坚行动，推进教育强县建设。
    反例：实施教育强县三年攻艰行动。
    """
    yield from ()


ENGINE_RULES: tuple[Rule, ...] = (rule_failed, unused_remark, malformed_remark, own_word, own_formulation)
"""The rules of the engine."""
