"""Definitions loaded from a folder of the collaboration's own, each to be computed on the unfenced view only."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from narvard_analytics.engines import Engine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.figures import Figures
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.local.law import check_source
from narvard_analytics.indicators.local.unfenced import Unfenced
from narvard_analytics.indicators.plan import Plan

PREFIX = "local_"
"""How the id of a local definition begins, so that a result tells that the catalogue does not answer for it."""


class LocalDefinitionNotRead(AnalyticsError):
    """A file of local definitions could not be read as such."""


class LocalDefinitionFailed(AnalyticsError):
    """A local definition could not be computed; the cause is chained."""


def load_folder(folder: Path) -> tuple[Indicator, ...]:
    """The definitions in the folder's Python files, in the order of their names.

    Each may be handed to `run.run` as it is. Raises LocalDefinitionNotRead, AgainstTheLaw.
    """
    files = sorted(folder.glob("*.py"))
    if not files:
        raise LocalDefinitionNotRead(
            f"There is no definition in {folder.name}. Write one with narvard indicators new, then try again."
        )
    found = [_guarded(entry) for file in files for entry in _entries(file)]
    ids = [entry.definition.id for entry in found]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise LocalDefinitionNotRead(f"The folder has {', '.join(twice)} more than once. Give each an id of its own.")
    return tuple(found)


def _entries(file: Path) -> Sequence[Indicator]:
    source = file.read_text(encoding="utf-8")
    try:
        check_source(file.name, source)
        module = _module(file, source)
        entries = tuple(module.INDICATORS)
    except AnalyticsError:
        raise
    except Exception as error:  # the file is another's program: whatever it raises is told as one thing
        raise LocalDefinitionNotRead(
            f"{file.name} was not read: {error!r}. It has to be a module with INDICATORS, as narvard indicators new "
            "writes it."
        ) from error
    for entry in entries:
        _check_definition(file, entry)
    return entries


def _module(file: Path, source: str) -> ModuleType:
    name = f"narvard_local_{sha256(source.encode()).hexdigest()[:12]}_{file.stem}"
    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file.name} is not a Python module")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _check_definition(file: Path, entry: object) -> None:
    if not isinstance(entry, Indicator) or not isinstance(entry.definition, Definition):
        raise LocalDefinitionNotRead(f"{file.name} has something in INDICATORS that is no Indicator. Take it out.")
    definition = entry.definition
    if not definition.id.startswith(PREFIX):
        raise LocalDefinitionNotRead(
            f"{file.name} defines {definition.id}. Let the id of a local definition begin with {PREFIX}, so that its "
            "results are not taken for the catalogue's."
        )
    if definition.fenced or definition.legal_basis:
        raise LocalDefinitionNotRead(
            f"{definition.id} states a legal basis for what is fenced, but a local definition reaches nothing fenced. "
            "Take it out, or propose the definition to the catalogue."
        )


def _guarded(entry: Indicator) -> Indicator:
    """The entry, computed on the unfenced view of whatever engine it is given."""

    def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
        try:
            return entry.figures(Unfenced(engine), plan)
        except Exception as error:  # as above: another's program
            raise LocalDefinitionFailed(
                f"{entry.definition.id} could not be computed: {error}. Look at the definition; columns and rows "
                "behind the social-service fence are not there for it."
            ) from error

    return replace(entry, figures=figures)
