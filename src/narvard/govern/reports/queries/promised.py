"""For a politician: what was promised, delivered and paid in one municipality, beside similar ones, as one paper."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import MunicipalityRow, collaboration, municipalities
from narvard.base.papers.queries import LANGUAGES, Block, Grid, Heading, Paper, Picture, Text, kronor_text
from narvard.govern.reports.queries.labels import PLACE_RULE
from narvard.govern.reports.queries.promises import Promise, promises
from narvard.govern.reports.rules.drawing import Measured, measured
from narvard.govern.reports.rules.periods import latest_years
from narvard.govern.reports.rules.similar import RULE, Place, similar

MOST_COMMITMENTS = 12
YEARS = 5


class MunicipalityNotFound(LookupError):
    """The collaboration has no such municipality, or none at all."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The collaboration has no municipality {code!r}. Choose one from the list.")


@dataclass(frozen=True)
class PromisedPage:
    """The page: the paper that is shown, and what else may be chosen."""

    paper: Paper
    municipality: str
    name: str
    year: int
    language: str
    municipalities: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


def promised(actor: Actor, municipality: str, year: int, language: str, today: date) -> PromisedPage:
    """One municipality in one year; the actor's own, or the first, where none is named. Raises MunicipalityNotFound."""
    actor.require("reports.read")
    rows = municipalities(actor)
    code = municipality or actor.municipality or (rows[0].code if rows else "")
    own = next((row for row in rows if row.code == code), None)
    if own is None:
        raise MunicipalityNotFound(municipality)
    spoken = language if language in LANGUAGES else "sv"
    with translation.override(spoken):
        beside = similar(code, [Place(row.code, row.name, row.inhabitants) for row in rows])
        found = promises(actor, [_row(rows, code), *(_row(rows, place.code) for place in beside)], year, today)
        whole = collaboration(actor)
        paper = _paper(found, year, spoken, today, whole.name if whole else "")
    years = tuple(period.year for period in latest_years(today, YEARS))
    return PromisedPage(
        paper=paper,
        municipality=code,
        name=own.name,
        year=year,
        language=spoken,
        municipalities=tuple((row.code, row.name) for row in rows),
        years=tuple(sorted({*years, year}, reverse=True)),
    )


def _row(rows: tuple[MunicipalityRow, ...], code: str) -> MunicipalityRow:
    return next(row for row in rows if row.code == code)


def _paper(found: tuple[Promise, ...], year: int, language: str, today: date, whole: str) -> Paper:
    own = found[0]
    return Paper(
        title=_("Promised, delivered and paid: %(place)s %(year)d") % {"place": own.name, "year": year},
        language=language,
        parts=(
            *_promised(own, year),
            *_delivered(found, year),
            *_paid(found, year, language),
            *_beside(found, language),
        ),
        organization=whole,
        dated=today,
        sources=(
            _("Agreements, action plans, indicators, shared costs and funds, as they are written down here."),
            *dict.fromkeys(row.source for row in found if row.source),
        ),
        unverified=(_("Which municipalities are similar: %(rule)s") % {"rule": _rule()},),
    )


def _rule() -> str:
    """The rule by which the others were chosen, with its mark."""
    return PLACE_RULE % {"number": RULE.number, "mark": RULE.certainty}


def _promised(own: Promise, year: int) -> tuple[Block, ...]:
    told = {"place": own.name, "commitments": len(own.commitments), "goals": own.goals, "year": year}
    said = _(
        "Commitments that bind %(place)s: %(commitments)d. Goals with an indicator in its plan of %(year)d: %(goals)d."
    )
    blocks: list[Block] = [Heading(_("Promised")), Text(said % told, "lead")]
    if own.commitments:
        rows = tuple((text, agreement, due) for text, agreement, due in own.commitments[:MOST_COMMITMENTS])
        header = (_("Commitment"), _("Agreement"), _("Due on"))
        blocks.append(Grid(_("What the municipality has bound itself to"), header, rows))
        if left := len(own.commitments) - len(rows):
            blocks.append(
                Text(_("Further commitments stand in the agreements: %(left)d.") % {"left": max(left, 0)}, "note")
            )
    return tuple(blocks)


