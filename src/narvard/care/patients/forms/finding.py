"""Looking someone up by number, and writing down someone new."""

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import day, line
from narvard.care.patients.forms.inputs import MunicipalityFields, assigner, choice, number_kind
from narvard.care.patients.operations import Home, Particulars
from narvard.care.patients.queries.labels import PROTECTIONS, PROTECTIONS_OF, PURPOSES, SEXES


class LookUpForm(forms.Form):
    """A whole number and what it is looked up for."""

    number = line(_("Identity number"), longest=40, help_text=_("The whole number, as 19400101-1234 or 010140 12345."))
    purpose = choice(_("What for"), PURPOSES, empty=_("Choose …"), required=False)
    kind = number_kind()
    assigner = assigner()


class RegisterForm(MunicipalityFields):
    """Who someone is, as far as it is known. Without a number the organization gives one of its own."""

    field_order = ("number", "given_name", "family_name", "birth_date", "sex", "municipality", "other_municipality",
                   "street", "postal_code", "place", "telephone", "protection", "kind", "assigner")  # fmt: skip

    number = line(
        _("Identity number"),
        longest=40,
        required=False,
        help_text=_("Leave it empty for one who has none: the person then gets a reserve number here."),
    )
    given_name = line(_("Given name"), longest=120)
    family_name = line(_("Family name"), longest=120, required=False)
    birth_date = day(_("Birth date"), required=False, help_text=_("Needed where the number does not tell it."))
    sex = choice(_("Sex"), SEXES)
    street = line(_("Street"), longest=200, required=False)
    postal_code = line(_("Postal code"), longest=10, required=False)
    place = line(_("Place"), longest=80, required=False)
    telephone = line(_("Telephone"), longest=40, required=False)
    protection = forms.ChoiceField(
        label=_("Protected identity"), required=False, widget=forms.Select(attrs={"class": "ds-input"})
    )
    kind = number_kind()
    assigner = assigner()

    def __init__(self, *args: object, country: str, **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["protection"].choices = [(code, PROTECTIONS[code]) for code in PROTECTIONS_OF[country or "SE"]]

    def values(self) -> dict[str, object]:
        """What the operation takes."""
        given = self.cleaned_data
        home = Home(self.code(), given["street"], given["postal_code"], given["place"]) if self.code() else None
        known = Particulars(given["sex"], given["protection"], given["telephone"], home=home)
        names = ("given_name", "family_name", "birth_date", "number", "kind", "assigner")
        return {**{name: given[name] for name in names}, "known": known}
