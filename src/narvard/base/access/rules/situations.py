"""The situations in which someone asks to see a row: the gate's documentation and its test are made from them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from narvard.base.access.rules.gate import Block, Disclosed, Gated, Relation, World

DUTY = {"SE": "admission_notice", "NO": "admission_notice_no"}
ASSESSED = {"SE": "secrecy_assessment", "NO": "discharge_information_no"}
PLAN = {"SE": "joint_plan", "NO": "individual_plan_no"}
CARE = {"SE": "coherent_documentation", "NO": "shared_care_no"}
GUARDIAN = {"SE": "guardian", "NO": "guardian_no"}
REPRESENTATIVE = {"SE": "representative", "NO": "representative_no"}
Grounds = dict[str, str]


@dataclass(frozen=True)
class Cast:
    """Who is there: my unit and another of my own custodian, a unit of another custodian, the person and a relative."""

    unit: int
    custodian: int
    sister: int
    other_unit: int
    other: int
    subject: UUID
    relative: UUID
    row: UUID
    kind: str
    now: datetime
    country: str

    @property
    def earlier(self) -> datetime:
        """A day ago."""
        return self.now - timedelta(days=1)

    def mine(self) -> Gated:
        """A row that my own unit wrote."""
        return Gated(self.kind, self.row, self.subject, self.custodian, self.unit)

    def sisters(self) -> Gated:
        """A row of another unit of my own custodian."""
        return Gated(self.kind, self.row, self.subject, self.custodian, self.sister)

    def others(self) -> Gated:
        """A row of another custodian."""
        return Gated(self.kind, self.row, self.subject, self.other, self.other_unit)

    def related(self, until: datetime | None = None) -> Relation:
        """My unit takes part in the care."""
        return Relation(self.subject, self.unit, self.earlier, until)

    def given(self, row: Gated, ground: Grounds, **changed: object) -> Disclosed:
        """The row was disclosed to my unit on the ground; `changed` says what is otherwise."""
        told = {"recipient": self.unit, **changed}
        return Disclosed(self.subject, row.custodian, self.kind, self.row, ground[self.country], self.earlier, **told)  # type: ignore[arg-type]

    def inside(self, lifted: tuple[tuple[int | None, datetime, datetime | None], ...] = ()) -> Block:
        """The person has blocked the other unit's rows for the custodian's other units."""
        return Block(self.subject, self.custodian, self.sister, self.earlier, None, lifted)

    def outside(self, lifted: tuple[tuple[int | None, datetime, datetime | None], ...] = ()) -> Block:
        """The person has blocked the other custodian's rows for everybody else."""
        return Block(self.subject, self.other, None, self.earlier, None, lifted)

    def for_us(self, until: datetime | None) -> tuple[tuple[int | None, datetime, datetime | None], ...]:
        """A block lifted for my unit, until then."""
        return ((self.unit, self.earlier, until),)


@dataclass(frozen=True)
class Situation:
    """A situation in words, and as a row and a world. `who` asks: a professional, the person, or someone else."""

    code: str
    words: str
    plant: Callable[[Cast], tuple[Gated, World]]
    who: str = "professional"


def _world(*facts: Relation | Disclosed | Block) -> World:
    return World(
        tuple(fact for fact in facts if isinstance(fact, Relation)),
        tuple(fact for fact in facts if isinstance(fact, Disclosed)),
        tuple(fact for fact in facts if isinstance(fact, Block)),
    )


def _mine(words: str, code: str, *facts: Callable[[Cast], Relation | Disclosed | Block]) -> Situation:
    return Situation(code, words, lambda c: (c.mine(), _world(*[fact(c) for fact in facts])))


def _sister(words: str, code: str, *facts: Callable[[Cast], Relation | Disclosed | Block]) -> Situation:
    return Situation(code, words, lambda c: (c.sisters(), _world(*[fact(c) for fact in facts])))


def _other(
    words: str, code: str, *facts: Callable[[Cast], Relation | Disclosed | Block], who: str = "professional"
) -> Situation:
    return Situation(code, words, lambda c: (c.others(), _world(*[fact(c) for fact in facts])), who)


def _given_to_us(ground: Grounds, **changed: object) -> Callable[[Cast], Disclosed]:
    return lambda c: c.given(c.others(), ground, **changed)


def _given_to_relative(ground: Grounds, **changed: object) -> Callable[[Cast], Disclosed]:
    return lambda c: c.given(c.others(), ground, recipient=None, person=c.relative, **changed)


