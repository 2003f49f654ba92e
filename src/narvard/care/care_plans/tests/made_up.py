"""A made-up SIP, told step by step. Nobody in it exists."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import ModuleType
from uuid import UUID

import pytest

from narvard.base.core.actor import Actor
from narvard.care.care_plans import operations
from narvard.care.care_plans.models import CarePlan
from narvard.care.care_plans.operations import Attended, Doing, GivenConsent, Written

PARTIES = ("boras_omsorg", "boras_halsovard")
STEPS = ("need", "opened", "called", "met", "written", "active", "followed", "closed")


def consent(now: datetime) -> GivenConsent:
    """Given orally by the person, an hour ago."""
    return GivenConsent(given_by="Astrid Linde", how="oral", given_at=now - timedelta(hours=1))


def written(unit: int, *, text: str = "Hemtjänst och hemsjukvård.", due: date = date(2026, 12, 10)) -> Written:
    """A part with everything that a SIP needs of one."""
    return Written(
        texts={"what_matters": "Att kunna bo kvar hemma.", "services_needed": text},
        none=("others",),
        goals=("Jag vill orka gå till brevlådan.",),
        activities=(
            Doing("Hjälp vid dusch två gånger i veckan.", due, responsible=unit),
            Doing("Jag går ut en stund varje dag.", due, by_person=True),
        ),
    )


@dataclass
class Story:
    """Where the story is: the plan's id, and the time, which goes on a day a step."""

    nurse: Actor
    manager: Actor
    now: datetime
    subject: UUID
    others: list[int]
    operations: ModuleType
    need: int = 0
    plan: int = 0

    def told(self, until: str) -> "Story":
        """Every step up to and with `until`."""
        for step in STEPS[: STEPS.index(until) + 1]:
            getattr(self, f"_{step}")()
        return self

    def _need(self) -> None:
        self.need = self.operations.raise_need(
            actor=self.nurse, now=self.now, subject=self.subject, kind="sip", reason="Behöver vård och omsorg.",
            raised_by="Astrid Linde",
        )  # fmt: skip

    def _opened(self) -> None:
        self.plan = self.operations.answer_need(
            actor=self.nurse, now=self.now, need_id=self.need, yes=True, reason="Insatser från båda huvudmännen."
        )

    def _called(self) -> None:
        self.operations.call_to_plan(
            actor=self.nurse, now=self.now, subject=self.subject, kind="sip", at=self.now + timedelta(days=1),
            place="Hemma hos Astrid", invited=self.others, plan_id=self.plan, consent=consent(self.now),
        )  # fmt: skip

    def _met(self) -> None:
        self.now += timedelta(days=2)
        people = (Attended("person", True, "Astrid Linde"), Attended("unit", True, "Camilla Dahlgren", self.others[0]))
        self.operations.note_meeting(
            actor=self.nurse, now=self.now, plan_id=self.plan, held_at=self.now - timedelta(days=1),
            note="Vi enades.", attendance=people,
        )  # fmt: skip

    def _written(self) -> None:
        part = written(self.others[0], due=self.now.date() + timedelta(days=16))
        self.operations.write_part(actor=self.nurse, now=self.now, plan_id=self.plan, expected=0, written=part)
        self.head(overall=("municipality",), follow_up_on=self.now.date() + timedelta(days=52))

    def _active(self) -> None:
        self.operations.put_in_force(actor=self.nurse, now=self.now, plan_id=self.plan)

    def _followed(self) -> None:
        self.now += timedelta(days=60)
        self.operations.follow_up(
            actor=self.nurse, now=self.now, plan_id=self.plan, held_on=self.now.date(),
            evaluation="Det går bättre.", own_words="Jag orkar mer.", next_on=self.now.date() + timedelta(days=129),
        )  # fmt: skip

    def _closed(self) -> None:
        self.operations.end_plan(actor=self.nurse, now=self.now, plan_id=self.plan, reason="Klarar sig själv.")

    def number(self) -> int:
        """The plan's number now, as a form would hold it."""
        return self.operations.read_plan(actor=self.nurse, now=self.now, plan_id=self.plan).row.number

    def head(self, **given: object) -> None:
        """Save what is common, as it is asked."""
        self.operations.write_head(actor=self.nurse, now=self.now, plan_id=self.plan, expected=self.number(), **given)


def refused(code: str, act, **given) -> None:
    """Doing it is refused with that code, and no plan is changed."""
    before = list(CarePlan.objects.order_by("pk").values())
    with pytest.raises(operations.PlanNotChanged) as caught:
        act(**given)
    assert caught.value.code == code
    assert list(CarePlan.objects.order_by("pk").values()) == before
