"""The person comes to hospital, moves within it, and is on leave."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q

from narvard.base.access.operations import end_relation, relate
from narvard.base.access.queries import own_ground
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.care.discharge.models import Case, Leave, Party, Stay
from narvard.care.discharge.operations.reaching import reach_hospital
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.standing import bring_up_to_date, note
from narvard.care.discharge.queries.finding import all_facts, role_of_unit, units
from narvard.care.discharge.rules.facts import Role
from narvard.care.discharge.rules.walking import LAWS

ADMITTED = "admitted"


@transaction.atomic
def open_case(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    admitted_at: datetime,
    discipline: str = "somatic",
    needs: Collection[str] = (),
    need_judged_at: datetime | None = None,
    submit: UUID | None = None,
) -> int:
    """Admit a person to the actor's ward; answer the case's id. Raises NotSaved.

    `needs` are the parts of care that may be needed afterwards (codes of roles), judged at `need_judged_at`, at the
    admission where not given. The same `submit` twice opens one case.
    """
    actor.require("discharge.notify")
    unit = units(actor).get(actor.organization_id or 0)
    if unit is None or role_of_unit(unit.kind, actor.country) is not Role.HOSPITAL:
        raise NotSaved("not_a_ward")
    known = Case.objects.filter(opened_by=submit, unit=actor.organization_id).first() if submit else None
    if known is not None:
        return known.pk
    judged = (need_judged_at or admitted_at) if needs else None
    take_turn(f"discharge.{actor.controller_id}.{subject}")
    _check_admission(actor, now, subject, admitted_at, judged)
    case = _create(
        actor, now, subject=subject, admitted_at=admitted_at, discipline=discipline, needs=_codes(actor, needs),
        need_judged_at=judged, opened_by=submit or uuid4(),
    )  # fmt: skip
    Party.objects.create(case=case, unit_id=actor.organization_id, role=Role.HOSPITAL, since=admitted_at)
    relate(actor=actor, now=now, subject=subject, unit=case.unit_id, kind=ADMITTED)
    bring_up_to_date(case, all_facts(case))
    note(actor, now, "discharge.open", case, own_ground(actor, "own_unit"), {"admitted_at": admitted_at})
    return case.pk


def _create(actor: Actor, now: datetime, **given: object) -> Case:
    whose = {"subject": given["subject"], "custodian_id": actor.controller_id, "unit_id": actor.organization_id}
    try:
        with transaction.atomic():
            case = Case.objects.create(
                **whose | given, collaboration_id=actor.collaboration, country=actor.country, registered_at=now
            )
            Stay.objects.create(**whose, case=case, from_at=case.admitted_at)
    except IntegrityError as refused:
        raise NotSaved("already_admitted") from refused
    return case


def _check_admission(
    actor: Actor, now: datetime, subject: UUID, admitted_at: datetime, judged: datetime | None
) -> None:
    if admitted_at > now or (judged and judged > now):
        raise NotSaved("future")
    if judged and judged < admitted_at:
        raise NotSaved("need_before_admission")
    # Only one's own hospital's stays are asked for: another's may not be told of, not even by a refusal.
    stays = Stay.objects.filter(subject=subject, custodian=actor.controller_id)
    if stays.filter(to_at=None).exists():
        raise NotSaved("already_admitted")
    if stays.filter(Q(to_at__gt=admitted_at)).exists():
        raise NotSaved("overlaps")


def _codes(actor: Actor, needs: Collection[str]) -> str:
    known = set(LAWS[actor.country].roles.values()) - {Role.HOSPITAL}
    if not set(needs) <= known:
        raise NotSaved("need_unknown")
    return " ".join(sorted(set(needs)))


@transaction.atomic
def judge_need(
    *, actor: Actor, now: datetime, case_id: int, needs: Collection[str], judged_at: datetime,
    version: int | None = None,
) -> None:  # fmt: skip
    """Write down what may be needed afterwards, judged anew. Raises CaseNotFound, or NotSaved.

    What is needed besides what was judged before starts the clock of the notice at `judged_at` (2017:612 2:3).
    """
    actor.require("discharge.notify")
    case = reach_hospital(actor, now, case_id, version).case
    if case.ended_at is not None:
        raise NotSaved("ended")
    if judged_at > now:
        raise NotSaved("future")
    if judged_at < case.admitted_at:
        raise NotSaved("need_before_admission")
    before, codes = all_facts(case), _codes(actor, needs)
    if set(codes.split()) - set(case.needs.split()):
        case.need_judged_at = judged_at
    case.needs = codes
    case.save(update_fields=["needs", "need_judged_at"])
    bring_up_to_date(case, before)
    note(actor, now, "discharge.judge_need", case, own_ground(actor, "own_unit"), {"judged_at": judged_at})


@transaction.atomic
def move_ward(
    *, actor: Actor, now: datetime, case_id: int, to_unit: int, at: datetime, version: int | None = None
) -> None:
    """Move the person to another ward of the same hospital, which has the case from then on.

    Raises CaseNotFound, or NotSaved.
    """
    actor.require("discharge.notify")
    case = reach_hospital(actor, now, case_id, version).case
    stay = _open_stay(case, at, now)
    ward = units(actor).get(to_unit)
    if ward is None or role_of_unit(ward.kind, actor.country) is not Role.HOSPITAL:
        raise NotSaved("ward_missing")
    if ward.controller_id != case.custodian_id:
        raise NotSaved("other_hospital")
    if to_unit == case.unit_id:
        raise NotSaved("same_ward")
    stay.to_at = at
    stay.save(update_fields=["to_at"])
    Stay.objects.create(
        subject=case.subject, custodian_id=case.custodian_id, unit_id=to_unit, case=case, from_at=at
    )  # fmt: skip
    left, case.unit_id = case.unit_id, to_unit
    case.save(update_fields=["unit"])
    Party.objects.filter(case=case, role=Role.HOSPITAL).update(unit=to_unit)
    relate(actor=actor, now=now, subject=case.subject, unit=to_unit, kind=ADMITTED)
    end_relation(actor=actor, now=now, subject=case.subject, unit=left, kind=ADMITTED)
    note(actor, now, "discharge.move", case, own_ground(actor, "own_unit"), {"to": ward.code, "at": at})


@transaction.atomic
def begin_leave(*, actor: Actor, now: datetime, case_id: int, at: datetime, version: int | None = None) -> None:
    """The person leaves the ward for a time and is still admitted. Raises CaseNotFound, or NotSaved."""
    actor.require("discharge.notify")
    case = reach_hospital(actor, now, case_id, version).case
    _open_stay(case, at, now)
    if Leave.objects.filter(case=case, to_at=None).exists():
        raise NotSaved("on_leave")
    if Leave.objects.filter(case=case, to_at__gt=at).exists():
        raise NotSaved("before_stay")
    Leave.objects.create(
        subject=case.subject, custodian_id=case.custodian_id, unit_id=case.unit_id, case=case, from_at=at
    )
    note(actor, now, "discharge.begin_leave", case, own_ground(actor, "own_unit"), {"at": at})


@transaction.atomic
def end_leave(*, actor: Actor, now: datetime, case_id: int, at: datetime, version: int | None = None) -> None:
    """The person is back on the ward. Raises CaseNotFound, or NotSaved."""
    actor.require("discharge.notify")
    case = reach_hospital(actor, now, case_id, version).case
    leave = Leave.objects.filter(case=case, to_at=None).first()
    if leave is None:
        raise NotSaved("not_on_leave")
    if at > now:
        raise NotSaved("future")
    if at < leave.from_at:
        raise NotSaved("before_stay")
    leave.to_at = at
    leave.save(update_fields=["to_at"])
    note(actor, now, "discharge.end_leave", case, own_ground(actor, "own_unit"), {"at": at})


def _open_stay(case: Case, at: datetime, now: datetime) -> Stay:
    """The stay that goes on, where `at` is a time within it. Raises NotSaved."""
    stay = Stay.objects.filter(case=case, to_at=None).first()
    if stay is None:
        raise NotSaved("ended")
    if at > now:
        raise NotSaved("future")
    if at < stay.from_at:
        raise NotSaved("before_stay")
    return stay
