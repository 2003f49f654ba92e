"""Which formats there are, which files belong to each, and which one a path holds."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import CARE_EVENTS, MANIFEST_FILE
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.csv_tables import read_csv_tables
from narvard_analytics.events.readers.fhir.sources import read_fhir
from narvard_analytics.events.readers.figures import LAYOUTS, figures_reader, layout_of
from narvard_analytics.events.readers.kolada import JSON_ENDINGS, is_answer
from narvard_analytics.events.readers.parquet import read_parquet_tables
from narvard_analytics.events.readers.rivta.reading import read_rivta
from narvard_analytics.events.readers.text_files import Lines, Progress, delimiter_of
from narvard_analytics.events.staging import Staging
from narvard_analytics.events.store import REJECTED_FILE

Read = Callable[[Sequence[Path], Staging, Pseudonymiser, Progress], None]
AUTO = "auto"
CORRESPONDENCE = "correspondence.parquet"
"""The file for the linker beside a pseudonymised source; never part of a delivery."""
PSEUDONYMS_FILE = "pseudonyms.json"
"""Says by whose key the persons of a source are pseudonyms."""
NOT_SOURCES = frozenset({CORRESPONDENCE, PSEUDONYMS_FILE, MANIFEST_FILE, REJECTED_FILE})


class FormatNotRecognised(AnalyticsError):
    """A path holds nothing that any reader knows."""


@dataclass(frozen=True)
class Format:
    """A format: how its files' names end, the dataset it fills, its reader, and whether that makes pseudonyms.

    `folders` are folders beside the files that belong to the same source.
    """

    endings: tuple[str, ...]
    dataset: str
    read: Read
    needs_key: bool = False
    folders: tuple[str, ...] = ()

    def files(self, path: Path) -> list[Path]:
        """The files of this format at a path, a folder or a single file, by name."""
        folders = [folder for folder in (path, *(path / name for name in self.folders)) if folder.is_dir()]
        found = [f for folder in folders for f in sorted(folder.iterdir()) if f.is_file()] or [path]
        return [f for f in found if f.name.endswith(self.endings) and f.name not in NOT_SOURCES]


FORMATS: dict[str, Format] = {
    "fhir": Format((".ndjson", ".ndjson.gz", ".json", ".json.gz"), CARE_EVENTS, read_fhir, True, ("deleted",)),
    "rivta": Format((".xml", ".xml.gz"), CARE_EVENTS, read_rivta, True),
    "parquet": Format((".parquet",), CARE_EVENTS, read_parquet_tables),
    "csv": Format((".csv", ".csv.gz"), CARE_EVENTS, read_csv_tables, True),
    **{n: Format((".csv", ".csv.gz"), layout.dataset, figures_reader(n)) for n, layout in LAYOUTS.items()},
}
FORMATS["kolada"] = replace(FORMATS["kolada"], endings=(*FORMATS["kolada"].endings, *JSON_ENDINGS))


def format_of(path: Path, asked: str = AUTO) -> str:
    """The format asked for, or the one that the path's files show.

    Raises FormatNotRecognised.
    """
    if not path.exists():
        raise FormatNotRecognised(f"There is no file or folder {path.name}. Give the path of an export.")
    if asked in FORMATS:
        return asked
    if asked != AUTO:
        raise FormatNotRecognised(f"There is no format {asked}. Choose one of {', '.join([AUTO, *FORMATS])}.")
    found = next((name for name, known in FORMATS.items() if known.files(path)), None)
    if found is None:
        raise FormatNotRecognised(
            f"{path.name} holds no file ending in .ndjson, .json, .xml, .csv or .parquet, so no reader knows it. Give"
            " the folder or file of an export."
        )
    if is_answer(FORMATS[found].files(path)[0]):
        return "kolada"
    if found == "csv":
        return layout_of(_header(FORMATS["csv"].files(path)[0])) or "csv"
    return found


def _header(file: Path) -> list[str]:
    header = next(iter(Lines(file)), "")
    return [name.strip() for name in next(csv.reader([header], delimiter=delimiter_of(header)), [])]
