"""What a municipality is sent: the statement of its share with the proof, and the basis of the invoice."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import collaboration
from narvard.base.papers.queries import Grid, Heading, Paper, Text, day_text
from narvard.govern.funds.queries.labels import POPULATION_DAYS, kronor
from narvard.govern.funds.queries.parts import PartRow, PortionRow
from narvard.govern.funds.queries.reading import local_day
from narvard.govern.funds.queries.sharing import CostNotFound, SplitPage, decided_split
from narvard.govern.funds.rules.figures import CERTAINTIES

SURE = CERTAINTIES[:2]


def invoice_paper(actor: Actor, code: str, version: int, municipality: str = "") -> Paper:
    """The basis of the invoices of a decided split: for all who pay, or for one municipality.

    Raises CostNotFound, also for a municipality that pays nothing in it.
    """
    split = decided_split(actor, code, version)
    part, portion = payer(split, municipality) if municipality else (None, None)
    whole = collaboration(actor)
    return Paper(
        title=_("Basis of invoice: %(name)s %(year)s") % {"name": split.name, "year": split.year},
        subtitle=portion.name if portion else _("All who pay"),
        language=_language(),
        organization=whole.name if whole else "",
        dated=local_day(split.decided.decided_at) if split.decided else None,
        reference=f"{split.code}, {_('version')} {version}",
        parts=(*_summary(split), *(_for_one(part, portion) if part and portion else _for_all(split))),
        sources=tuple(dict.fromkeys([split.source, split.key.source, *_figure_sources(split, portion)])),
        unverified=_unverified(split, portion),
    )


def _language() -> str:
    return (get_language() or "sv")[:2]


def _spoken(day: date) -> str:
    return day_text(day, _language())


def payer(split: SplitPage, municipality: str) -> tuple[PartRow, PortionRow]:
    """The part and the line of a municipality. Raises CostNotFound."""
    for part in split.parts:
        for portion in part.portions:
            if part.by_population and portion.code == municipality:
                return part, portion
    raise CostNotFound(municipality)


def _summary(split: SplitPage) -> tuple[Heading | Text, ...]:
    decided = split.decided
    lines = [
        _("The cost is %(amount)s. It is shared by the key “%(key)s” (%(ground)s).")
        % {"amount": kronor(split.kronor), "key": split.key.name, "ground": split.key.ground},
        _("The municipalities are divided by their population of %(day)s.") % {"day": _spoken(split.population_date)},
    ]
    if decided:
        told = {"day": _spoken(local_day(decided.decided_at)), "name": decided.decided_by, "version": decided.version}
        by_somebody = _("Decided on %(day)s by %(name)s, version %(version)s.")
        lines.append((by_somebody if decided.decided_by else _("Decided on %(day)s, version %(version)s.")) % told)
    if decided and decided.reason:
        lines.append(_("It corrects an earlier version: %(reason)s") % {"reason": decided.reason})
    if split.unusual_day:
        lines.append(
            _("The key asks for the population of %(asked)s (%(words)s); this split uses that of %(day)s.")
            % {
                "asked": _spoken(split.asked_day),
                "words": POPULATION_DAYS[split.key.population_day],
                "day": _spoken(split.population_date),
            }
        )
    return (Heading(_("What is shared, and how")), *(Text(line) for line in lines))


def _for_all(split: SplitPage) -> tuple[Heading | Grid, ...]:
    parties = tuple((part.name, f"{part.numerator}/{part.denominator}", *_amounts(part, split)) for part in split.parts)
    grids: list[Heading | Grid] = [
        Heading(_("The parties")),
        Grid(
            caption=_("What each party pays"),
            header=(_("Party"), _("Share"), *_headers(split)),
            rows=(*parties, (_("Together"), "", *_totals(split.parts, split))),
            numeric=frozenset({1, 2, 3, 4}),
            total_rows=1,
        ),
    ]
    for part in split.parts:
        if part.portions:
            grids += [Heading(part.name), _portions(part, split)]
    return tuple(grids)


def _portions(part: PartRow, split: SplitPage) -> Grid:
    weight = _("Inhabitants") if part.by_population else _("Share")
    rows = tuple((row.name, row.code, row.weight, *_amounts(row, split)) for row in part.portions)
    weights = sum(row.weight for row in part.portions)
    return Grid(
        caption=_("To invoice: %(party)s") % {"party": part.name},
        header=(_("Who"), _("Code"), weight, *_headers(split)),
        rows=(*rows, (_("Together"), "", weights, *_totals(part.portions, split))),
        numeric=frozenset({2, 3, 4, 5}),
        total_rows=1,
    )


def _headers(split: SplitPage) -> tuple[str, ...]:
    if not split.compared_with:
        return (_("To pay, kr"),)
    return _("To pay, kr"), _("Earlier version, kr"), _("Difference, kr")


def _amounts(row: PartRow | PortionRow, split: SplitPage) -> tuple[int, ...]:
    return (row.kronor, row.before or 0, row.difference) if split.compared_with else (row.kronor,)


def _totals(rows: tuple[PartRow, ...] | tuple[PortionRow, ...], split: SplitPage) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*(_amounts(row, split) for row in rows), strict=True))


def _for_one(part: PartRow, portion: PortionRow) -> tuple[Heading | Text | Grid, ...]:
    steps = [
        (_("The municipalities' part"), part.kronor),
        (_("Inhabitants of the municipality"), portion.weight),
        (_("Inhabitants of all municipalities"), portion.weights),
        (_("Whole kronor of the quota"), portion.floor),
        (_("Remainder, of all inhabitants"), portion.remainder),
        (_("Krona by largest remainder"), portion.extra),
        (_("To pay, kr"), portion.kronor),
    ]
    if portion.before is not None:
        steps.append((_("Difference to the earlier version, kr"), portion.difference))
    return (
        Heading(_("To pay")),
        Text(
            _("%(name)s pays %(amount)s.") % {"name": portion.name, "amount": kronor(portion.kronor)}, kind="lead"
        ),
        Grid(
            caption=_("How the amount was reckoned"),
            header=(_("Step"), _("Number")),
            rows=tuple(steps),
            numeric=frozenset({1}),
        ),
        Text(
            _(
                "The quota is the municipalities' part times the municipality's inhabitants, divided by all"
                " inhabitants. Each pays the whole kronor of its quota; the kronor that are left go one each to the"
                " largest remainders, so that the sum is right to the krona."
            ),
            kind="note",
        ),
    )  # fmt: skip


def _figure_sources(split: SplitPage, portion: PortionRow | None) -> list[str]:
    rows = [portion] if portion else [row for part in split.parts for row in part.portions]
    return [f"{row.source} ({split.population_date})" for row in rows if row.source]


def _unverified(split: SplitPage, portion: PortionRow | None) -> tuple[str, ...]:
    """What the amounts rest on without having been read in a source."""
    rows = [portion] if portion else [row for part in split.parts for row in part.portions]
    said = []
    if any(row.certainty and row.certainty not in SURE for row in rows):
        said.append(_("The population figures of %(day)s are not verified.") % {"day": _spoken(split.population_date)})
    if split.certainty not in SURE:
        said.append(_("The cost itself is not verified."))
    return tuple(said)
