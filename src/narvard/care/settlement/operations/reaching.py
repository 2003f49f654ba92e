"""The statement that is to be changed, locked, and whose side the actor is on."""

from dataclasses import dataclass

from narvard.base.core.actor import Actor
from narvard.care.settlement.models import Statement
from narvard.care.settlement.queries.finding import StatementNotFound, side_of, visible
from narvard.care.settlement.rules.states import Event, Side, State, after


class NotSettled(Exception):
    """What was asked for was refused; `code` says why."""

    REASONS = {
        "changed": "somebody has done something with the statement since the page was made. Read it and try again.",
        "not_now": "that step is not possible from where the statement stands. Read where it stands.",
        "too_early": "the month and the days for the last call are not over. Wait until they are.",
        "nobody": "nobody was ready to leave the hospital in that month. Choose another month.",
        "done_already": "every municipality of that month has a statement. Open the one you mean.",
        "no_amount": "no amount is known for the year. Bring the official figure as a document.",
        "incomplete_data": "more cases are incomplete than the agreement allows. Complete them and run it again.",
        "analysis_only": "the agreement says that the figures are for analysis. Use them in the joint analysis.",
        "nothing_to_pay": "there is nothing to pay. Let the other side agree to the figures instead.",
        "window_open": "the time to dispute is not over. Wait until it is, or until the other side agrees.",
        "no_payer": "the municipality does not take part in the collaboration. Send it the paper instead.",
        "window_over": "the time to dispute is over. Ask the hospital to open the month again.",
        "disputes_open": "a dispute is not answered. Answer it first.",
        "disputed_already": "that wait is disputed already. Wait for the answer.",
        "unknown_wait": "the wait is not in the statement. Choose one that is.",
        "reason_missing": "no reason was given. Write why.",
        "answered": "the dispute is answered already. Read the answer.",
        "not_corrected": "the time could not be corrected. Check it against the other times of the case.",
    }

    def __init__(self, code: str, why: str = "") -> None:
        super().__init__(f"Nothing was done, because {self.REASONS[code]}")
        self.code = code
        self.why = why


@dataclass(frozen=True)
class Reached:
    """A locked statement, and the side that acts."""

    statement: Statement
    side: Side


def reach(actor: Actor, statement_id: int, version: int, event: Event) -> Reached:
    """The statement, locked, ready for `event`. Raises StatementNotFound or NotSettled.

    `version` is the one that the page was made from. A step that would lead to where the statement already stands is
    refused as well: doing it twice changes nothing twice.
    """
    found = visible(actor).select_for_update(of=("self",)).filter(pk=statement_id).first()
    if found is None:
        raise StatementNotFound(f"There is no statement {statement_id} for {actor.organization_code}.")
    side = side_of(actor, found)
    if found.version != version:
        raise NotSettled("changed")
    if after(State(found.state), event, side) is None:
        raise NotSettled("not_now")
    return Reached(found, side)


def move(reached: Reached, event: Event, **changes: object) -> None:
    """Take the statement where `event` leads, with other fields that change with it."""
    statement = reached.statement
    where = after(State(statement.state), event, reached.side)
    if where is None:
        raise NotSettled("not_now")
    statement.state = where
    statement.version += 1
    for name, value in changes.items():
        setattr(statement, name, value)
    statement.save()
