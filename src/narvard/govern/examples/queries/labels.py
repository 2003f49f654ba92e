"""Codes of good examples in words, in the active language."""

from django.utils.translation import gettext_lazy as _

GRADES = {
    "compared": _("compared with others"),
    "measured": _("measured before and after"),
    "described": _("described"),
    "idea": _("an idea"),
}
GRADE_MEANINGS = {
    "compared": _("What happened was compared with how it went where nothing was changed."),
    "measured": _("Figures from before and after, and nothing to compare them with."),
    "described": _("Those who did it tell how it went. Nothing was measured."),
    "idea": _("It has not been tried yet."),
}
PROBLEM_WORDS = {
    "cost_of_nothing": (_("A cost does not say what it is for."), _("Write what the cost is for.")),
    "unknown_measure": (_("No indicator has this measure."), _("Choose indicator and measure from the catalogue.")),
}
