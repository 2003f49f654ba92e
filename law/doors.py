"""A contract for import-linter: an app is entered by its doors only, and so is every app added later.

import-linter's own `protected` contract needs one entry an app and leaves a new app open until someone remembers it.
"""

from collections.abc import Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.helpers import module_expressions_to_modules


class DoorsContract(Contract):
    """`apps`: module expressions of the apps. `doors`: names inside an app that others may import."""

    type_name = "doors"
    apps = fields.ListField(subfield=fields.ModuleExpressionField())
    doors = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import that enters an app past its doors."""
        apps = sorted(module.name for module in module_expressions_to_modules(graph, self.apps))
        broken = [breach for app in apps for breach in self._breaches(graph, app)]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def _breaches(self, graph: ImportGraph, app: str) -> Iterator[str]:
        for inside in sorted(graph.find_descendants(app)):
            if self._is_door(app, inside):
                continue
            for importer in sorted(graph.find_modules_that_directly_import(inside)):
                if importer != app and not importer.startswith(f"{app}."):
                    yield f"{importer} -> {inside}"

    def _is_door(self, app: str, module: str) -> bool:
        return any(module == f"{app}.{door}" or module.startswith(f"{app}.{door}.") for door in self.doors)

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each breach on a line of its own."""
        for line in check.metadata["broken"]:
            output.print_error(line, bold=False)
