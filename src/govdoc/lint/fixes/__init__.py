"""Findings → the document mended in its file, or marked in its margin."""

from __future__ import annotations

from govdoc.lint.fixes.changes import Change
from govdoc.lint.fixes.repairing import Manner, Repair, repair

__all__ = ["Change", "Manner", "Repair", "repair"]
