"""A person's name on the pages of base, which know persons by their own numbers alone."""

from uuid import UUID

from django import template
from django.template import Context
from django.utils import timezone

from narvard.care.patients.queries import identities

register = template.Library()


@register.simple_tag(takes_context=True)
def named(context: Context, subject: UUID) -> str:
    """The person's name, for a page that has passed the gate; their own number to whoever reviews the log."""
    actor = context["actor"]
    if actor.may("audit.read"):
        return str(subject)
    known = identities(actor, [subject], timezone.localdate()).get(subject)
    return known.name if known else str(subject)
