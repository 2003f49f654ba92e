"""Deciding how a cost is shared. A decided split is never changed: a correction is a new version with its reason."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations, own
from narvard.govern.funds.models import Cost, CostKey, Split, SplitLine
from narvard.govern.funds.queries.parts import lines_of
from narvard.govern.funds.queries.sharing import CostNotFound
from narvard.govern.funds.queries.splitting import Reckoned, reckoned


class AlreadyDecided(Exception):
    """The split is decided already."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Nothing was decided, because the split of {code} is decided already."
            " Look at it, and correct it with a reason if something in it is wrong."
        )


class NotDecidedYet(Exception):
    """There is no decided split to correct."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was corrected, because the split of {code} is not decided yet. Decide it first.")


class NothingToCorrect(Exception):
    """The correction would say the same as what is decided, or gives no reason."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Nothing was corrected, because the new split of {code} would be the same or has no reason."
            " Choose another key, day or amount, and say why."
        )


def fix_split(*, actor: Actor, now: datetime, code: str) -> int:
    """Decide the split of a cost by its own key and population date. Returns the version, 1.

    Raises CostNotFound, AlreadyDecided, PopulationMissing, InnerKeyMissing, SharesNotOne.
    """
    actor.require("funds.share")
    with transaction.atomic():
        cost = _locked(actor, code)
        if cost.splits.exists():
            raise AlreadyDecided(code)
        return decide(actor, now, cost, reason="").version


def correct_split(
    *,
    actor: Actor,
    now: datetime,
    code: str,
    reason: str,
    key: int | None = None,
    population_date: date | None = None,
    kronor: int | None = None,
) -> int:
    """Decide a new version by another key (its id), population date or amount, and say why. Returns the version.

    What was decided stays as it was. Raises CostNotFound, NotDecidedYet, NothingToCorrect, and as `fix_split`.
    """
    actor.require("funds.share")
    with transaction.atomic():
        cost = _locked(actor, code)
        last = cost.splits.order_by("-version").first()
        if last is None:
            raise NotDecidedYet(code)
        _change(actor, cost, key, population_date, kronor)
        same = (last.key_id, last.population_date, last.kronor) == (cost.key_id, cost.population_date, cost.kronor)
        if not reason.strip() or (same and not _figures_changed(actor, cost, last)):
            raise NothingToCorrect(code)
        cost.save()
        return decide(actor, now, cost, reason=reason.strip(), version=last.version + 1).version


def decide(actor: Actor, now: datetime, cost: Cost, *, reason: str, version: int = 1, at: date | None = None) -> Split:
    """Reckon the split of a cost and save it for good. `at`: it was decided on an earlier day, told by a document."""
    found = reckoned(actor, cost, cost.key, cost.population_date)
    decided_at = now if at is None else datetime(at.year, at.month, at.day, 12, tzinfo=timezone.get_current_timezone())
    split = Split.objects.create(
        cost=cost,
        version=version,
        key=cost.key,
        population_date=cost.population_date,
        kronor=cost.kronor,
        divided=sum(part.kronor for part in found.parts),
        reason=reason,
        decided_at=decided_at,
        decided_by=actor.name if at is None else "",
    )
    _save_lines(actor, split, found)
    record(
        actor=actor,
        now=now,
        action="funds.fix_split" if version == 1 else "funds.correct_split",
        object_type="funds.Cost",
        object_id=cost.code,
        label=cost.name,
        details={"version": version, "kronor": cost.kronor, "population_date": cost.population_date, "reason": reason},
    )
    return split


def _locked(actor: Actor, code: str) -> Cost:
    rows = Cost.objects.select_for_update(of=("self",)).filter(own(actor), code=code)
    cost = rows.select_related("key").prefetch_related("key__shares__organization").first()
    if cost is None:
        raise CostNotFound(code)
    return cost


def _change(actor: Actor, cost: Cost, key: int | None, day: date | None, kronor: int | None) -> None:
    if key is not None:
        found = CostKey.objects.filter(own(actor), pk=key).prefetch_related("shares__organization").first()
        if found is None:
            raise CostNotFound(key)
        cost.key = found
    cost.population_date = day or cost.population_date
    cost.kronor = kronor or cost.kronor


def _figures_changed(actor: Actor, cost: Cost, last: Split) -> bool:
    """Whether a population figure has been corrected since, so that the same key and day give another split."""
    found = reckoned(actor, cost, cost.key, cost.population_date)
    saved = {line.municipality_id: line.weight for line in last.lines.all() if line.municipality_id}
    return {code: figure.inhabitants for code, figure in found.figures.items()} != saved


def _save_lines(actor: Actor, split: Split, found: Reckoned) -> None:
    ids = {row.code: row.id for row in organizations(actor)}
    party = None
    for order, (part, portion, figure) in enumerate(lines_of(found), start=1):
        code = portion.code if portion else part.share.party
        line = SplitLine(
            split=split,
            order=order,
            inside=party if portion else None,
            organization_id=None if figure or (not portion and part.share.by_population) else ids[code],
            municipality_id=code if figure else None,
            weight=portion.weight if portion else part.share.numerator,
            kronor=portion.kronor if portion else part.kronor,
            figure_source=figure.source if figure else "",
            figure_certainty=figure.certainty if figure else "",
        )
        line.save(force_insert=True)
        party = party if portion else line
