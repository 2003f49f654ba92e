"""People who do not exist, taken through the way home by its own operations, and months settled for them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from narvard.base.access import queries as access
from narvard.base.core.actor import Actor
from narvard.base.core.queries import ZONES
from narvard.base.organizations.queries import organizations
from narvard.care.discharge import operations as discharge
from narvard.care.patients import operations as patients
from narvard.care.settlement.models import Statement
from narvard.care.settlement.operations import load_liability, settle_month
from narvard.care.settlement.tests.made_up import BORAS, at

OCTOBER = date(2026, 10, 1)
TODAY = date(2026, 11, 22)


def actor_of(role: str, organization: str) -> Actor:
    """Someone of the demo by role and unit, for tests without fixtures."""
    found = (access.actor_for(row.user_id, row.id, TODAY) for row in access.demo_people(TODAY) if row.role == role)
    return next(actor for actor in found if actor.organization_code == organization)


def unit_ids(actor: Actor) -> dict[str, int]:
    """Every organization's id by its code."""
    return {row.code: row.id for row in organizations(actor)}


def wait(
    nurse: Actor,
    ready: str,
    ended: str = "",
    *,
    name: str = "Alva",
    to: tuple[str, ...] = ("boras_omsorg",),
    municipality: str = BORAS,
    hours_to_notice: int = 2,
    days_before: int = 4,
    protection: str = "",
) -> UUID:
    """Somebody comes to the ward some days before, is told of, is ready at `ready`, and leaves at `ended`."""
    moment = at(ready, nurse.country)
    admitted = moment - timedelta(days=days_before)
    home = patients.Home(municipality, "Storgatan 1", "503 30", "Borås", from_date=date(2020, 1, 1))
    known = patients.Particulars(home=home if municipality else None, protection=protection)
    subject = patients.register_person(
        actor=nurse, now=admitted, given_name=name, family_name="Påhittad", birth_date=date(1941, 5, 2), known=known
    )
    case = discharge.open_case(
        actor=nurse, now=admitted, subject=subject, admitted_at=admitted, needs=["social_services"]
    )
    ids = [unit_ids(nurse)[code] for code in to]
    told = admitted + timedelta(hours=hours_to_notice)
    _send(nurse, case, "admission", told, to=ids, about_at=moment)
    _send(nurse, case, "discharge_ready", moment, to=ids, judged_at=moment, assessment="Ingen sekretess hindrar.")
    if ended:
        left = discharge.Message("discharged", at(ended, nurse.country), answer="home")
        discharge.discharge(actor=nurse, now=left.sent_at, case_id=case, message=left)
    return subject


def _send(nurse: Actor, case: int, kind: str, moment: datetime, **more: object) -> None:
    discharge.send(actor=nurse, now=moment, case_id=case, message=discharge.Message(kind, moment, **more))


def agreement(**fields: object) -> dict[str, object]:
    """An agreement as a document has it; individual unless told otherwise."""
    row = {
        "code": "made_up", "name": "Påhittad överenskommelse", "valid_from": "2026-01-01", "model": "individual",
        "source": "Påhittad", "certainty": "D",
    }  # fmt: skip
    return row | fields


def liability(
    *agreements: dict[str, object], amounts: tuple[tuple[str, int, int], ...] = (("", 2026, 10_000),)
) -> dict:
    """A document of agreements and amounts."""
    return {
        "format": "narvard-liability",
        "version": 1,
        "agreements": list(agreements),
        "amounts": [
            {"agreement": code, "year": year, "kronor": kronor, "source": "Påhittad", "certainty": "D"}
            for code, year, kronor in amounts
        ],
    }


def settled(actor_as: Callable[..., Actor], now: datetime, month: date = OCTOBER, *agreements: dict) -> Statement:
    """One wait of eight days in October, and its month settled: the statement of Borås."""
    economist = actor_as("economist", organization="sas")
    load_liability(actor=economist, now=now, document=liability(*agreements))
    wait(actor_as("ward_nurse", organization="sas_medicin"), "2026-10-05 10:00", "2026-10-13 10:00")
    settle_month(actor=economist, now=now, month=month)
    return Statement.objects.get(municipality=BORAS, month=month)


def local(text: str) -> datetime:
    """A time on the clock in Stockholm."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONES["SE"])
