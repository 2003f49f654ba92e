"""What the form of a step offers to choose from."""

from datetime import datetime

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import OrganizationRow, municipalities
from narvard.care.coordination.queries import care_contact_at
from narvard.care.discharge.models import Notice
from narvard.care.discharge.queries.finding import case_seen, role_of_unit, units
from narvard.care.discharge.queries.rows import CasePage, Choices
from narvard.care.discharge.rules.facts import Kind, Role
from narvard.care.discharge.rules.steps import answers_of
from narvard.care.discharge.rules.walking import LAWS
from narvard.care.patients.queries import municipality_on


def choices(actor: Actor, now: datetime, page: CasePage, step: str) -> Choices:
    """What one step offers to the reader of the page."""
    law = LAWS[actor.country]
    offered = _for_admission(actor, now, page) if step == Kind.ADMISSION else _parties(actor, now, page)
    if step == Kind.SIP_CALL:
        offered = [row for row in offered if role_of_unit(row.kind, actor.country) in law.municipal]
    wards, elsewhere = _wards(actor, now, page)
    return Choices(
        units=tuple((row.id, row.name, str(role_of_unit(row.kind, actor.country))) for row in offered),
        chosen=_chosen(actor, now, page, step, offered),
        wards=wards,
        other_wards=elsewhere,
        municipalities=tuple((row.code, row.name) for row in municipalities(actor)),
        contact=_own_contact(actor, now, page) if step in {"contact", Kind.SIP_CALL} else "",
        answers=answers_of(actor.country, Role(page.role)) if page.role else (),
        needs=need_codes(actor),
        needed=page.needs,
        text=next((row.text for row in page.plannings if row.mine), ""),
    )


def need_codes(actor: Actor) -> tuple[str, ...]:
    """The parts of care that may be needed after the hospital, as codes of roles."""
    roles = dict.fromkeys(LAWS[actor.country].roles.values())
    return tuple(role.value for role in roles if role is not Role.HOSPITAL)


def _parties(actor: Actor, now: datetime, page: CasePage) -> list[OrganizationRow]:
    """The units that take part, as far as the reader has seen; never its own, nor a ward."""
    rows = seen(actor, now, Notice.objects.filter(case=page.case.id)).values_list("unit", "to_unit")
    ids = {unit for pair in rows for unit in pair} - {actor.organization_id}
    known = units(actor)
    found = [known[unit] for unit in ids if unit in known and known[unit].kind != "ward"]
    return sorted(found, key=lambda row: row.name)


def _home(actor: Actor, now: datetime, page: CasePage) -> str:
    where = municipality_on(actor, page.case.subject, actor.day_of(now))
    return where.staying or where.registered if actor.country == "NO" else where.placing or where.registered


def _for_admission(actor: Actor, now: datetime, page: CasePage) -> list[OrganizationRow]:
    """Every unit that may be told, those of the person's own municipality first."""
    home = _home(actor, now, page)
    found = [row for row in units(actor).values() if role_of_unit(row.kind, actor.country) is not Role.HOSPITAL]
    return sorted(found, key=lambda row: (row.municipality != home, row.name))


def _chosen(actor: Actor, now: datetime, page: CasePage, step: str, offered: list[OrganizationRow]) -> tuple[int, ...]:
    """Those chosen beforehand: all who take part, or the home municipality's units of the kinds that are needed."""
    if step != Kind.ADMISSION:
        return tuple(row.id for row in offered)
    home, law = _home(actor, now, page), LAWS[actor.country]
    wanted = set(page.needs).intersection(law.municipal)
    ours = [row for row in offered if row.municipality == home and home]
    kinds = [(row, role_of_unit(row.kind, actor.country)) for row in ours]
    # Only where there is one to choose: which of several units it is, is for a person to say.
    single = [row.id for row, role in kinds if role in wanted and sum(other is role for _row, other in kinds) == 1]
    return tuple(single)


def _wards(
    actor: Actor, now: datetime, page: CasePage
) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]:
    """The other wards of the hospital, and those of other hospitals."""
    case = case_seen(actor, now, page.case.id)
    wards = sorted((row for row in units(actor).values() if row.kind == "ward"), key=lambda row: row.name)
    own = [(row.id, row.name) for row in wards if row.controller_id == case.custodian_id and row.id != case.unit_id]
    return tuple(own), tuple((row.id, row.name) for row in wards if row.controller_id != case.custodian_id)


def _own_contact(actor: Actor, now: datetime, page: CasePage) -> str:
    found = care_contact_at(actor, page.case.subject, actor.organization_id or 0, now)
    return found.name if found else ""
