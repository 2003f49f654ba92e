"""What would change if one role changed: rights gained and lost, and which kinds of rows would open or close."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Value

from narvard.base.access.queries.existence import row_kinds
from narvard.base.access.queries.gate import seen
from narvard.base.access.rules import ROLE_TABLE, Role, grants_of
from narvard.base.core.actor import Actor


@dataclass(frozen=True)
class KindChange:
    """A kind of rows that would open (`opens`) or close, and how many of the own custodian the own unit reaches."""

    kind: str
    opens: bool
    rows: int


@dataclass(frozen=True)
class RoleComparison:
    """From one role to another: rights that are gained, lost and kept, and kinds of rows that open or close."""

    before: str
    after: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    kept: int
    kinds: tuple[KindChange, ...]


def role_names() -> tuple[str, ...]:
    """Every role, in the table's order."""
    return tuple(role.value for role in Role)


def compare_roles(actor: Actor, now: datetime, before: str, after: str) -> RoleComparison:
    """What someone in the actor's own unit would gain and lose. Counts are of the own custodian's rows alone."""
    actor.require("access.compare_roles")
    old, new = grants_of(Role(before)), grants_of(Role(after))
    gained = tuple(right for right in ROLE_TABLE if right in new and new[right] != old.get(right))
    lost = tuple(right for right in ROLE_TABLE if right in old and old[right] != new.get(right))
    changed = {kind: right in new for kind, right in _read_rights().items() if (right in old) != (right in new)}
    counts = _counts(actor, now, changed)
    kinds = tuple(KindChange(kind, opens, counts.get(kind, 0)) for kind, opens in changed.items())
    return RoleComparison(before, after, gained, lost, len(set(old) & set(new)), kinds)


def _read_rights() -> dict[str, str]:
    """Each kind of rows, with the right to read it."""
    return {kind: f"{kind.split('.')[0]}.read" for kind in row_kinds()}


def _counts(actor: Actor, now: datetime, kinds: Collection[str]) -> dict[str, int]:
    """How many rows of each kind of the own custodian the actor's unit reaches, in one question."""
    questions = []
    for kind in kinds:
        reached = seen(actor, now, row_kinds()[kind].objects.filter(custodian=actor.controller_id))
        named = reached.order_by().annotate(of_kind=Value(kind)).values("of_kind")
        questions.append(named.annotate(rows=Count("pk")).values_list("of_kind", "rows"))
    return dict(questions[0].union(*questions[1:], all=True)) if questions else {}
