"""Calling to a meeting, the consent, and noting who came."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, MomentField, area, line
from narvard.care.care_plans.forms.parts import expected
from narvard.care.care_plans.operations import Attended, GivenConsent
from narvard.care.care_plans.queries import PartyRow
from narvard.care.care_plans.queries.labels import HOW


class ConsentForm(forms.Form):
    """Who consented, how and when."""

    given_by = line(_("Who consented"))
    how = forms.ChoiceField(label=_("How it was given"), widget=forms.Select(attrs=INPUT))
    given_at = MomentField(label=_("When it was given"))

    def __init__(self, data: Mapping[str, str] | None, *, initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["how"].choices = [(code, str(name).capitalize()) for code, name in HOW.items()]

    def consent(self) -> GivenConsent:
        """The consent as it is noted."""
        return GivenConsent(**{name: self.cleaned_data[name] for name in ("given_by", "how", "given_at")})


class WithdrawForm(forms.Form):
    """How the person said that the consent is withdrawn."""

    how = line(_("How the person said it"), 300)


class CallForm(forms.Form):
    """When and where, and which units are called."""

    at = MomentField(label=_("When"))
    place = line(_("Where"), 200, help_text=_("A place, or that it is by video or telephone."))
    units = forms.MultipleChoiceField(label=_("Units that are called"), widget=forms.CheckboxSelectMultiple)
    expected = expected()

    def __init__(
        self, data: Mapping[str, str] | None, *, units: Mapping[int, str], initial: Mapping[str, object]
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["units"].choices = [(str(pk), name) for pk, name in units.items()]

    def called(self) -> Sequence[int]:
        """The ids of the units."""
        return [int(pk) for pk in self.cleaned_data["units"]]


class PartiesForm(forms.Form):
    """More units that take part."""

    units = forms.MultipleChoiceField(label=_("Units that take part from now on"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Mapping[str, str] | None, *, units: Mapping[int, str]) -> None:
        super().__init__(data)
        self.fields["units"].choices = [(str(pk), name) for pk, name in units.items()]

    def called(self) -> Sequence[int]:
        """The ids of the units."""
        return [int(pk) for pk in self.cleaned_data["units"]]


class MeetingForm(forms.Form):
    """When the meeting was held, who came, and what is to be remembered of it."""

    held_at = MomentField(label=_("When it was held"))
    person_came = forms.BooleanField(label=_("The person was there"), required=False)
    close = line(_("Relatives and others close who were there"), required=False)
    note = area(_("What is to be remembered of the meeting"), required=False)
    expected = expected()

    def __init__(
        self, data: Mapping[str, str] | None, *, parties: Sequence[PartyRow], initial: Mapping[str, object]
    ) -> None:
        super().__init__(data, initial={"person_came": True, **initial})
        self.parties = parties
        for party in parties:
            words = _("Who came from %(unit)s") % {"unit": party.name}
            help_text = _("Leave it empty where nobody came.")
            self.fields[f"unit_{party.unit_id}"] = line(words, required=False, help_text=help_text)
        self.order_fields(["held_at", "person_came", "close", *(f"unit_{p.unit_id}" for p in parties), "note"])

    def attendance(self, person: str) -> list[Attended]:
        """Everyone who was called, and whether they came."""
        given = self.cleaned_data
        units = [(party.unit_id, given[f"unit_{party.unit_id}"]) for party in self.parties]
        close = [Attended("close", True, given["close"])] if given["close"] else []
        return [
            Attended("person", given["person_came"], person),
            *close,
            *(Attended("unit", bool(name), name, unit) for unit, name in units),
        ]

    def given(self) -> dict[str, datetime | str | int]:
        """What is noted besides who came."""
        return {name: self.cleaned_data[name] for name in ("held_at", "note", "expected")}
