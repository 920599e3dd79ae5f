"""Bytes of a PDF with a text layer → Document of its lines; first-line indents are read off the page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc.errors import UnreadableError
from govdoc.readers import text as plain
from govdoc.readers.residue import page_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govdoc.model import Document
