"""One person as the own unit sees them when a contact is to be named."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from narvard.base.access.queries import seen, world_of
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations, target_groups
from narvard.care.coordination.models import FrailtyMark, Listing
from narvard.care.coordination.queries.contacts import contacts_of
from narvard.care.coordination.queries.reach import own_unit, reach
from narvard.care.coordination.queries.rows import ContactRow, in_force
from narvard.care.coordination.rules.gaps import closing_roles
from narvard.care.coordination.rules.roles import roles_of
from narvard.care.patients.queries import Identity, identities


@dataclass(frozen=True)
class PersonPage:
    """The person's contacts, and what the unit has noted. `ground` is why the unit may see the person at all.

    `roles` are those that the unit may appoint and has not, `leaving` those (role, day) of which someone is about to
    leave; `tellers` are the organizations (id, name) that have told
    the unit of the person, and may be told who the contact is. `target_groups` are
    the collaboration's (code, name). `lacking` says that the unit's mark of frailty asks for
    a contact that there is not.
    """

    subject: UUID
    identity: Identity | None
    contacts: tuple[ContactRow, ...]
    ended: tuple[ContactRow, ...]
    roles: tuple[str, ...]
    leaving: tuple[tuple[str, date], ...]
    tellers: tuple[tuple[int, str], ...]
    target_groups: tuple[tuple[str, str], ...]
    frail_since: date | None
    criterion: str
    listed_from: date | None
    listed_with: str
    lists_people: bool
    lacking: bool
    ground: str


def person_page(actor: Actor, now: datetime, subject: UUID) -> PersonPage:
    """The person's page at the own unit. Raises PersonNotReached."""
    ground = reach(actor, now, subject)
    today, unit = actor.day_of(now), own_unit(actor)
    rows = contacts_of(actor, now, subject, history=True)
    standing = tuple(row for row in rows if row.to_date is None or row.to_date > today)
    mine = {row.role for row in standing if row.mine and row.end_reason == ""}
    frail = _first(actor, now, FrailtyMark.objects.filter(in_force(today), subject=subject))
    listed = _first(actor, now, Listing.objects.filter(in_force(today), subject=subject))
    return PersonPage(
        subject=subject,
        identity=identities(actor, [subject], today).get(subject),
        contacts=standing,
        ended=tuple(row for row in rows if row not in standing),
        roles=tuple(role for role in roles_of(actor.country, unit.kind, today) if role not in mine),
        leaving=tuple((row.role, row.to_date) for row in standing if row.mine and row.to_date),
        tellers=_tellers(actor, now, subject),
        target_groups=tuple((group.code, group.name) for group in target_groups(actor)),
        frail_since=frail.from_date if frail else None,
        criterion=frail.criterion if frail else "",
        listed_from=listed.from_date if listed else None,
        listed_with=listed.name if listed else "",
        lists_people=unit.kind == "health_centre",
        lacking=frail is not None and mine.isdisjoint(closing_roles(unit.kind)),
        ground=ground,
    )


def _first(actor: Actor, now: datetime, rows):
    return seen(actor, now, rows.filter(unit=actor.organization_id)).first()


def _tellers(actor: Actor, now: datetime, subject: UUID) -> tuple[tuple[int, str], ...]:
    """Who has told the unit of the person, by a disclosure that runs; they know the person and who we are."""
    ours = {actor.organization_id, actor.controller_id}
    told_by = {
        given.custodian
        for given in world_of([subject]).disclosures
        if given.recipient in ours and given.from_at <= now and (given.to_at is None or now < given.to_at)
    }
    names = {row.id: row.name for row in organizations(actor)}
    return tuple((at, names[at]) for at in sorted(told_by - ours, key=names.__getitem__) if at in names)
