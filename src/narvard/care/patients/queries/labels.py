"""The codes of persons in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Promise]

NUMBER_KINDS: Words = {
    "personnummer": _("Personal identity number (personnummer)"),
    "samordningsnummer": _("Coordination number (samordningsnummer)"),
    "national_reserve": _("National reserve number"),
    "lma": _("LMA number"),
    "local_reserve": _("Reserve number of an organization"),
    "fodselsnummer": _("Birth number (fødselsnummer)"),
    "d_number": _("D-number"),
    "shared_help_number": _("Shared help number"),
    "duf_number": _("DUF number"),
    "h_number": _("Help number of an organization"),
}
SEXES: Words = {
    "unknown": _("Not known"),
    "female": _("Woman"),
    "male": _("Man"),
    "other": pgettext_lazy("a person's sex", "Other"),
}
PROTECTIONS: Words = {
    "": _("Not protected"),
    "marked": _("Confidentiality mark"),
    "protected_registration": _("Protected registration"),
    "confidential": _("Confidential address"),
    "strictly_confidential": _("Strictly confidential address"),
}
HOMES: Words = {
    "registered": _("Registered"),
    "staying": _("Stays in"),
    "placing": _("Placed by"),
}
ROLES: Words = {
    "guardian": _("Custodial parent"),
    "trustee": _("Trustee (god man)"),
    "administrator": _("Administrator (förvaltare)"),
    "power_of_attorney": _("Has a lasting power of attorney"),
    "relative": _("Relative, or someone close"),
    "guardian_no": _("Parent with responsibility"),
    "trustee_no": _("Guardian (verge)"),
    "power_of_attorney_no": _("Has a future power of attorney"),
    "relative_no": _("Next of kin"),
}
VIEWS: Words = {
    "contacts": _("The fixed contacts"),
    "plans": _("The plans"),
    "agreement": _("What is agreed, and the agreed times"),
    "way_home": _("The way home from hospital"),
}
PURPOSES: Words = {
    "care": _("The person is, or will be, in our care"),
    "referral": _("Someone has asked us to take part"),
    "notice": _("A notice is to be sent or was received"),
    "correction": _("Something about the person is to be corrected"),
}
SCOPES: Words = {
    "sip": _("A joint plan (SIP)"),
    "coherent": _("Coherent documentation"),
    "transfer": _("Telling another organization"),
    "lss_plan": _("A plan by the act on support (LSS)"),
    "individual_plan": _("An individual plan"),
    "representative": _("Letting someone close see"),
}
WAYS: Words = {
    "oral": _("Orally"),
    "written": _("In writing"),
    "electronic": _("Electronically"),
    "by_representative": _("By who speaks for the person"),
}
FIELDS: Words = {
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "birth_date": _("Birth date"),
    "sex": _("Sex"),
    "telephone": _("Telephone"),
    "protection": _("Protected identity"),
    "handled_by": _("Who hands over the address"),
    "deceased_on": _("Day of death"),
    "number": _("Identity number"),
}
ROUTES: Words = {
    "address": _("Registered address"),
    "forwarded": _("Protected identity: letters go through"),
    "by_named_person": _("Protected identity: the address is handed over by"),
    "unknown": _("No address is known"),
}
PROTECTIONS_OF: Mapping[str, tuple[str, ...]] = {
    "SE": ("", "marked", "protected_registration"),
    "NO": ("", "confidential", "strictly_confidential"),
}
SCOPES_OF: Mapping[str, tuple[str, ...]] = {
    "SE": ("sip", "coherent", "transfer", "lss_plan"),
    "NO": ("individual_plan", "transfer"),
}
