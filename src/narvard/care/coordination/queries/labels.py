"""What roles, professions, reasons and ways are called on pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The same code is another contact in the other country, so each has its own words.
ROLES: Mapping[str, Mapping[str, Promise]] = {
    "SE": {
        "physician": _("Fixed physician contact"),
        "care_contact": _("Fixed care contact"),
        "social_care_contact": _("Fixed social-care contact"),
    },
    "NO": {
        "physician": _("Regular general practitioner"),
        "care_contact": _("Contact physician at the hospital"),
        "coordinator": _("Coordinator (Norway)"),
        "child_coordinator": _("Children's coordinator"),
    },
}
PROFESSIONS: Mapping[str, Promise] = {
    "physician": _("Physician (profession)"),
    "nurse": _("Nurse (profession)"),
    "assistant_nurse": _("Assistant nurse"),
    "care_officer": _("Care-needs officer"),
    "social_worker": _("Social worker (profession)"),
    "therapist": _("Physiotherapist or occupational therapist"),
    "other": _("Another profession"),
}
SOURCES: Mapping[str, Promise] = {
    "chosen": _("chosen by the person"),
    "appointed": _("appointed by the unit"),
    "imported": _("brought from another system"),
}
END_REASONS: Mapping[str, Promise] = {
    "replaced": _("replaced by someone else"),
    "left": _("the contact leaves"),
    "not_needed": _("no longer needed"),
    "moved": _("the person has moved or changed unit"),
    "deceased": _("the person has died"),
    "corrected": _("appointed by mistake"),
}
WAYS: Mapping[str, Promise] = {
    "post": _("by post"),
    "handed": _("handed over"),
    "digital": _("digitally"),
}
GAPS: Mapping[str, Promise] = {
    "contact_left": _("The contact leaves or has left, and nobody is named after them"),
    "frail_without": _("Marked as frail, and has no fixed contact here"),
}


def role_words(role: str, country: str) -> str:
    """What a role is called in a country; the code where the country has no such role."""
    return str(ROLES.get(country, {}).get(role, role))
