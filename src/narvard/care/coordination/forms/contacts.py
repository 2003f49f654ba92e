"""Naming a contact, and ending one."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, MomentField, day, line
from narvard.care.coordination.operations import Practitioner
from narvard.care.coordination.queries.labels import END_REASONS, PROFESSIONS, SOURCES, WAYS, role_words

# Leaving has a page of its own, and replacing happens when someone else is named.
REASONS = ("not_needed", "moved", "deceased", "corrected")


class PractitionerForm(forms.Form):
    """Who it is: a name, a profession, and how the person reaches them."""

    name = line(_("Name of the contact"))
    profession = forms.ChoiceField(
        label=_("Profession of the contact"), choices=list(PROFESSIONS.items()), widget=forms.Select(attrs=INPUT)
    )
    phone = line(_("Phone for the person"), 40, required=False)
    number = line(_("HSA-id or HPR number"), 32, required=False, help_text=_("Leave it empty if you do not know it."))

    def practitioner(self) -> Practitioner:
        """Who is named."""
        return Practitioner(**{name: self.cleaned_data[name] for name in ("name", "profession", "number", "phone")})


class AppointmentForm(PractitionerForm):
    """Which contact, who, and since when it is decided."""

    role = forms.ChoiceField(label=_("Which contact"), widget=forms.Select(attrs=INPUT))
    appointed_at = MomentField(
        label=_("Decided on and at"), help_text=_("When it was decided, not when you write it down.")
    )
    from_date = day(_("First day as contact"))
    source = forms.ChoiceField(
        label=_("How it came about"),
        choices=list(SOURCES.items())[:2],
        initial="appointed",
        widget=forms.Select(attrs=INPUT),
    )
    life_threatening = forms.BooleanField(
        label=_("The person's condition threatens their life"),
        required=False,
    )
    tell = forms.TypedMultipleChoiceField(
        label=_("Tell who the contact is to"),
        help_text=_("They have told you of the person. You have judged that secrecy does not prevent it."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = (
        "role",
        "name",
        "profession",
        "phone",
        "number",
        "from_date",
        "appointed_at",
        "source",
        "life_threatening",
    )

    def appointment(self) -> dict[str, object]:
        """What the operation is asked for."""
        given = self.cleaned_data
        same = {name: given[name] for name in ("role", "from_date", "appointed_at", "source", "life_threatening")}
        return {**same, "practitioner": self.practitioner(), "disclose_to": given.get("tell", [])}


def appointment_form(
    data: Mapping[str, str] | None,
    *,
    country: str,
    roles: Sequence[str],
    tellers: Sequence[tuple[int, str]],
    initial: Mapping[str, object],
) -> AppointmentForm:
    """The form with the roles that may be appointed, and without a question of telling where nobody has asked."""
    form = AppointmentForm(data, initial=dict(initial))
    form.fields["role"].choices = [(role, role_words(role, country)) for role in roles]
    form.fields["tell"].choices = list(tellers)
    if not tellers:
        del form.fields["tell"]
    return form


class EndForm(forms.Form):
    """On which day a contact ended, and why."""

    on = day(_("Last day as contact"))
    reason = forms.ChoiceField(
        label=_("Why it ends"),
        choices=[(code, END_REASONS[code]) for code in REASONS],
        widget=forms.Select(attrs=INPUT),
    )


class LeavingForm(forms.Form):
    """Who leaves, and from which day they are no longer there."""

    who = forms.ChoiceField(label=_("Who leaves"), widget=forms.Select(attrs=INPUT))
    on = day(_("First day without them"))

    def __init__(self, data: Mapping[str, str] | None, *, named: Sequence[tuple[str, str, str]]) -> None:
        """`named` are name, number and words of each who may leave."""
        super().__init__(data)
        self.known = {str(place): (name, number) for place, (name, number, _words) in enumerate(named)}
        self.fields["who"].choices = [(str(place), words) for place, (_n, _i, words) in enumerate(named)]

    def left(self) -> dict[str, object]:
        """What the operation is asked for."""
        name, number = self.known[self.cleaned_data["who"]]
        return {"name": name, "number": number, "on": self.cleaned_data["on"]}


class SentForm(forms.Form):
    """How the person was told."""

    how = forms.ChoiceField(
        label=_("How the person was told"), choices=list(WAYS.items()), widget=forms.Select(attrs=INPUT)
    )
