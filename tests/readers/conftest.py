"""Lets the tests of the readers import their builders: ``from tests.readers import builders``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
