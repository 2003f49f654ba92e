"""Writing in a plan: each party its own part, the keeper what is common. Nothing is written over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import Activity, CarePlan, Goal, Part, Revision, RevisionText
from narvard.care.care_plans.operations.reaching import reach_as_party, reach_own
from narvard.care.care_plans.operations.refusing import PlanNotChanged
from narvard.care.care_plans.operations.sharing import share
from narvard.care.care_plans.operations.stepping import check, keep, keep_head, note_step, take_step
from narvard.care.care_plans.permissions import WRITE
from narvard.care.care_plans.queries.finding import kind_of_plan
from narvard.care.care_plans.rules.content import activity_refused, overall_refused
from narvard.care.care_plans.rules.states import ENDS, Act, State
from narvard.care.care_plans.rules.turns import review_by


@dataclass(frozen=True)
class Doing:
    """Something to be done by a day. `responsible` is a unit's id; None only for what the person does.

    `key` is that of the same activity in the revision before, None for a new one.
    """

    text: str
    due_on: date
    by_person: bool = False
    responsible: int | None = None
    done_on: date | None = None
    key: UUID | None = None


@dataclass(frozen=True)
class Written:
    """A party's whole part: texts by item, the items that are stated to be nothing, goals and activities in order."""

    texts: Mapping[str, str] = field(default_factory=dict)
    none: Collection[str] = ()
    goals: Sequence[str] = ()
    activities: Sequence[Doing] = ()


@transaction.atomic
def write_part(*, actor: Actor, now: datetime, plan_id: int, expected: int, written: Written) -> int:
    """Save the own unit's part as a new revision; answer its number. `expected` is the revision that was on the form.

    Two parties that save at once each get their own part saved; two in one unit, the second is refused. The same
    content again changes nothing. A coordinated plan under LPT must be approved anew. Raises PlanNotFound, or
    PlanNotChanged.
    """
    actor.require(WRITE)
    plan = reach_as_party(actor, now, plan_id)
    clean = _cleaned(written)
    part = Part.objects.select_for_update().filter(plan=plan, unit=actor.organization_id).first()
    check(actor, now, plan, Act.WRITE)
    if part is not None and _says(part, clean):
        return part.number
    if expected != (part.number if part else 0):
        raise PlanNotChanged("changed_meanwhile")
    _check_content(actor, now, plan, clean)
    part = part or _new_part(actor, plan)
    part.number = plan.number + 1
    part.save()
    _save_revision(actor, now, part, clean)
    take_step(actor=actor, now=now, plan=plan, act=Act.WRITE)
    share(actor, now, plan)
    return part.number


def _new_part(actor: Actor, plan: CarePlan) -> Part:
    return Part(
        plan=plan, subject=plan.subject, custodian_id=actor.controller_id, unit_id=actor.organization_id
    )  # fmt: skip


def _cleaned(written: Written) -> Written:
    """Without blanks at the ends and without what is empty; what has a text is not nothing."""
    texts = {name: text.strip() for name, text in written.texts.items() if text.strip()}
    return Written(
        texts=texts,
        none=frozenset(written.none) - set(texts),
        goals=tuple(text.strip() for text in written.goals if text.strip()),
        activities=tuple(written.activities),
    )


def _says(part: Part, written: Written) -> bool:
    """Does the part say that already? An activity that is sent as new is the same as one that was saved of it."""
    stored = _content(part)
    sent = [doing.key for doing in written.activities]
    if len(sent) != len(stored.activities):
        return False
    alike = tuple(
        replace(doing, key=doing.key if key else None) for doing, key in zip(stored.activities, sent, strict=True)
    )
    return replace(stored, activities=alike) == written


def _content(part: Part) -> Written:
    revision = part.revisions.prefetch_related("texts", "goals", "activities").get(number=part.number)
    return Written(
        texts={row.name: row.text for row in revision.texts.all() if not row.none},
        none=frozenset(row.name for row in revision.texts.all() if row.none),
        goals=tuple(row.text for row in revision.goals.all()),
        activities=tuple(
            Doing(row.text, row.due_on, row.by_person, row.responsible_id, row.done_on, row.key)
            for row in revision.activities.all()
        ),
    )


