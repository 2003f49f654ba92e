"""The letter to the person: who their contact is, in words that are easy to read, in Swedish, Norwegian or English."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Bullets, Heading, Paper, Text, day_text
from narvard.care.coordination.queries.labels import PROFESSIONS, role_words
from narvard.care.coordination.queries.rows import ContactRow
from narvard.care.coordination.rules.roles import rule_for
from narvard.care.patients.queries import identities


def letter_paper(actor: Actor, now: datetime, row: ContactRow, language: str) -> Paper:
    """The letter about one contact; `language` is sv, nb or en."""
    today = actor.day_of(now)
    identity = identities(actor, [row.subject], today).get(row.subject)
    rule = rule_for(actor.country, row.role, row.from_date)
    with override(language):
        role = role_words(row.role, actor.country)
        return Paper(
            title=_("Your contact: %(role)s") % {"role": role[:1].lower() + role[1:]},
            subtitle=identity.name if identity else "",
            language=language,
            organization=row.unit_name,
            dated=today,
            parts=(
                Text(_("%(name)s is your contact from %(day)s.") % _said(row, language), "lead"),
                Text(f"{row.name}, {str(PROFESSIONS[row.profession]).lower()}, {row.unit_name}"),
                Heading(_("What your contact does")),
                Bullets(_duties(row.role)),
                Heading(_("How you reach your contact")),
                Text(_reach(row)),
                Heading(_("What you can do")),
                Bullets(_choices()),
            ),
            sources=(_law(rule.law, rule.certainty),) if rule else (),
        )


def _law(law: str, certainty: str) -> str:
    return _("The rule is in %(law)s. How sure we are of the source: %(certainty)s.") % {
        "law": law,
        "certainty": certainty,
    }


def _said(row: ContactRow, language: str) -> dict[str, str]:
    return {"name": row.name, "day": day_text(row.from_date, language)}


def _duties(role: str) -> tuple[str, ...]:
    if role == "physician":
        return (_("Follows your health over time."), _("Examines you and decides on treatment with you."))
    if role == "social_care_contact":
        return (_("Knows how you want your help at home."), _("Sees that your help fits together."))
    return (
        _("Helps you to get the care that you need."),
        _("Sees that those who help you know of each other."),
        _("Tells you what happens next."),
    )


def _reach(row: ContactRow) -> str:
    if row.phone:
        return _("Call %(phone)s.") % {"phone": row.phone}
    return _("Call %(unit)s and ask for %(name)s.") % {"unit": row.unit_name, "name": row.name}


def _choices() -> tuple[str, ...]:
    return (_("You can ask to have another contact."), _("You can ask who has read about you."))
