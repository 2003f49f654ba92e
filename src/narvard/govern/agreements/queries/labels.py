"""The words for codes of agreements."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from narvard.govern.agreements.rules.difference import Change
from narvard.govern.agreements.rules.versions import Kind, Side, Signing, State

KINDS = {
    Kind.COOPERATION: _("cooperation agreement"),
    Kind.OWN: _("own agreement"),
    Kind.STATE: _("state agreement"),
    Kind.LAW: _("law or regulation"),
}
STATES = {
    State.DRAFT: pgettext_lazy("version of an agreement", "draft"),
    State.ADOPTED: pgettext_lazy("version of an agreement", "adopted, waits for signatures"),
    State.COMING: pgettext_lazy("version of an agreement", "signed, not yet in force"),
    State.IN_FORCE: pgettext_lazy("version of an agreement", "in force"),
    State.REPLACED: pgettext_lazy("version of an agreement", "replaced"),
    State.ENDED: pgettext_lazy("version of an agreement", "ended"),
}
COLOURS = {
    State.DRAFT: "neutral",
    State.ADOPTED: "warning",
    State.COMING: "info",
    State.IN_FORCE: "success",
    State.REPLACED: "neutral",
    State.ENDED: "neutral",
}
SIGNINGS = {
    Signing.ALL: _("It comes into force when all parties have signed."),
    Signing.BOTH_SIDES: _("It comes into force when region and at least one municipality have signed."),
    Signing.NOBODY: _("It comes into force without signatures."),
}
SIDES = {
    Side.REGION: pgettext_lazy("who answers for a commitment", "the region"),
    Side.MUNICIPALITY: pgettext_lazy("who answers for a commitment", "the municipalities"),
    Side.JOINT: pgettext_lazy("who answers for a commitment", "region and municipalities together"),
    Side.STATE: pgettext_lazy("who answers for a commitment", "the state"),
}
CHANGES = {
    Change.SAME: pgettext_lazy("clause of an agreement", "unchanged"),
    Change.ADDED: pgettext_lazy("clause of an agreement", "added"),
    Change.REMOVED: pgettext_lazy("clause of an agreement", "removed"),
    Change.CHANGED: pgettext_lazy("clause of an agreement", "changed"),
    Change.MOVED: pgettext_lazy("clause of an agreement", "moved"),
    Change.MOVED_AND_CHANGED: pgettext_lazy("clause of an agreement", "moved and changed"),
}
CERTAINTIES = {
    "A": _("read in a primary text"),
    "B": _("read in a secondary public page"),
    "C": _("own knowledge, not read again"),
    "D": _("own knowledge, partly reconstructed"),
    "X": _("looked for, not established"),
}
# code of a problem in a document → what is wrong, and what to do
PROBLEM_WORDS = {
    "end_before_start": (_("The end does not come after the start."), _("Write an end that is after the start.")),
    "number_out_of_range": (_("The number is too small or too large."), _("Write a number that can be.")),
    "unknown_version": (
        _("The agreement has no such version in the document."),
        _("Write the number of a version that stands in the table versions."),
    ),
    "not_in_version": (
        _("The same version of the agreement has no such row."),
        _("Write a code that stands in the table it refers to, with the same agreement and version."),
    ),
    "adoption_half_written": (
        _("An adopted version has both a day and someone who adopted it."),
        _("Write both, or neither for a draft."),
    ),
    "in_force_without_adoption": (
        _("A draft cannot be in force."),
        _("Write when and by whom it was adopted, or leave out the day that it came into force."),
    ),
    "end_without_start": (
        _("What never came into force cannot end."),
        _("Write the first day in force as well."),
    ),
    "party_is_one": (
        _("A party is either an organization of the collaboration or a name."),
        _("Write one of the two."),
    ),
    "signature_half_written": (
        _("A signature has both a day and the one who signed."),
        _("Write both, or neither."),
    ),
    "two_in_force": (
        _("Two versions of the same agreement would be in force at once."),
        _("End one of them before the other begins."),
    ),
    "two_drafts": (
        _("An agreement has one draft at a time."),
        _("Adopt the first one, or write both as one."),
    ),
    "number_twice": (
        _("Another clause of the same version has that number."),
        _("Give each clause a number of its own."),
    ),
    "area_inside_itself": (
        _("The area lies inside itself."),
        _("Write another area around it, or none."),
    ),
    "not_of_agreement": (
        _("The area belongs to another agreement."),
        _("Write an area of the same agreement."),
    ),
    "commitment_differs": (
        _("A commitment keeps its agreement and its theme in every version."),
        _("Write the same ones, or give the commitment a code of its own."),
    ),
    "body_may_not_adopt": (
        _("The body has not this kind of document among those that it may adopt."),
        _("Choose another body, write who adopted it outside the collaboration, or widen the body's mandate."),
    ),
}
