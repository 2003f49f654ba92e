"""The person's own pages: who knows me, what is agreed, what happens next, where to turn, what I have decided."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from narvard.base.access.queries import BlockRow, ConsentRow, blocks_of, consents_of, told_about
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations
from narvard.care.contracts.queries.composing import Composed, compose
from narvard.care.contracts.queries.rows import AgreementRow, PersonNotSeen
from narvard.care.contracts.rules import Turn, turns
from narvard.care.patients.queries import identities, same_person


@dataclass(frozen=True)
class MyPage:
    """What the person sees of themselves (`own`), or of someone whom they represent.

    `represents` are those whose pages the person may open, with their names; `may_ask` units (id, name) that can be
    asked for a joint plan; `unconfirmed` agreements that wait for the person's yes.
    """

    whole: Composed
    own: bool
    today: date
    turns: tuple[Turn, ...]
    unconfirmed: tuple[AgreementRow, ...]
    may_ask: tuple[tuple[int, str], ...]
    represents: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class ChoicesPage:
    """What the person has said yes to and blocked, and whose notes (code of a holder, name) they can block."""

    consents: tuple[ConsentRow, ...]
    blocks: tuple[BlockRow, ...]
    may_block: tuple[tuple[str, str], ...]


def oneself(actor: Actor) -> UUID:
    """The person's own subject. Raises NotPermitted, and PersonNotSeen for one who is nobody among persons."""
    actor.require("contracts.own")
    if actor.subject is None:
        raise PersonNotSeen(actor.user_id)
    return actor.subject


def my_page(actor: Actor, now: datetime, subject: UUID | None = None) -> MyPage:
    """The person's own page, or that of `subject`, whom they represent. Raises PersonNotSeen."""
    me = oneself(actor)
    own = subject is None or subject == me
    whole = compose(actor, now, me if own else subject)
    return MyPage(
        whole=whole,
        own=own,
        today=actor.day_of(now),
        turns=turns(actor.country),
        unconfirmed=tuple(row for row in whole.agreements if row.own and row.confirmed_at is None),
        may_ask=tuple({row.unit_id: (row.unit_id, row.unit_name) for row in whole.contacts}.values()) if own else (),
        represents=_represents(actor, now) if own else (),
    )


def _represents(actor: Actor, now: datetime) -> tuple[tuple[UUID, str], ...]:
    people = identities(actor, told_about(actor, now), actor.day_of(now))
    return tuple(sorted(((one.subject, one.name) for one in people.values()), key=lambda pair: pair[1]))


def choices_page(actor: Actor, now: datetime) -> ChoicesPage:
    """What the person has decided, and can decide. Raises PersonNotSeen where they are nobody among persons."""
    me = oneself(actor)
    subjects = same_person(actor, me)
    consents = tuple(row for row in consents_of(actor, subjects) if row.withdrawn_at is None)
    blocks = tuple(row for row in blocks_of(actor, now, subjects) if row.to_at is None)
    return ChoicesPage(consents, blocks, _holders(actor, now, me, blocks))


def _holders(actor: Actor, now: datetime, me: UUID, blocks: Collection[BlockRow]) -> tuple[tuple[str, str], ...]:
    """Whose notes the person can block: those that they see rows of, whole or unit by unit, and have not blocked.

    The code is "custodian" against all others, "custodian:unit" against the custodian's own other units; ids.
    """
    rows = organizations(actor)
    names = {row.id: row.name for row in rows}
    blocked = {(block.custodian, block.unit) for block in blocks}
    whole = compose(actor, now, me)
    known = {row.unit_id for row in whole.contacts} | {row.keeper_id for row in whole.plans}
    found: dict[str, str] = {}
    for unit in (row for row in rows if row.id in known):
        holder = names[unit.controller_id]
        if (holder, "") not in blocked:
            found[str(unit.controller_id)] = _("%(holder)s, against other organizations") % {"holder": holder}
        if unit.controller_id != unit.id and (holder, unit.name) not in blocked:
            words = {"unit": unit.name, "holder": holder}
            found[f"{unit.controller_id}:{unit.id}"] = _("%(unit)s, against other units of %(holder)s") % words
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))
