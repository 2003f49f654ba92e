"""What the source of a local definition may use: the closed vocabulary and the words of definitions, nothing else.

A definition is a program of its own, so the law reads it before it is run. It keeps a definition from reaching round
the view of the events that it is given: other modules, an engine's own connection, SQL text, private names. It is a
fence against mistakes and short cuts; whoever may write into the folder is trusted not to attack.
"""

import ast
import builtins
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from narvard_analytics.errors import AnalyticsError

MODULES = (
    "collections.abc",
    "datetime",
    "narvard_analytics.engines",
    "narvard_analytics.indicators.aggregate",
    "narvard_analytics.indicators.attribution",
    "narvard_analytics.indicators.definition",
    "narvard_analytics.indicators.episodes",
    "narvard_analytics.indicators.indicator",
    "narvard_analytics.indicators.measures",
    "narvard_analytics.indicators.plan",
    "narvard_analytics.indicators.residents",
    "narvard_analytics.indicators.visits",
    "narvard_analytics.indicators.wording",
    "narvard_analytics.populations",
    "narvard_analytics.results",
    "narvard_analytics.vocabulary",
)
"""The modules that names may be imported from."""

ONLY = {"narvard_analytics.engines": ("Engine",)}
"""Modules of which only these names may be imported."""

BUILTINS = {
    "abs",
    "all",
    "any",
    "bool",
    "dict",
    "enumerate",
    "filter",
    "float",
    "frozenset",
    "int",
    "isinstance",
    "len",
    "list",
    "map",
    "max",
    "min",
    "range",
    "reversed",
    "round",
    "set",
    "sorted",
    "str",
    "sum",
    "tuple",
    "zip",
}
"""The built-in functions that a definition may call."""

REACHING_ROUND = {
    "alias",
    "cache",
    "compile",
    "execute",
    "get_backend",
    "op",
    "snapshot",
    "sql",
    "to_csv",
    "to_delta",
    "to_json",
    "to_pandas",
    "to_pandas_batches",
    "to_parquet",
    "to_polars",
    "to_pyarrow",
    "to_pyarrow_batches",
    "unbind",
}
"""Attributes that lead from an expression or an engine to a connection, a file or SQL text."""


class AgainstTheLaw(AnalyticsError):
    """A local definition uses what it may not."""


def check_source(name: str, source: str) -> None:
    """Read the source of a definition's file by the law.

    Raises AgainstTheLaw, with the first line that breaks it; SyntaxError where it is not Python.
    """
    for node in ast.walk(ast.parse(source, filename=name)):
        for breach in _breaches(node):
            line = getattr(node, "lineno", 1)
            raise AgainstTheLaw(
                f"{name}, line {line}: {breach}. A local definition may use the words of narvard_analytics.vocabulary, "
                "the methods of tables and columns, and the modules that definitions are made of. Write it with those."
            )


def _breaches(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import():
            yield f"it imports {node.names[0].name} whole"
        case ast.ImportFrom():
            yield from _imports(node)
        case ast.Attribute() if node.attr.startswith("_") or node.attr in REACHING_ROUND:
            yield f"it uses {node.attr}, which leads round the events that it is given"
        case ast.Name() if node.id.startswith("__") or (hasattr(builtins, node.id) and not _allowed(node.id)):
            yield f"it uses {node.id}"
        case ast.MatchClass():
            yield "it takes objects apart by a class pattern"


def _allowed(name: str) -> bool:
    return name in BUILTINS or isinstance(getattr(builtins, name), type(Exception)) and name.endswith("Error")


def _imports(node: ast.ImportFrom) -> Iterator[str]:
    if node.level or node.module not in MODULES:
        yield f"it imports from {'.' * node.level}{node.module or ''}"
        return
    module = import_module(node.module)
    for name in (alias.name for alias in node.names):
        known = ONLY.get(node.module, (name,))
        if (
            name == "*"
            or name.startswith("_")
            or name not in known
            or isinstance(getattr(module, name, None), ModuleType)
        ):
            yield f"it imports {name} from {node.module}"
