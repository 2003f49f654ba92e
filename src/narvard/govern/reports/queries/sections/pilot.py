"""The closing report of a pilot: what it set out to do, how it went, what it cost, and what was decided."""

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Block, Bullets, Grid, Heading, Text, day_text
from narvard.govern.pilots.queries import PilotNotFound, PilotPage, pilot_page
from narvard.govern.pilots.queries.labels import COLOURS, KINDS, MET, REASONS, STATES
from narvard.govern.reports.queries.section import Asked, ReportNotKnown, Section
from narvard.govern.reports.rules.inputs import read_input

ENDED = ("scaled", "adjusted", "stopped")


def pilot(actor: Actor, asked: Asked) -> Section:
    """All that is written of one pilot, in the order in which it happened."""
    try:
        page = pilot_page(actor, asked.key, asked.as_of)
    except PilotNotFound as error:
        raise ReportNotKnown(asked.kind.code, asked.key, asked.language) from error
    row = page.row
    ended = row.state in ENDED
    return Section(
        "pilot",
        (
            Text(_lead(page, asked), "lead"),
            *_set_beforehand(page),
            *_quarters(page),
            *_cycles(page, asked),
            *_decided(page, asked),
            *_evaluated(page, asked),
        ),
        inputs=(read_input("pilot", (row, page.texts, page.rules, page.cycles, page.changes, page.evaluations)),),
        state="ready" if ended else "waiting",
        readiness="" if ended else _("the pilot has not ended"),
        sources=(row.source,) if row.source else (),
        unverified=(row.source,) if row.certainty in ("C", "D", "X") else (),
        subject=row.title,
    )


def _lead(page: PilotPage, asked: Asked) -> str:
    row = page.row
    told = {
        "title": row.title,
        "start": day_text(row.starts_on, asked.language),
        "end": day_text(row.ends_on, asked.language),
        "state": STATES[row.state],
        "spent": asked.kronor(row.spent),
        "budget": asked.kronor(row.budget) if row.budget is not None else _("no stated budget"),
    }
    return _("%(title)s, %(start)s to %(end)s: %(state)s. Cost so far: %(spent)s, of %(budget)s.") % told


def _set_beforehand(page: PilotPage) -> tuple[Block, ...]:
    names = {
        "aim": _("Aim"),
        "hypothesis": _("Hypothesis"),
        "population": _("Who takes part"),
        "comparison": _("Compared with"),
        "baseline": _("How it was before"),
        "logic_model": _("How it is thought to work"),
    }
    blocks: list[Block] = [Heading(_("What was set beforehand"), 2)]
    for name, text in page.texts:
        if text:
            blocks += [Heading(names[name], 3), Text(text)]
    if page.rules:
        rows = tuple((str(KINDS[rule.kind]), rule.text, str(MET.get(rule.answer, rule.answer))) for rule in page.rules)
        blocks.append(Grid(_("Rules for starting and stopping"), (_("Rule"), _("Text"), _("Met")), rows))
    return tuple(blocks)


def _quarters(page: PilotPage) -> tuple[Block, ...]:
    if not page.row.quarters:
        return ()
    header = (_("Quarter"), _("Light"), _("Why"), _("What was done"), _("What hinders"), _("Spent since the start, kr"))
    rows = tuple(
        (
            f"{row.year}-Q{row.quarter}",
            str(COLOURS[row.colour]),
            ", ".join(str(REASONS.get(code, code)) for code in row.reasons),
            row.done,
            row.hinders,
            row.spent,
        )
        for row in page.row.quarters
    )
    return Heading(_("Quarter by quarter"), 2), Grid(_("The lights of each quarter"), header, rows, frozenset({5}))


def _cycles(page: PilotPage, asked: Asked) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(_("What was tested"), 2)] if page.cycles else []
    for cycle in page.cycles:
        parts = ((_("Plan"), cycle.plan), (_("Do"), cycle.do), (_("Study"), cycle.study), (_("Act"), cycle.act))
        told = {"number": cycle.number, "day": day_text(cycle.starts_on, asked.language)}
        blocks.append(Heading(_("Test cycle %(number)d, begun %(day)s") % told, 3))
        blocks.append(Bullets(tuple(f"{name}: {text}" for name, text in parts if text)))
    return tuple(blocks)


def _decided(page: PilotPage, asked: Asked) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(_("What was decided and learned"), 2)]
    if page.changes:
        header = (_("Day"), _("Decision"), _("Grounds"), _("No."))
        rows = tuple((row.on, str(STATES[row.after]), row.grounds, row.decision) for row in page.changes)
        blocks.append(Grid(_("Decisions on the pilot"), header, rows))
    lessons = page.row.lessons or _("No lessons are written yet. Write them before the report is closed.")
    return (*blocks, Heading(_("Lessons"), 3), Text(lessons))


def _evaluated(page: PilotPage, asked: Asked) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(_("What an evaluation found"), 2)] if page.evaluations else []
    for row in page.evaluations:
        told = {"name": row.evaluator, "day": day_text(row.on, asked.language), "method": row.method}
        blocks += [Heading(_("%(name)s, %(day)s: %(method)s") % told, 3), Text(row.result)]
        blocks += [Text(row.reference, "note")] if row.reference else []
    return tuple(blocks)
