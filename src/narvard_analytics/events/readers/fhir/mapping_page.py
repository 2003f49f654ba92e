"""The reference page of what becomes of FHIR, made from the views and the tables of codes."""

from collections.abc import Iterator

from narvard_analytics.events.readers.fhir.codes import CODE_MAPS
from narvard_analytics.events.readers.fhir.codes.maps import AS_IT_STANDS, LEFT_OUT, CodeMap
from narvard_analytics.events.readers.fhir.codes.professionals import (
    CODE_SYSTEMS,
    IDENTITY_SYSTEMS,
    ORGANIZATION_SYSTEMS,
    PROFESSIONAL_SYSTEMS,
)
from narvard_analytics.events.readers.fhir.steps import STEPS
from narvard_analytics.events.readers.fhir.views import View, views

INTRODUCTION = """# FHIR mappings

Made from the code by `mapping_page`; change the views and the tables of codes, not this page.

FHIR R4 is read in two steps. *Views* say which elements are read of a resource: they are ViewDefinitions of SQL on FHIR
v2, in `readers/fhir/views`. *Steps* in SQL make the event store's rows out of them, where references are followed,
versions compared and periods put together, which no ViewDefinition can. What the source does not say stays empty.

Paths are FHIRPath with members, indexes, `=`, `!=`, `and`, `or`, `first`, `where`, `exists`, `empty`, `not`, `ofType`,
`extension` and `getReferenceKey`. In the tables below, *codes* names a table of codes further down, and *as* says how
identifiers and codings are read. A mark says how certain a table of codes is: [A] read in the specification, [C] own
knowledge not read again, [D] a judgement to verify before real use.
"""


def mapping_page() -> str:
    """The whole page as Markdown, with a line break at the end."""
    parts = [INTRODUCTION, *_steps(), "## Views\n", *map(_view_section, views().values()), "## Codes\n"]
    parts += [_codes_section(name, table) for name, table in CODE_MAPS.items()]
    return "\n".join([*parts, *_systems()])


def _steps() -> Iterator[str]:
    yield "## Tables\n"
    yield "| table | made from the views |\n|---|---|"
    for table, step in STEPS.items():
        yield f"| `{table}` | {', '.join(f'`{view}`' for view in step.views)} |"
    yield ""


def _view_section(view: View) -> str:
    each = [part["forEach"] for whole in view.select for part in whole.get("unionAll", [whole]) if "forEach" in part]
    rows = [f"| {c.name} | `{c.path}` | {', '.join(f'{t} {v}' for t, v in c.tags.items())} |" for c in view.columns]
    of = f"{view.resource}, for each `{'` and `'.join(each)}`" if each else view.resource
    return "\n".join(
        [f"### {view.name}\n", f"{view.doc} Of {of}.\n", "| column | path | |", "|---|---|---|", *rows, ""]
    )


def _codes_section(name: str, table: CodeMap) -> str:
    head = [f"### {name}\n", f"{table.doc} Source: {table.source} {table.certainty}. {_otherwise(table)}\n"]
    pairs = [*table.codes.items(), *((f"{beginning}…", code) for beginning, code in table.beginnings.items())]
    if not pairs:
        return "\n".join(head)
    rows = [f"| `{_escaped(key)}` | {_counterpart(code)} |" for key, code in pairs]
    return "\n".join([*head, "| code | becomes |", "|---|---|", *rows, ""])


def _otherwise(table: CodeMap) -> str:
    if table.otherwise == AS_IT_STANDS:
        return "Any other code stays what it is."
    if table.otherwise.startswith(LEFT_OUT):
        return f"What has no other code is {_counterpart(table.otherwise)}."
    return "Any other code is not known."


def _counterpart(code: str) -> str:
    return f"left out: {code.removeprefix(LEFT_OUT)}" if code.startswith(LEFT_OUT) else code


def _escaped(key: str) -> str:
    return key.removeprefix("|").replace("|", "\\|").replace("~", "the words ")


def _systems() -> Iterator[str]:
    yield "## Systems\n"
    for title, systems in (
        ("Identity numbers, which become pseudonyms", IDENTITY_SYSTEMS),
        ("Identifiers of professionals, the best first", PROFESSIONAL_SYSTEMS),
        ("Identifiers of organizations and units, the best first", ORGANIZATION_SYSTEMS),
    ):
        yield f"{title}:\n"
        yield "\n".join(f"- `{system}`" for system in systems) + "\n"
    yield "Code systems with a short name; any other keeps its own address:\n"
    yield "| system | name |\n|---|---|"
    for system, short in CODE_SYSTEMS.items():
        yield f"| `{system}` | {short} |"
    yield ""
