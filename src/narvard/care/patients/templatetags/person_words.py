"""The codes of persons in words, and what a page says of a person in one sentence."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from narvard.base.access.queries import GROUNDS
from narvard.care.patients.queries import Identity, PersonPage
from narvard.care.patients.queries.labels import (
    FIELDS,
    HOMES,
    NUMBER_KINDS,
    PROTECTIONS,
    ROLES,
    SCOPES,
    SEXES,
    VIEWS,
    WAYS,
)

register = template.Library()


@register.filter
def number_kind(code: str) -> str:
    """A kind of number in words."""
    return str(NUMBER_KINDS.get(code, code))


@register.filter
def sex_name(code: str) -> str:
    """A sex in words."""
    return str(SEXES.get(code, code))


@register.filter
def protection_name(code: str) -> str:
    """A kind of protection in words."""
    return str(PROTECTIONS.get(code, code))


@register.filter
def home_name(code: str) -> str:
    """Whether it is registration, stay or placing."""
    return str(HOMES.get(code, code))


@register.filter
def beside_name(code: str) -> str:
    """A role beside a person in words."""
    return str(ROLES.get(code, code))


@register.filter
def views_text(codes: tuple[str, ...]) -> str:
    """What someone may see, in words."""
    return ", ".join(str(VIEWS[code]).lower() for code in VIEWS if code in codes)


@register.filter
def scope_name(code: str) -> str:
    """What a consent is to."""
    return str(SCOPES.get(code, code))


@register.filter
def way_name(code: str) -> str:
    """How a consent was given."""
    return str(WAYS.get(code, code))


@register.filter
def field_name(code: str) -> str:
    """What was corrected."""
    return str(FIELDS.get(code, code))


@register.filter
def value_name(value: str, field: str) -> str:
    """A value before or after a correction, in words where it is a code."""
    words = {"sex": SEXES, "protection": PROTECTIONS}.get(field, {})
    return str(words.get(value, value)) if value or field == "protection" else _("nothing")


@register.filter
def ground_law(code: str) -> str:
    """The law of a ground, with how certain it is where it was not read in the text."""
    ground = GROUNDS.get(code)
    if ground is None:
        return ""
    return ground.law if ground.certainty == "A" else f"{ground.law} [{ground.certainty}]"


@register.filter
def where(identity: Identity) -> str:
    """Where someone is registered, or that it is not shown."""
    if identity.protected:
        return _("Protected personal data")
    return identity.municipality_name or identity.municipality


@register.filter
def person_lead(page: PersonPage) -> str:
    """What the page of a person says at the top."""
    identity = page.identity
    said = {"born": date_format(identity.birth_date, "j F Y"), "place": where(identity)}
    if identity.deceased_on:
        died = date_format(identity.deceased_on, "j F Y")
        return _("Born %(born)s, died %(died)s.") % {**said, "died": died}
    if identity.protected:
        return _("Born %(born)s. Protected personal data: the address is not shown.") % said
    if said["place"]:
        return _("Born %(born)s, registered in %(place)s.") % said
    return _("Born %(born)s. Where the person is registered is not known.") % said
