"""A person's page for a professional: what to do next, what others ask, and what stands where."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from narvard.base.access.queries import Existence, existence
from narvard.base.core.actor import Actor
from narvard.care.contracts.queries.composing import Composed, compose
from narvard.care.contracts.queries.labels import STATES
from narvard.care.discharge.queries import CaseRow
from narvard.care.tasks.queries import TaskRow, tasks_about

HISTORY = 50


@dataclass(frozen=True)
class Act:
    """Something that can be done from here, in words, and where."""

    name: str
    url: str


@dataclass(frozen=True)
class Been:
    """Something that has been: the day, and what."""

    day: date
    text: str


@dataclass(frozen=True)
class PersonPage:
    """What a professional sees of a person. `age` in whole years, at death where the person has died.

    `step` is what the own unit is to do first, None where nothing waits for it, `acts` what can be done besides.
    `asked` are open tasks of other units to the own one, `sent` those that the own unit waits for; `existence` is None
    where nothing exists elsewhere.
    """

    whole: Composed
    age: int
    step: Act | None
    acts: tuple[Act, ...]
    asked: tuple[TaskRow, ...]
    sent: tuple[TaskRow, ...]
    cases: tuple[CaseRow, ...]
    existence: Existence | None
    ways_on: tuple[Act, ...]
    history: tuple[Been, ...]
    grounds: frozenset[str]


def person_page(actor: Actor, now: datetime, subject: UUID) -> PersonPage:
    """The page as the actor may see it. Raises PersonNotSeen."""
    actor.require("contracts.read")
    whole = compose(actor, now, subject)
    tasks = [row for one in whole.subjects for row in tasks_about(actor, now, one)]
    asked = tuple(row for row in tasks if row.side == "receiver" and not row.closed)
    cases = tuple(row for row in whole.cases if row.open)
    told = existence(actor, now, subject)
    there = told if told != Existence() else None
    return PersonPage(
        whole=whole,
        age=whole.person.age_on(actor.day_of(now)),
        step=_step(whole, cases, asked),
        acts=tuple(_acts(actor, subject, on_the_way=bool(cases))),
        asked=asked,
        sent=tuple(row for row in tasks if row.side == "sender" and not row.closed),
        cases=cases,
        existence=there,
        ways_on=tuple(_ways_on(actor, subject, there)) if there else (),
        history=_history(actor, whole, tasks),
        grounds=whole.grounds | {row.ground for row in tasks},
    )


def _step(whole: Composed, cases: tuple[CaseRow, ...], asked: tuple[TaskRow, ...]) -> Act | None:
    """The own unit's first duty: the way home before what others ask, and that before a plan."""
    for case in cases:
        if case.mine:
            return Act(_("Do our step on the way home"), reverse("discharge:case", args=[case.id]))
    for task in asked:
        if task.ours:
            return Act(_("Answer what others ask of us"), reverse("tasks:task", args=[task.id]))
    for plan in whole.plans:
        if plan.my_turn:
            return Act(_("Do our step of the plan"), reverse("care_plans:plan", args=[plan.id]))
    return None


def _acts(actor: Actor, subject: UUID, *, on_the_way: bool) -> Iterator[Act]:
    """What the role may begin from here; a way home only where none is open that the unit may see."""
    about = f"?subject={subject}"
    for right, name, url, query in (
        ("discharge.notify", _("Open a way home"), ("discharge:admit", []), about),
        ("care_plans.raise_need", _("Say that a joint plan is needed"), ("care_plans:new", [subject]), ""),
        ("tasks.handle", _("Ask another unit for something"), ("tasks:new", []), about),
        ("coordination.appoint", _("Name a contact"), ("coordination:person", [subject]), ""),
        ("contracts.compose", _("Agree on a time"), ("contracts:new_time", [subject]), ""),
        ("patients.read", _("Data, relatives, consents and blocks"), ("patients:person", [subject]), ""),
    ):
        if actor.may(right) and not (on_the_way and right == "discharge.notify"):
            yield Act(name, reverse(url[0], args=url[1]) + query)


def _ways_on(actor: Actor, subject: UUID, there: Existence) -> Iterator[Act]:
    """The ways that the law has to what exists elsewhere."""
    if there.unblocked and actor.may("access.open_coherent"):
        yield Act(_("Open with relation, consent and need"), reverse("access:open", args=[subject]))
    if actor.may("access.open_in_emergency"):
        yield Act(_("In an emergency: the steps of the law"), reverse("access:emergency", args=[subject]))


def _history(actor: Actor, whole: Composed, tasks: list[TaskRow]) -> tuple[Been, ...]:
    been = [
        *(Been(row.to_date, _("%(name)s was contact until then") % {"name": row.name})
          for row in whole.former if row.to_date),
        *(Been(row.to_date, _("Agreement with %(unit)s, version %(number)s, ended")
               % {"unit": row.unit, "number": row.version}) for row in whole.earlier if row.to_date),
        *(Been(row.to_on, _("Plan ended: %(title)s") % {"title": row.title or row.keeper})
          for row in whole.ended_plans if row.to_on),
        *(Been(actor.day_of(row.ended_at), _("Home from %(ward)s") % {"ward": row.ward})
          for row in whole.cases if row.ended_at),
        *(Been(actor.day_of(row.closed_at), _("Task closed: %(text)s") % {"text": row.text})
          for row in tasks if row.closed_at),
        *(Been(actor.day_of(row.at), f"{row.what}: {STATES[row.state]}")
          for row in whole.times if row.at and row.state in {"held", "cancelled"}),
    ]  # fmt: skip
    return tuple(sorted(been, key=lambda line: (line.day, line.text), reverse=True)[:HISTORY])
