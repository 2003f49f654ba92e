"""The fields that the steps' forms are put together from, one function a field."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import LONGEST, MomentField, area, choice, line
from narvard.care.coordination.queries.labels import PROFESSIONS
from narvard.care.discharge.queries.labels import ANSWERS, PARTS, ROLES
from narvard.care.discharge.queries.rows import Choices
from narvard.care.discharge.rules.facts import End


def moment(label: str, *, required: bool = True, initial: datetime | None = None, help_text: str = "") -> MomentField:
    """A day and a time."""
    return MomentField(label=label, required=required, initial=initial, help_text=help_text)


def several(label: str, options: list[tuple[object, object]], initial: tuple[object, ...] = (), *,
            required: bool = True, help_text: str = "") -> forms.MultipleChoiceField:  # fmt: skip
    """Any of several, as boxes."""
    return forms.MultipleChoiceField(
        label=label, choices=options, initial=[str(code) for code in initial], required=required, help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


def needs(options: Choices) -> forms.MultipleChoiceField:
    """Which parts of care may be needed afterwards."""
    marks = [(code, str(ROLES[code]).capitalize()) for code in options.needs]
    return several(_("What may be needed after hospital"), marks, options.needed, required=False)


def receivers(options: Choices) -> forms.MultipleChoiceField:
    """Which units get it."""
    marks = [(unit, f"{name} ({ROLES[role]})") for unit, name, role in options.units]
    return several(_("Who gets it"), marks, options.chosen)


def end(options: Choices) -> forms.ChoiceField:
    """How the stay ended."""
    return choice(_("How the person left"), [(code.value, ANSWERS[code]) for code in End])


def _none(options: tuple[tuple[object, str], ...]) -> list[tuple[str, object]]:
    return [("", "–"), *((str(code), name) for code, name in options)]


Maker = Callable[[Choices, datetime], forms.Field]
OPTIONAL = frozenset({"place", "care_contact", "sip_time", "plans"})
SHORT = frozenset({"place", "care_contact", "sip_time"})


def _part(name: str) -> Maker:
    """A written part of a notice."""
    return lambda options, now: (line if name in SHORT else area)(PARTS[name], LONGEST, required=name not in OPTIONAL)


MAKERS: Mapping[str, Maker] = {
    "to": lambda options, now: receivers(options),
    "needs": lambda options, now: needs(options),
    "sent_at": lambda options, now: moment(_("Sent"), initial=now),
    "at": lambda options, now: moment(_("When"), initial=now),
    "named_at": lambda options, now: moment(_("Named"), initial=now),
    "left_at": lambda options, now: moment(_("Left hospital"), initial=now),
    "held_at": lambda options, now: moment(_("Held"), initial=now),
    "judged_at": lambda options, now: moment(_("Judged"), initial=now),
    "home_at": lambda options, now: moment(_("Expected discharge")),
    "meeting_at": lambda options, now: moment(_("The meeting")),
    "receive_at": lambda options, now: moment(
        _("From when"), required=False, help_text=_("Needed when you can receive the person.")
    ),
    "answer": lambda options, now: choice(_("Answer"), [(code, ANSWERS[code]) for code in options.answers]),
    "end": lambda options, now: end(options),
    "municipality": lambda options, now: choice(
        _("To which municipality, if another"), _none(options.municipalities), required=False
    ),
    "ward": lambda options, now: choice(_("To which ward"), _none(options.wards)),
    "other_ward": lambda options, now: choice(
        _("To which ward, if another hospital"), _none(options.other_wards), required=False
    ),
    "assessment": lambda options, now: line(
        _("How secrecy was assessed"), longest=300,
        help_text=_("Who assessed it, and that nothing prevents those chosen from being told. Take away the others."),
    ),
    "show": lambda options, now: line(
        _("Show it to the hospital: how secrecy was assessed"), longest=300, required=False,
        help_text=_("Leave it empty, and only your unit sees what is planned."),
    ),
    "plan": lambda options, now: area(_("What your unit plans"), rows=5),
    "contact_name": lambda options, now: line(_("Name of the care contact"), longest=120, required=False),
    "profession": lambda options, now: choice(_("Profession"), list(PROFESSIONS.items()), initial="nurse"),
    "phone": lambda options, now: line(_("Telephone"), longest=40, required=False),
    "keep": lambda options, now: forms.BooleanField(
        label=_("The one we have goes on: %(name)s") % {"name": options.contact}, required=False, initial=True
    ),
    **{name: _part(name) for name in PARTS},
}  # fmt: skip
