"""The codes of contacts in words, posts as people write them, and what a page says first."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.care.coordination.queries.labels import END_REASONS, GAPS, PROFESSIONS, SOURCES, WAYS, role_words
from narvard.care.coordination.queries.person import PersonPage
from narvard.care.coordination.queries.unit import Load, UnitPage

register = template.Library()


@register.filter
def role_name(code: str, country: str) -> str:
    """A role in words, as its country calls it."""
    return role_words(code, country)


@register.filter
def profession_name(code: str) -> str:
    """A profession in words."""
    return str(PROFESSIONS[code])


@register.filter
def source_name(code: str) -> str:
    """Where it is known from."""
    return str(SOURCES[code])


@register.filter
def end_name(code: str) -> str:
    """Why a contact ended."""
    return str(END_REASONS[code])


@register.filter
def way_name(code: str) -> str:
    """How the person was told."""
    return str(WAYS[code])


@register.filter
def gap_name(code: str) -> str:
    """Why a person stands in the gap list."""
    return str(GAPS[code])


@register.filter
def posts(hundredths: int) -> str:
    """425 as 4,25 in Swedish and Norwegian."""
    return number_format(hundredths / 100, 2)


@register.filter
def of(found: dict, key: object) -> object:
    """The entry of a mapping, None where there is none."""
    return found.get(key)


@register.filter
def share_width(load: Load) -> float:
    """How far the bar of the list reaches, where 100 of its 150 units are the guideline."""
    return round(min(load.index or 0, 1.5) * 100, 1)


@register.filter
def load_words(load: Load) -> str:
    """How full the list is, in a sentence."""
    listed = ngettext("%(number)s person is listed here.", "%(number)s persons are listed here.", load.listed) % {
        "number": number_format(load.listed, 0, force_grouping=True)
    }
    if load.index is None:
        return listed
    said = {"room": number_format(load.room, 0, force_grouping=True), "index": number_format(load.index, 2)}
    return listed + " " + _("The guideline for your physicians is %(room)s, so the load is %(index)s.") % said


@register.filter
def unit_lead(page: UnitPage) -> str:
    """How many lack a contact."""
    if not page.gap_total:
        return _("Nobody whom the unit has marked as frail, and nobody whose contact has left, is without a contact.")
    return ngettext(
        "%(number)s of your unit's patients needs a fixed contact.",
        "%(number)s of your unit's patients need a fixed contact.",
        page.gap_total,
    ) % {"number": page.gap_total}


@register.filter
def person_lead(page: PersonPage, country: str) -> str:
    """Who the contacts are, and what is lacking."""
    named = [f"{role_words(row.role, country)}: {row.name}" for row in page.contacts]
    said = "; ".join(named) + "." if named else _("No contact is named, as far as your unit may see.")
    if page.lacking:
        said += " " + _("Your unit has marked the person as frail and has named nobody.")
    return said
