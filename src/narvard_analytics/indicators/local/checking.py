"""The worked examples of local definitions, run in a moment and told case by case."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from narvard_analytics.engines import open_engine
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.local.loading import LocalDefinitionNotRead, load_folder
from narvard_analytics.indicators.run import run
from narvard_analytics.indicators.worked_examples import Case, Examples, parse
from narvard_analytics.indicators.worked_examples.computing import differences, snapshot_of
from narvard_analytics.indicators.worked_examples.reading import KINDS


@dataclass(frozen=True)
class Checked:
    """One case of a definition, and how its figures differ from what was computed; none where they agree."""

    indicator: str
    number: int
    case: Case
    differences: tuple[str, ...]


def check(folder: Path) -> Iterator[Checked]:
    """Run the worked examples of every definition in the folder, `<id>.yaml` beside its Python file.

    Raises LocalDefinitionNotRead, AgainstTheLaw, LocalDefinitionFailed, ExampleNotRead.
    """
    for entry in load_folder(folder):
        read = examples_of(folder, entry.definition.id)
        for number, case in enumerate(read.cases, start=1):
            yield Checked(entry.definition.id, number, case, tuple(_differences(entry, read, case)))


def examples_of(folder: Path, indicator: str) -> Examples:
    """The worked examples of that definition in the folder.

    Raises LocalDefinitionNotRead where there is no file of them, ExampleNotRead where it is not written as it should.
    """
    file = folder / f"{indicator}.yaml"
    if not file.is_file():
        raise LocalDefinitionNotRead(
            f"{indicator} has no worked examples. Write at least one of each kind in {indicator}.yaml: "
            f"{', '.join(KINDS)}."
        )
    return parse(file.read_text(encoding="utf-8"))


def kinds_missing(cases: Sequence[Case]) -> tuple[str, ...]:
    """The kinds of which there is no case."""
    return tuple(kind for kind in KINDS if kind not in {case.kind for case in cases})


def _differences(entry: Indicator, read: Examples, case: Case) -> list[str]:
    with (
        tempfile.TemporaryDirectory() as folder,
        snapshot_of(Path(folder), read, case, entry.definition.tables) as snapshot,
        open_engine(snapshot) as engine,
    ):
        return differences(case, run(engine, [entry], period=read.period))
