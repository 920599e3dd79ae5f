"""govdoc: draft, outline and lint the official documents of Chinese education bureaus (GB/T 9704—2012)."""

__version__ = "0.1.0"
