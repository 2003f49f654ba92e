"""The form to print before the system is down, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Paper, Picture, Text
from narvard.care.discharge.queries.labels import ANSWERS, KINDS, ROLES
from narvard.care.discharge.rules.outage import STEPS, FormStep, drawing


def outage_paper(actor: Actor, language: str) -> Paper:
    """One page: whom it is about, and the steps as a line in time with room for when each was judged and sent."""
    actor.require("discharge.read")
    with override(language):
        steps = [_step(*given) for given in STEPS[actor.country or "SE"]]
        head = (_("Name"), _("Identity number"), _("Ward"), _("Admitted: day and time"))
        columns = (_("Judged: day, time"), _("Sent: day, time"), _("About: day, time"), _("To whom"), _("Sent by"))
        svg = drawing(head, columns, steps)
        alt = _("A form to write on by hand. The steps from above: %(steps)s.") % {
            "steps": "; ".join(f"{step.name}, {step.who}" for step in steps)
        }
        lead = _(
            "Write the true time of each step. Enter it when the system is back: the time of entry is kept beside it."
        )
        return Paper(
            title=_("The way home on paper"),
            language=language,
            parts=(Text(lead, "lead"), Picture(svg, alt, "", width_mm=170)),
            organization=actor.organization_name,
        )


def _step(kind: str, role: str, law: str) -> FormStep:
    return FormStep(str({**KINDS, **ANSWERS}[kind]), str(ROLES[role]).capitalize(), law)
