"""The own organization's row of a person, which is where it writes: made when there is something to write."""

from datetime import datetime
from uuid import UUID

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.patients.models import Person, PersonChange
from narvard.care.patients.operations.registering import Names
from narvard.care.patients.queries.identity import identities
from narvard.care.patients.queries.reach import PersonNotFound, reach


class PersonNotChanged(Exception):
    """Nothing was changed; `code` says why."""

    REASONS = {
        "changed_meanwhile": "someone else changed the person meanwhile. Read what stands now, and write it again.",
        "nothing_new": "it says what stood already. Correct something, or go back.",
        "name_missing": "there is no name. Write it.",
        "not_born": "the birth date has not come yet. Correct it.",
        "dies_before_birth": "the day of death is before the birth date. Correct it.",
        "dies_later": "the day of death has not come yet. Correct it.",
        "municipality": "the municipality is not a code of four digits. Correct it.",
        "moves_before": "it begins before, or on, the day when the last period began. Correct the day.",
        "dates": "it ends before it begins. Correct the days.",
        "number_taken": "another person here has that number. If they are one and the same, merge them.",
        "reason_missing": "no reason is given. Write why.",
        "by_register": "the population register says it, and is corrected by whoever keeps it. Tell them.",
        "not_there": "it is not there any more. Read what stands now.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was changed, because {self.REASONS[code]}")
        self.code = code


def own_row(actor: Actor, now: datetime, subject: UUID) -> Person:
    """The own organization's row, locked; made from what is known where it has none, with version 0.

    Raises PersonNotFound.
    """
    reach(actor, now, subject)
    take_turn(f"patients.register.{actor.controller_id}")
    rows = Person.objects.filter(custodian=actor.controller_id, subject=subject)
    found = rows.select_for_update(of=("self",)).first()
    if found and not seen(actor, now, rows).exists():
        raise PersonNotFound(subject)
    return found or _made(actor, now, subject)


def _made(actor: Actor, now: datetime, subject: UUID) -> Person:
    known = identities(actor, [subject], actor.day_of(now)).get(subject)
    row = Person.objects.filter(subject=subject).order_by("-source", "pk").first()
    if known is None or row is None:
        raise PersonNotFound(subject)
    return Person.objects.create(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        source="own",
        birth_date=known.birth_date,
        sex=row.sex,
        protection=row.protection,
        deceased_on=known.deceased_on,
        registered_at=now,
        registered_by=actor.name,
        version=0,
        **Names(row.given_name, row.family_name).columns(),
    )


def note_changes(actor: Actor, now: datetime, person: Person, values: dict[str, tuple[str, str]], reason: str) -> None:
    """Keep what each field said and says, with who corrected it, when and why (2008:355 3:14)."""
    PersonChange.objects.bulk_create(
        PersonChange(
            person=person,
            at=now,
            by_name=actor.name,
            unit_name=actor.organization_name,
            field=field,
            before=before[:400],
            after=after[:400],
            reason=reason.strip()[:400],
        )
        for field, (before, after) in values.items()
    )