SITUATIONS = (
    _mine("a row that the own unit wrote", "own_unit"),
    _mine("the same, and the person has blocked it for the custodian's other units", "own_unit_blocked",
          lambda c: Block(c.subject, c.custodian, c.unit, c.earlier)),
    _sister("another unit of the own custodian wrote it, and the own unit takes no part in the care", "sister"),
    _sister("the same, and the own unit takes part in the care", "sister_related", lambda c: c.related()),
    _sister("the same, but took part until an hour ago", "sister_related_before",
            lambda c: c.related(c.now - timedelta(hours=1))),
    _sister("takes part, and the person has blocked that unit", "sister_blocked",
            lambda c: c.related(), lambda c: c.inside()),
    _sister("takes part, blocked, and the block is lifted for the own unit", "sister_lifted",
            lambda c: c.related(), lambda c: c.inside(c.for_us(None))),
    _sister("takes part, blocked, and the time of the lifting is out", "sister_lifted_before",
            lambda c: c.related(), lambda c: c.inside(c.for_us(c.now))),
    _sister("blocked, and the row was sent to the own unit by a duty in law", "sister_blocked_duty",
            lambda c: c.inside(), lambda c: c.given(c.sisters(), DUTY)),
    _sister("blocked, and the row was sent to the own unit after an assessment alone", "sister_blocked_assessed",
            lambda c: c.inside(), lambda c: c.given(c.sisters(), ASSESSED)),
    _other("another custodian's row, of which nothing was disclosed", "other"),
    _other("the same, and the own unit takes part in the care", "other_related", lambda c: c.related()),
    _other("disclosed to the own unit by a duty in law", "other_duty", _given_to_us(DUTY)),
    _other("the same, and the person has blocked the other custodian", "other_duty_blocked",
           _given_to_us(DUTY), lambda c: c.outside()),
    _other("the disclosure ended an hour ago", "other_ended",
           lambda c: c.given(c.others(), DUTY, to_at=c.now - timedelta(hours=1))),
    _other("disclosed to the whole own custodian, and the own unit takes part", "other_to_custodian_related",
           lambda c: c.given(c.others(), DUTY, recipient=c.custodian), lambda c: c.related()),
    _other("disclosed to the whole own custodian, and the own unit takes no part", "other_to_custodian",
           lambda c: c.given(c.others(), DUTY, recipient=c.custodian)),
    _other("disclosed as part of a joint plan, and the consent stands", "other_plan", _given_to_us(PLAN)),
    _other("the same, and the consent is withdrawn", "other_plan_withdrawn",
           lambda c: c.given(c.others(), PLAN, consent_until=c.now)),
    _other("opened between caregivers, with consent and taking part in the care", "other_coherent",
           _given_to_us(CARE), lambda c: c.related()),
    _other("the same with consent alone, taking no part in the care", "other_coherent_unrelated", _given_to_us(CARE)),
    _other("the same, took part until an hour ago", "other_coherent_related_before",
           _given_to_us(CARE), lambda c: c.related(c.now - timedelta(hours=1))),
    _other("opened and taking part, and the consent is withdrawn", "other_coherent_withdrawn",
           lambda c: c.given(c.others(), CARE, consent_until=c.now), lambda c: c.related()),
    _other("opened and taking part, and the person has blocked the other custodian", "other_coherent_blocked",
           _given_to_us(CARE), lambda c: c.related(), lambda c: c.outside()),
    _other("opened and taking part, blocked, and the block is lifted for the own unit", "other_coherent_lifted",
           _given_to_us(CARE), lambda c: c.related(), lambda c: c.outside(c.for_us(None))),
    _other("opened and taking part, blocked, and the time of the lifting is out", "other_coherent_lifted_before",
           _given_to_us(CARE), lambda c: c.related(), lambda c: c.outside(c.for_us(c.now))),
    _other("the person, about themselves, whatever is blocked", "person", lambda c: c.outside(), who="person"),
    _other("someone else, of whom nothing is known", "stranger", who="relative"),
    _other("whoever has parental care, also of what is blocked", "guardian",
           _given_to_relative(GUARDIAN), lambda c: c.outside(), who="relative"),
    _other("whoever acts for the person, who agreed", "representative",
           _given_to_relative(REPRESENTATIVE), who="relative"),
    _other("the same, and the consent is withdrawn", "representative_withdrawn",
           lambda c: c.given(c.others(), REPRESENTATIVE, recipient=None, person=c.relative, consent_until=c.now),
           who="relative"),
)  # fmt: skip