def _check_content(actor: Actor, now: datetime, plan: CarePlan, written: Written) -> None:
    kind = kind_of_plan(plan)
    if {*written.texts, *written.none} - {item.name for item in kind.items}:
        raise PlanNotChanged("item_unknown")
    if not (written.texts or written.none or written.goals or written.activities):
        raise PlanNotChanged("nothing_written")
    units = set(plan.parties.values_list("unit_id", flat=True))
    for doing in written.activities:
        code = activity_refused(doing.due_on, doing.done_on, plan.opened_on, doing.responsible, units, doing.by_person)
        if not doing.text.strip():
            code = "text_missing"
        if doing.done_on is not None and doing.done_on > actor.day_of(now):
            code = "done_later"
        if code:
            raise PlanNotChanged(code)


def _save_revision(actor: Actor, now: datetime, part: Part, written: Written) -> None:
    revision = Revision.objects.create(part=part, number=part.number, at=now, by_name=actor.name)
    RevisionText.objects.bulk_create(
        [
            *(RevisionText(revision=revision, name=name, text=text) for name, text in written.texts.items()),
            *(RevisionText(revision=revision, name=name, none=True) for name in sorted(written.none)),
        ]
    )
    Goal.objects.bulk_create(
        [Goal(revision=revision, order=order, text=text) for order, text in enumerate(written.goals, 1)]
    )
    Activity.objects.bulk_create(
        [
            Activity(
                revision=revision, key=doing.key or uuid4(), order=order, text=doing.text.strip(), due_on=doing.due_on,
                by_person=doing.by_person, responsible_id=doing.responsible, done_on=doing.done_on,
            )
            for order, doing in enumerate(written.activities, 1)
        ]
    )  # fmt: skip


@transaction.atomic
def write_head(
    *,
    actor: Actor,
    now: datetime,
    plan_id: int,
    expected: int,
    title: str = "",
    overall: Collection[str] = (),
    coordinator: str = "",
    follow_up_on: date | None = None,
) -> None:
    """Save what is common to the plan, by the unit that keeps it. `overall` names who has overall responsibility: one.

    Raises PlanNotFound, or PlanNotChanged.
    """
    actor.require(WRITE)
    plan = reach_own(actor, now, plan_id, expected)
    _check_head(actor, now, plan, overall, coordinator, follow_up_on)
    plan.title, plan.coordinator, plan.follow_up_on = title.strip(), coordinator.strip(), follow_up_on
    plan.overall_responsible = next(iter(overall), "")
    keep(actor, now, plan)
    keep_head(actor, now, plan)
    note_step(actor, now, plan, "write_head", plan.state)


def _check_head(actor: Actor, now: datetime, plan: CarePlan, overall, coordinator: str, follow_up_on) -> None:
    kind, state = kind_of_plan(plan), State(plan.state)
    if state in ENDS:
        raise PlanNotChanged("ended")
    if state is State.APPROVAL:
        raise PlanNotChanged("out_of_order")
    found = check(actor, now, plan, Act.WRITE)
    code = overall_refused(kind, overall, found.principals)
    if code and (set(overall) or (state is State.ACTIVE and kind.overall_needed)):
        raise PlanNotChanged(code)
    if kind.coordinator_needed and state is State.ACTIVE and not coordinator.strip():
        raise PlanNotChanged("lacking", ("coordinator",))
    check_next_day(plan, plan.from_on or plan.opened_on, follow_up_on)


def check_next_day(plan: CarePlan, last: date, next_on: date | None) -> None:
    """Raise PlanNotChanged where the next follow-up is not after `last`, or later than the law's longest time."""
    months = kind_of_plan(plan).review_months
    if next_on is not None and next_on <= last:
        raise PlanNotChanged("day_out_of_order")
    if next_on is not None and months is not None and next_on > review_by(last, months):
        raise PlanNotChanged("review_too_late")
