"""Correcting what is known of a person, and where they live."""

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, day, line
from narvard.care.patients.forms.inputs import MunicipalityFields, assigner, choice, number_kind
from narvard.care.patients.operations import Details, Home
from narvard.care.patients.queries import PersonPage
from narvard.care.patients.queries.labels import HOMES, PROTECTIONS, PROTECTIONS_OF, SEXES

REGISTERED = ("given_name", "family_name", "birth_date", "sex")


class DetailsForm(forms.Form):
    """Name and particulars. What the population register says is not among them for one who stands there."""

    given_name = line(_("Given name"), longest=120)
    family_name = line(_("Family name"), longest=120, required=False)
    birth_date = day(_("Birth date"))
    sex = choice(_("Sex"), SEXES)
    telephone = line(_("Telephone"), longest=40, required=False)
    protection = forms.ChoiceField(label=_("Protected identity"), required=False, widget=forms.Select(attrs=INPUT))
    handled_by = line(
        _("Who hands over the address"),
        longest=200,
        required=False,
        help_text=_("For a protected identity: name and telephone of who gives the address to whoever must have it."),
    )
    reason = area(_("Why it is corrected"), 400, rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: object, *, page: PersonPage, country: str) -> None:
        names = (*REGISTERED, "telephone", "protection", "handled_by", "version")
        known = {name: getattr(page, name, None) for name in names} | {"birth_date": page.identity.birth_date}
        super().__init__(data, initial=known)
        self.fields["protection"].choices = [(code, PROTECTIONS[code]) for code in PROTECTIONS_OF[country or "SE"]]
        self._kept = {name: known[name] for name in REGISTERED} if page.in_register else {}
        for name in self._kept:
            del self.fields[name]

    def details(self) -> Details:
        """What the operation takes."""
        given = {**self.cleaned_data, **self._kept}
        return Details(**{name: given[name] for name in Details.__dataclass_fields__})


class MoveForm(MunicipalityFields):
    """Where someone is registered, from which day."""

    from_date = day(_("From"))
    street = line(_("Street"), longest=200, required=False)
    postal_code = line(_("Postal code"), longest=10, required=False)
    place = line(_("Place"), longest=80, required=False)

    def home(self) -> Home:
        """What the operation takes."""
        given = self.cleaned_data
        return Home(self.code(), given["street"], given["postal_code"], given["place"], from_date=given["from_date"])


class MunicipalityForm(MunicipalityFields):
    """A municipality where the person stays, or that placed them in another's housing."""

    field_order = ("kind", "municipality", "other_municipality", "from_date", "to_date")

    kind = choice(_("What it is"), HOMES, codes=("placing", "staying"))
    from_date = day(_("From"))
    to_date = day(_("Until"), required=False, help_text=_("The day after the last one. Empty while it goes on."))


class EndMunicipalityForm(forms.Form):
    """The last day of a stay or a placing."""

    kind = choice(_("What it is"), HOMES, codes=("placing", "staying"))
    last_day = day(_("Last day"))


class NumberForm(forms.Form):
    """A number that became known."""

    number = line(_("Identity number"), longest=40)
    kind = number_kind()
    assigner = assigner()


class DeathForm(forms.Form):
    """The day of death."""

    on = day(_("Day of death"))


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = area(_("Why"), 400, rows=2)
