"""`narvard load` and `narvard export`: documents of a collaboration from and to files, without the pages."""

from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from narvard.base.access.queries import ROLE_TABLE
from narvard.base.core.actor import Actor, command_line
from narvard.base.core.queries import Problem, yaml_text
from narvard.base.documents.queries import PROBLEM_WORDS
from narvard.base.organizations.queries import collaborations
from narvard.site.documents.files import workbook_of
from narvard.site.documents.forms import read_content
from narvard.site.documents.kinds import KINDS, DocumentKind

RIGHTS = tuple(right for right in ROLE_TABLE if right.endswith((".read", ".import")))


class Command(BaseCommand):
    """Loads files in the order in which their kinds stand on each other, or writes one kind to a file."""

    help = "Load documents from files, or write what is loaded to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, for which collaboration, and with which files."""
        parser.add_argument("verb", choices=["load", "export"])
        parser.add_argument("--collaboration", required=True)
        parser.add_argument("--kind", choices=sorted(KINDS))
        parser.add_argument("files", nargs="+", type=Path)

    def handle(self, *, verb: str, collaboration: str, files: list[Path], kind: str | None, **options: object) -> None:
        """Load or export; what is wrong is said in English, each problem on a line."""
        actor = command_line(*RIGHTS, collaboration=collaboration)
        known = [code for code, _name in collaborations(actor)]
        if collaboration not in known:
            raise CommandError(
                f"There is no collaboration {collaboration!r}, so nothing was done. Use one of: {', '.join(known)}."
            )
        with override("en"):
            self.export(actor, kind, files) if verb == "export" else self.load(actor, files)

    def export(self, actor: Actor, name: str | None, files: list[Path]) -> None:
        """Write one kind as YAML or XLSX, by the ending of the file's name."""
        if name is None:
            raise CommandError(f"No kind was named, so nothing was written. Add --kind with one of {', '.join(KINDS)}.")
        chosen, document = KINDS[name], KINDS[name].export(actor)
        for file in files:
            as_sheets = file.suffix.lower() == ".xlsx"
            file.write_bytes(workbook_of(chosen, document, {}) if as_sheets else yaml_text(document).encode())
            self.stdout.write(f"{file}: written.")

    def load(self, actor: Actor, files: list[Path]) -> None:
        """Check every file, then load them in order; with a problem in any of them nothing is loaded."""
        now, read = timezone.now(), [(file, *_read(file)) for file in files]
        order = list(KINDS)
        read.sort(key=lambda found: order.index(found[1].form.name))
        with transaction.atomic():
            said = [self.load_one(actor, now, *found) for found in read]
        self.stdout.write("\n".join(said))

    def load_one(
        self,
        actor: Actor,
        now: datetime,
        file: Path,
        chosen: DocumentKind,
        document: dict[str, object],
        problems: tuple[Problem, ...],
    ) -> str:
        """Check and load one file; answers what was loaded."""
        found = problems or chosen.check(actor, now, document)
        if found:
            listed = "\n".join(f"  {_said(problem, chosen)}" for problem in found)
            raise CommandError(f"Nothing was loaded, because of problems in {file}:\n{listed}")
        counts = chosen.load(actor=actor, now=now, document=document)
        return f"{file}: " + ", ".join(f"{number} {part}" for part, number in counts.items()) + "."


def _read(file: Path) -> tuple[DocumentKind, dict[str, object], tuple[Problem, ...]]:
    """The kind and content of a file; its format says which kind it is, or the file's name where it is a workbook."""
    if not file.is_file():
        raise CommandError(f"There is no file {file}, so nothing was loaded. Name one that is there.")
    content = file.read_bytes()
    for chosen in KINDS.values():
        document, problems = read_content(content, chosen.form)
        if document.get("format") == chosen.form.format:
            return chosen, document, problems
        if problems and file.stem.startswith(chosen.form.name):
            return chosen, document, problems
    raise CommandError(f"{file} is no document of a kind that is known, so nothing was loaded. Begin from a template.")


def _said(problem: Problem, chosen: DocumentKind) -> str:
    what, remedy = {**PROBLEM_WORDS, **chosen.problems}[problem.code]
    where = " ".join(filter(None, (problem.place, str(problem.row or ""), problem.column)))
    return f"{where}: {what} {remedy}" + (f" ({problem.value})" if problem.value else "")
