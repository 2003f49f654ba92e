"""Pseudonyms in two steps: each controller's own at home, then the collaboration's by a linker.

The construction and what it does not protect against stand in docs/explanation/pseudonyms.md.
"""
