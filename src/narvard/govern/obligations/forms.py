"""What is said when someone was consulted, and when something was sent and received."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.obligations.queries.labels import KINDS


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "ds-input"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget)


def _line(label: object, longest: int, help_text: object = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "ds-input"})
    return forms.CharField(label=label, max_length=longest, help_text=help_text, widget=widget)


class ProofForm(forms.Form):
    """That an organization was consulted or signed."""

    who = forms.ChoiceField(label=_("Who, and what they did"), widget=forms.Select(attrs={"class": "ds-input"}))
    day = _day(_("Day"))
    how = _line(_("How?"), 300, _("Such as a meeting, a letter or a hearing."))
    reference = _line(_("Where is it written down?"), 200, _("Such as the number of the minutes."))

    def __init__(self, data: Mapping[str, str] | None, *, required: Iterable[tuple[str, str, str]]) -> None:
        super().__init__(data)
        listed = [(f"{kind}:{code}", f"{name}: {KINDS[kind]}") for code, name, kind in required]
        self.fields["who"].choices = listed

    def told(self) -> dict[str, object]:
        """What the operation is told."""
        kind, code = self.cleaned_data["who"].split(":", 1)
        rest = {name: self.cleaned_data[name] for name in ("day", "how", "reference")}
        return {"organization": code, "kind": kind, **rest}


class SendForm(forms.Form):
    """That it was sent."""

    day = _day(_("Day when it was sent"))
    sent_by = _line(_("Who sent it?"), 160)
    reference = _line(_("Where is what was sent found?"), 200, _("Such as a registration number or an address."))

    def told(self) -> dict[str, object]:
        """What the operation is told."""
        return dict(self.cleaned_data)


class ReceiptForm(forms.Form):
    """That it was received."""

    day = _day(_("Day of the receipt"))
    receipt = _line(_("What does the receipt say?"), 200, _("Such as the recipient's own number."))

    def told(self) -> dict[str, object]:
        """What the operation is told."""
        return dict(self.cleaned_data)
