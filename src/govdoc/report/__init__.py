"""Findings, trees, statistics → what is printed; one module a format."""
