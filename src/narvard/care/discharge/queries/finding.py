"""A case as far as the actor may see it, and which part the actor's unit has in it."""

from datetime import datetime

from django.db.models import Q, QuerySet

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import OrganizationRow, organizations, own
from narvard.care.discharge.models import Case, Notice, Party
from narvard.care.discharge.rules.facts import Facts, Kind, Role, Sent, shown_to
from narvard.care.discharge.rules.walking import LAWS

READ = "discharge.read"


class CaseNotFound(LookupError):
    """There is no such way home, as far as the actor may see."""


def seen_cases(actor: Actor, now: datetime) -> QuerySet[Case]:
    """The cases that the actor may see, each with its `ground`."""
    return seen(actor, now, Case.objects.filter(own(actor)))


def parties(actor: Actor) -> QuerySet[Party]:
    """The parties of every case of the collaboration, before the gate is asked."""
    return Party.objects.filter(own(actor, "case__collaboration"))


def seen_parties(actor: Actor, now: datetime) -> QuerySet[Party]:
    """Those of the cases that the actor may see, each with the `ground` for its case."""
    return seen(actor, now, parties(actor), at="case")


def case_seen(actor: Actor, now: datetime, case_id: int) -> Case:
    """One case. Raises CaseNotFound."""
    actor.require(READ)
    found = seen_cases(actor, now).select_related("unit", "custodian").filter(pk=case_id).first()
    if found is None:
        raise CaseNotFound(f"There is no way home {case_id} for {actor.organization_code}.")
    return found


def own_part(actor: Actor) -> Q:
    """Parties that the actor acts for: the own unit, or the hospital's where the case is the own hospital's."""
    return Q(unit=actor.organization_id) | Q(role=Role.HOSPITAL, case__custodian=actor.controller_id)


def party_of(actor: Actor, case: Case) -> Party | None:
    """The part that the actor's unit has in the case, None where it only may look."""
    return Party.objects.filter(own_part(actor), case=case).order_by("role").first()


def role_of_unit(kind: str, country: str) -> Role | None:
    """The part that a kind of unit has in a way home, None for one that has none."""
    return LAWS[country].roles.get(kind)


def units(actor: Actor) -> dict[int, OrganizationRow]:
    """The units of the collaboration that take part in ways home, by id."""
    roles = LAWS[actor.country].roles
    return {row.id: row for row in organizations(actor) if row.kind in roles}


def sent(row: Notice) -> Sent:
    """A stored notice as the rules see it."""
    return Sent(
        id=row.id,
        sending=str(row.sending),
        kind=Kind(row.kind),
        by=Role(row.by),
        by_unit=row.unit_id,
        to=Role(row.to) if row.to else None,
        to_unit=row.to_unit_id,
        sent_at=row.sent_at,
        judged_at=row.judged_at,
        about_at=row.about_at,
        answer=row.answer,
    )


def all_facts(case: Case) -> Facts:
    """Everything that is known of a case, for working out what each party is to know. Never shown to anyone whole."""
    rows = Notice.objects.filter(case=case, corrected_by=None).order_by("sent_at", "pk")
    return facts_from(case, [sent(row) for row in rows])


def facts_from(case: Case, notices: list[Sent]) -> Facts:
    """The facts of a case with these notices."""
    return Facts(
        country=case.country,
        discipline=case.discipline,
        admitted_at=case.admitted_at,
        need_judged_at=case.need_judged_at,
        needs=frozenset(Role(code) for code in case.needs.split()),
        notices=tuple(notices),
    )


def facts_for(case: Case, party: Party | None) -> Facts:
    """What a party knows of the case; nothing for one who has no part in it."""
    if party is None:
        return Facts(case.country, "", None, None, frozenset())
    return shown_to(all_facts(case), Role(party.role), party.unit_id)
