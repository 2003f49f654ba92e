"""Codes of reports in words, in the active language."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "quarterly": _("Quarterly report"),
    "annual": _("Annual report"),
    "pilot_closing": _("Closing report of a pilot"),
    "board_papers": _("Papers for a meeting"),
    "statement": _("Statement of shared costs"),
}
KIND_SENTENCES = {
    "quarterly": _("Goals, activities, pilots and decisions of a quarter, with what the areas have said."),
    "annual": _("The whole year: goals, activities, pilots, money, obligations and what people have said."),
    "pilot_closing": _("What a pilot set out to do, what it cost, what came of it and what was decided."),
    "board_papers": _("The agenda of a meeting with its papers, and the decisions that are due."),
    "statement": _("What each party pays of the shared costs of a year, to the krona."),
}
SECTIONS = {
    "lights": _("How it goes with the goals"),
    "quarter": _("What the areas have said"),
    "activities": _("What has been done"),
    "decisions": _("What has been decided"),
    "pilots": _("Pilots"),
    "funds": _("Money"),
    "cost_shares": _("Shared costs"),
    "obligations": _("What we must report to others"),
    "voices": _("What people have said"),
    "pilot": _("The pilot"),
    "meeting": _("The meeting"),
}
OWNERS = {
    "lights": _("the office"),
    "quarter": _("the areas' management groups"),
    "activities": _("the areas' management groups"),
    "decisions": _("the office"),
    "pilots": _("those who run the pilots"),
    "funds": _("the economist"),
    "cost_shares": _("the economist"),
    "obligations": _("the office"),
    "voices": _("the office"),
    "pilot": _("those who run the pilot"),
    "meeting": _("the office"),
}
STATES = {"ready": _("ready"), "waiting": _("waits"), "empty": _("nothing to tell")}
STATE_COLOURS = {"ready": "success", "waiting": "warning", "empty": "neutral"}
STEPS = {
    **SECTIONS,
    "docx": _("writing DOCX"),
    "pdf": _("writing PDF"),
    "pptx": _("writing PPTX"),
    "xlsx": _("writing XLSX"),
}
ENDINGS = {
    "docx": _("Word (DOCX)"),
    "pdf": _("PDF, readable for everybody"),
    "pptx": _("Slides (PPTX)"),
    "xlsx": _("Data appendix (XLSX)"),
}
PLACE_RULE = _(
    "The %(number)d municipalities of the collaboration that are nearest in number of residents (our own choice of"
    " rule, mark %(mark)s)."
)
