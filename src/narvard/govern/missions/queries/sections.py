"""The sections of missions, each as the rows of its page."""

from collections.abc import Iterable
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations, own
from narvard.govern.missions.models import (
    CommunicationStep,
    Goal,
    Guideline,
    Investment,
    Mission,
    MissionChange,
    PrivateParty,
    Project,
    ProjectItem,
    Routine,
    StaffingAction,
)
from narvard.govern.missions.models.owned import Sourced
from narvard.govern.missions.queries.rows import (
    ChangePage,
    ChangeRow,
    CommunicationRow,
    GoalRow,
    GuidelineRow,
    InvestmentRow,
    ItemRow,
    LinkRow,
    MissionRow,
    PartyRow,
    PrivateParties,
    ProjectRow,
    RoutineRow,
    Source,
    StaffingRow,
)
from narvard.govern.missions.rules.differing import difference
from narvard.govern.missions.rules.states import CHANGES, is_late

READ = "missions.read"


class ChangeNotFound(Exception):
    """The collaboration has no proposal with this code."""


def missions(actor: Actor) -> tuple[MissionRow, ...]:
    """The basic mission, and then what is added to it."""
    actor.require(READ)
    rows = Mission.objects.filter(own(actor))
    return tuple(MissionRow(row.code, row.kind, row.title, row.text, _source(row)) for row in rows)


def changes(actor: Actor) -> tuple[ChangeRow, ...]:
    """The proposed changes, by whose mission they concern."""
    actor.require(READ)
    return tuple(_change(row) for row in MissionChange.objects.filter(own(actor)))


def change(actor: Actor, code: str) -> ChangePage:
    """One proposed change; raises ChangeNotFound."""
    actor.require(READ)
    row = MissionChange.objects.filter(own(actor), code=code).first()
    if row is None:
        raise ChangeNotFound(code)
    return ChangePage(
        row=_change(row),
        current_text=row.current_text,
        proposed_text=row.proposed_text,
        pieces=difference(row.current_text, row.proposed_text),
        source=_source(row),
        next_states=CHANGES[row.state] if actor.may("missions.change") else (),
    )


def guidelines(actor: Actor, today: date) -> tuple[GuidelineRow, ...]:
    """The guidelines with their routines."""
    actor.require(READ)
    rows = Guideline.objects.filter(own(actor)).prefetch_related(
        "routines__organization", "routines__municipality", "routines__reviews"
    )
    return tuple(
        GuidelineRow(
            g.code, g.level, g.title, g.issuer, g.published_on, g.url, _source(g),
            tuple(_routine(routine, today) for routine in g.routines.all()),
        )
        for g in rows
    )  # fmt: skip


def projects(actor: Actor) -> tuple[ProjectRow, ...]:
    """Programmes and projects, each with what it expects and does."""
    actor.require(READ)
    rows = Project.objects.filter(own(actor)).prefetch_related("items")
    return tuple(
        ProjectRow(
            p.code, p.kind, p.title, p.owner, p.link, p.starts_on, p.ends_on, p.url, _source(p),
            _items(p.items.all(), "expected_result"), _items(p.items.all(), "activity"),
        )
        for p in rows
    )  # fmt: skip


def goals(actor: Actor) -> tuple[GoalRow, ...]:
    """The goals by their numbers, with what works towards them."""
    actor.require(READ)
    rows = Goal.objects.filter(own(actor)).prefetch_related("links")
    found = [
        GoalRow(
            g.code, g.number, g.text, g.issuer, g.period, _source(g),
            tuple(LinkRow(link.code, link.kind, link.reference, link.title) for link in g.links.all()),
        )
        for g in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (row.issuer, row.period, len(row.number), row.number)))


def communication(actor: Actor, today: date) -> tuple[CommunicationRow, ...]:
    """The communication plan by day."""
    actor.require(READ)
    return tuple(
        CommunicationRow(
            c.code, c.audience, c.message, c.channel, c.due_on, c.responsible, c.done_on, c.came_of_it,
            is_late(c.due_on, c.done_on is not None, today),
        )
        for c in CommunicationStep.objects.filter(own(actor))
    )  # fmt: skip


def investments(actor: Actor, today: date) -> tuple[InvestmentRow, ...]:
    """Investments and consequences for premises."""
    actor.require(READ)
    return tuple(
        InvestmentRow(
            i.code, i.kind, i.title, i.purpose, i.kronor, i.organization.name if i.organization else "", i.state,
            i.due_on, is_late(i.due_on, i.state in ("in_use", "stopped"), today), _source(i),
        )
        for i in Investment.objects.filter(own(actor)).select_related("organization")
    )  # fmt: skip


def staffing(actor: Actor, today: date) -> tuple[StaffingRow, ...]:
    """The action plan for competence and staff."""
    actor.require(READ)
    return tuple(
        StaffingRow(
            s.code, s.profession, s.need, s.action, s.missing_tenths, s.organization.name if s.organization else "",
            s.due_on, s.state, is_late(s.due_on, s.state in ("done", "stopped"), today), _source(s),
        )
        for s in StaffingAction.objects.filter(own(actor)).select_related("organization")
    )  # fmt: skip


def private_parties(actor: Actor, today: date) -> PrivateParties:
    """The private providers as parties, and the private organizations in force that are none yet."""
    actor.require(READ)
    rows = list(PrivateParty.objects.filter(own(actor)).select_related("organization"))
    spoken_for = {row.organization.code for row in rows}
    # A unit speaks through the provider that it belongs to.
    providers = [row for row in organizations(actor) if row.principal == "private" and not row.parent]
    silent = [
        row.name for row in providers if row.code not in spoken_for and (row.valid_to is None or row.valid_to > today)
    ]
    parties = [
        PartyRow(row.code, row.organization.name, row.agreement, row.body, row.since, row.until, row.note)
        for row in rows
    ]
    return PrivateParties(tuple(sorted(parties, key=lambda row: row.organization)), tuple(silent))


def late_routines(actor: Actor, today: date) -> tuple[RoutineRow, ...]:
    """The routines whose review is late, the oldest first."""
    actor.require(READ)
    rows = Routine.objects.filter(own(actor), review_on__lt=today).select_related("organization", "municipality")
    return tuple(_routine(row, today) for row in rows.prefetch_related("reviews"))


def _source(row: Sourced) -> Source:
    return Source(row.source, row.certainty)


def _change(row: MissionChange) -> ChangeRow:
    return ChangeRow(row.code, row.concerns, row.title, row.reason, row.state, row.decision, row.decided_on)


def _routine(row: Routine, today: date) -> RoutineRow:
    last = next(iter(row.reviews.all()), None)
    return RoutineRow(
        code=row.code,
        title=row.title,
        owner=row.organization.name,
        owner_role=row.owner_role,
        area=row.municipality.name if row.municipality else "",
        adopted_on=row.adopted_on,
        review_on=row.review_on,
        late=is_late(row.review_on, done=False, today=today),
        url=row.url,
        found=last.found if last else "",
    )


def _items(rows: Iterable[ProjectItem], kind: str) -> tuple[ItemRow, ...]:
    return tuple(ItemRow(row.code, row.year, row.text, row.here) for row in rows if row.kind == kind)
