"""Worked examples of every definition: small tables of events in, a table of figures out.

They are the definitions' tests on every engine, and what the reference pages and the site show as worked examples. One
YAML file a definition, named by its id; `reading` says how it is written, `computing` runs a case on an engine.
"""

from narvard_analytics.indicators.worked_examples.reading import Case, Examples, examples, parse, with_examples

__all__ = ["Case", "Examples", "examples", "parse", "with_examples"]