def _delivered(found: tuple[Promise, ...], year: int) -> tuple[Block, ...]:
    own = found[0]
    told = {"year": year, "all": own.activities, "done": own.done, "under_way": own.under_way, "late": own.late}
    said = _(
        "Activities in %(year)d: %(all)d. Done: %(done)d, under way: %(under_way)d, past their last day: %(late)d."
    )
    lights = {"good": own.good, "red": own.red, "open": own.goals - own.good - own.red}
    goals = _(
        "Goals on course or getting better: %(good)d. Needing attention or getting worse: %(red)d. Open: %(open)d."
    )
    caption = _("Part of the goals with an indicator that are on course or getting better")
    rows = [
        Measured(row.name, row.good / row.goals if row.goals else 0.0, f"{row.good} / {row.goals}", row is own)
        for row in found
    ]
    alt = "; ".join(f"{row.name}: {row.words}" for row in rows)
    picture = Picture(measured(rows), _("Bars: %(said)s.") % {"said": alt}, caption)
    return Heading(_("Delivered")), Text(said % told, "lead"), Text(goals % lights), picture


def _paid(found: tuple[Promise, ...], year: int, language: str) -> tuple[Block, ...]:
    own = found[0]
    heading = Heading(_("Paid"))
    if own.pays is None:
        said = _("No cost of %(year)d is shared, so nothing can be said of what %(place)s pays.")
        return heading, Text(said % {"year": year, "place": own.name}, "lead")
    told = {
        "place": own.name,
        "year": year,
        "pays": kronor_text(own.pays, language),
        "each": f"{own.each(language)}\u00a0kr",
    }
    said = _("%(place)s pays %(pays)s of the shared costs of %(year)d: %(each)s a resident.") % told
    rows = [
        Measured(row.name, row.per_resident_ore, f"{row.each(language)}\u00a0kr", row is own)
        for row in found
        if row.pays is not None
    ]
    alt = "; ".join(f"{row.name}: {row.words}" for row in rows)
    caption = _("What each municipality pays of the shared costs, a resident")
    blocks: list[Block] = [heading, Text(said, "lead")]
    if own.used:
        used = _("Of the year's funds its organizations have used %(used)s.")
        blocks.append(Text(used % {"used": kronor_text(own.used, language)}))
    if own.undecided:
        blocks.append(Text(_("A cost of the year is not decided yet: this is how it would be."), "note"))
    return (*blocks, Picture(measured(rows), _("Bars: %(said)s.") % {"said": alt}, caption))


def _beside(found: tuple[Promise, ...], language: str) -> tuple[Block, ...]:
    lines = (
        (_("Residents"), [row.inhabitants for row in found]),
        (_("Commitments"), [len(row.commitments) for row in found]),
        (_("Goals with an indicator"), [row.goals for row in found]),
        (_("Goals on course or getting better"), [row.good for row in found]),
        (_("Goals needing attention or getting worse"), [row.red for row in found]),
        (_("Activities"), [row.activities for row in found]),
        (_("Activities done"), [row.done for row in found]),
        (_("Part of shared costs, kr"), [row.pays for row in found]),
        (_("Part of shared costs, kr a resident"), [row.each(language) if row.pays else None for row in found]),
        (_("Used of funds, kr"), [row.used for row in found]),
    )
    header = (_("What"), *(row.name for row in found))
    rows = tuple((name, *values) for name, values in lines)
    caption = _("The municipality, first, beside those nearest in number of residents")
    grid = Grid(caption, header, rows, frozenset(range(1, len(header))))
    return Heading(_("Beside similar municipalities")), Text(_rule()), grid
