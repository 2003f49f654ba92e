"""The short list of what a person has to say, a page at a time."""

from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor, Scope
from narvard.base.organizations.queries import municipalities, organizations
from narvard.govern.followup.models import DigestRefusal
from narvard.govern.followup.permissions import REPORT, may_report, require_some_reach
from narvard.govern.followup.queries.board import AreaRow, board_of
from narvard.govern.followup.queries.lines import Key, Line, SaidRow, lines, words
from narvard.govern.followup.queries.periods import PeriodRow, closed_before, open_period
from narvard.govern.followup.rules.saying import Side, Subject, sides_to_speak_for
from narvard.govern.plans.queries.followed import statuses_after

PAGE = 15


@dataclass(frozen=True)
class MyLine:
    """A line with what was said now and last quarter, the sides one may speak for and the statuses one may choose."""

    line: Line
    area: str
    said: tuple[SaidRow, ...]
    before: tuple[SaidRow, ...]
    sides: tuple[Side, ...]
    statuses: tuple[str, ...]

    @property
    def mine(self) -> SaidRow | None:
        """The word that one would change: that of one's own side, or the shared one."""
        by_side = {row.side: row for row in self.said}
        return next((by_side[side] for side in self.sides if side in by_side), None)


@dataclass(frozen=True)
class MyList:
    """One page of the list; `waiting` counts the lines that want a word of the actor's side yet, on every page.

    `areas` is what someone who speaks for all areas chooses between. `digest` is false when it was declined.
    """

    period: PeriodRow | None
    lines: tuple[MyLine, ...]
    waiting: int
    total: int
    page: int
    pages: int
    municipality: str
    areas: tuple[AreaRow, ...]
    digest: bool


def my_list(
    actor: Actor, today: date, *, municipality: str = "", page: int = 1, places: tuple[Key, ...] = ()
) -> MyList:
    """What the actor may report on in the open quarter, what waits first. Raises NotPermitted without the right.

    With `places` its page holds these lines, in this order, as far as they are within the actor's reach.
    """
    require_some_reach(actor)
    period = open_period(actor)
    digest = not DigestRefusal.objects.filter(collaboration=actor.collaboration, user=actor.user_id).exists()
    if period is None:
        return MyList(None, (), 0, 0, 1, 1, "", (), digest)
    everyone = actor.grants[REPORT] is Scope.ALL
    municipality = actor.municipality if actor.grants[REPORT] is Scope.OWN_AREA else municipality
    # Who speaks for every area chooses between them by how far they have come, which takes all lines.
    whole = lines(actor, period, today) if everyone else reachable(actor, period, today, municipality)
    found = [line for line in whole if not everyone or line.municipality == municipality]
    principal = principal_of(actor)
    waiting = [line for line in found if waits_for(actor, principal, line)]
    mine = [*waiting, *(line for line in found if not waits_for(actor, principal, line))]
    pages = max(1, -(-len(mine) // PAGE))
    page = min(max(page, 1), pages)
    at = {line.place: line for line in found}
    shown = [at[place] for place in places if place in at] if places else mine[(page - 1) * PAGE : page * PAGE]
    return MyList(
        period=period,
        lines=my_lines(actor, principal, period, shown),
        waiting=len(waiting),
        total=len(mine),
        page=page,
        pages=pages,
        municipality=municipality,
        areas=board_of(actor, period, whole, today).areas if everyone else (),
        digest=digest,
    )


def reachable(actor: Actor, period: PeriodRow, today: date, municipality: str = "") -> tuple[Line, ...]:
    """The lines that someone who speaks for an organization, or for one area, may report on."""
    if actor.grants.get(REPORT) is Scope.OWN_ORGANIZATION:
        return lines(actor, period, today, municipality=municipality, organization=actor.organization_code)
    return lines(actor, period, today, municipality=municipality)


def my_line(actor: Actor, period: PeriodRow, today: date, place: Key) -> MyLine | None:
    """One line within the actor's reach, also when no word is wanted of it; None where there is none."""
    subject, municipality, key = place
    if subject == Subject.ACTIVITY:
        found = lines(actor, period, today, municipality=municipality, reference=key)
    else:
        found = lines(actor, period, today, municipality=municipality)
    line = next((line for line in found if line.place == place), None)
    if line is None or not may_report(actor, municipality, line.organizations):
        return None
    return my_lines(actor, principal_of(actor), period, [line])[0]


def my_lines(actor: Actor, principal: str, period: PeriodRow, found: list[Line]) -> tuple[MyLine, ...]:
    """Lines with everything that a form of them shows."""
    places = [line.place for line in found]
    before = closed_before(actor, period.quarter)
    said = words(period.id, places)
    earlier = words(before.id, places) if before else {}
    names = {row.code: row.name for row in municipalities(actor)}
    return tuple(
        MyLine(
            line=line,
            area=names.get(line.municipality, line.municipality),
            said=said.get(line.place, ()),
            before=earlier.get(line.place, ()),
            sides=sides_to_speak_for(principal, line.answering),
            statuses=(line.status, *statuses_after(line.status)) if line.status else (),
        )
        for line in found
    )


def waits_for(actor: Actor, principal: str, line: Line) -> bool:
    """Does the line want a word that the actor can say? Who leads an area or the office waits for both sides."""
    if actor.grants.get(REPORT) is not Scope.OWN_ORGANIZATION:
        return not line.complete
    return line.wanted and not set(sides_to_speak_for(principal, line.answering)).isdisjoint(line.missing)


def principal_of(actor: Actor) -> str:
    """Whom the actor's organization belongs to: region, municipality, private or joint."""
    return next((row.principal for row in organizations(actor) if row.code == actor.organization_code), "")
