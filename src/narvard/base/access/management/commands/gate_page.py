"""Writes docs/reference/gate.md: who may see a row, situation by situation, made from the rule itself."""

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand

from narvard.base.access.rules import GROUNDS, ROLE_TABLE, Answer, judge
from narvard.base.access.rules.roles import Role, grants_of
from narvard.base.access.rules.situations import SITUATIONS, Cast, Situation
from narvard.base.core.actor import Actor, Scope

PAGE = Path(__file__).resolve().parents[6] / "docs/reference/gate.md"
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
PERSON, RELATIVE, ROW = (UUID(int=number) for number in (1, 2, 3))
APPS = ("patients", "coordination", "tasks", "care_plans", "discharge", "settlement", "contracts", "access")
INTRODUCTION = """# Who may see a row of personal data

Generated from `src/narvard/base/access/rules/` by `python -m django gate_page`. A test fails when it is stale, and
walks every row through the rule and through SQL.

Two questions are asked, and both must be answered with yes. *Does the role have the right?* The second table says which
roles have which; without it the answer is no in every situation (`role_lacks_right`). *May this unit see this row?*
The first table says so for whoever has the right: all rights answer alike, since the row, the person, the unit and the
country decide. Where the answer is no the row is not there: 404, and in no list, count, order, search or file.

The letter after a law says how certain it is: A read in the law, B an agency's page, C knowledge, D to be verified. Why
it is so stands in [the gate](../explanation/gate.md).
"""


def cast(country: str) -> Cast:
    """Units and custodians that are numbers alone."""
    return Cast(1, 10, 2, 3, 30, PERSON, RELATIVE, ROW, "discharge.case", NOW, country)


def asker(situation: Situation, country: str, role: Role | None, told: Cast) -> Actor:
    """Who asks in the situation, in a role; None is a role that has every right."""
    grants = grants_of(role) if role else dict.fromkeys(ROLE_TABLE, Scope.ALL)
    acting = {"user_id": 1, "role": role or "any", "country": country, "grants": grants}
    if situation.who == "professional":
        return Actor(**acting, organization_id=told.unit, controller_id=told.custodian)
    subject = told.subject if situation.who == "person" else told.relative
    return Actor(**acting, organization_id=9, controller_id=9, subject=subject)


def answer_in(situation: Situation, country: str, right: str = "discharge.read", role: Role | None = None) -> Answer:
    """What the rule answers in the situation."""
    told = cast(country)
    row, world = situation.plant(told)
    return judge(asker(situation, country, role, told), NOW, right, row, world)


def _said(answer: Answer) -> str:
    law = f": {GROUNDS[answer.ground].law} [{GROUNDS[answer.ground].certainty}]" if answer.ground else ""
    return f"{'**yes**' if answer else 'no'}, `{answer.why}`{law}"


def _situations() -> list[str]:
    rows = [
        f"| {situation.words} | {_said(answer_in(situation, 'SE'))} | {_said(answer_in(situation, 'NO'))} |"
        for situation in SITUATIONS
    ]
    return ["## The situations", "", "| the row, and who asks | Sweden | Norway |", "|---|---|---|", *rows]


def _rights() -> list[str]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for right, roles in ROLE_TABLE.items():
        if right.split(".")[0] in APPS:
            groups[tuple(role.replace("_", " ") for role in Role if role in roles)].append(f"`{right}`")
    rows = [f"| {', '.join(rights)} | {', '.join(roles)} |" for roles, rights in groups.items()]
    return ["## The rights, and the roles that have them", "", "| rights | roles |", "|---|---|", *rows]


def _grounds() -> list[str]:
    columns = "ground|law|country|since|consent|must take part|block outside stops|block inside stops|opened by"
    rows = [
        f"| `{law.code}` | {law.law} [{law.certainty}] | {law.country or 'both'} | {law.in_force} "
        f"| {', '.join(law.consent) or '–'} | {_mark(law.needs_relation)} | {_mark(law.stopped_by_block)} "
        f"| {_mark(law.stopped_inside)} | {'the reader' if law.opened_by_reader else 'the custodian'} |"
        for law in GROUNDS.values()
    ]
    return ["## The grounds", "", f"| {columns.replace('|', ' | ')} |", "|---" * 9 + "|", *rows]


def _mark(yes: bool) -> str:
    return "yes" if yes else "–"


def page() -> str:
    """The page as Markdown."""
    parts = [INTRODUCTION.splitlines(), _situations(), _rights(), _grounds()]
    return "\n\n".join("\n".join(lines).strip() for lines in parts) + "\n"


class Command(BaseCommand):
    """Writes the page."""

    help = "Write docs/reference/gate.md from the rule of the gate."

    def handle(self, **options: object) -> None:
        """Write it where the documentation keeps it."""
        PAGE.write_text(page(), encoding="utf-8")
