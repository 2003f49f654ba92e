"""Noting a risk, and saying anew how great it is."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, area, day, line
from narvard.govern.plans.queries.labels import CONSEQUENCES, LIKELIHOODS
from narvard.govern.plans.queries.risks import RiskRow

SELECT = forms.Select(attrs=INPUT)
UNKNOWN_PLACE = _("What the risk belongs to is not there any more. Choose something else.")


def _steps(names: Mapping[int, object], *, empty: bool) -> list[tuple[str, object]]:
    steps = [(str(number), f"{number} – {name}") for number, name in names.items()]
    return [("", _("not assessed"))] * empty + steps


def _step(label, names: Mapping[int, object], *, required: bool) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        empty_value=None,
        required=required,
        choices=lambda: _steps(names, empty=not required),
        widget=forms.Select(attrs=INPUT),
    )


class RiskForm(forms.Form):
    """A risk. Where it belongs is chosen when it is noted, and it is closed only afterwards."""

    title = line(_("Risk"), 200)
    about = line(_("What it concerns"), 300, required=False)
    place = forms.ChoiceField(label=_("Belongs to"), required=False, widget=SELECT)
    likelihood = _step(_("Likelihood"), LIKELIHOODS, required=True)
    consequence = _step(_("Consequence"), CONSEQUENCES, required=True)
    treatment = area(_("What is done about it"), 2000, required=False)
    residual_likelihood = _step(_("Likelihood when that is done"), LIKELIHOODS, required=False)
    residual_consequence = _step(_("Consequence when that is done"), CONSEQUENCES, required=False)
    owner = line(_("Who answers for it"))
    review_on = day(_("Looked at again on"))
    closed = forms.BooleanField(label=_("The risk is closed"), required=False)

    def __init__(self, data: object, *, places: tuple[tuple[str, str], ...] = (), row: RiskRow | None = None) -> None:
        super().__init__(data, initial=_initial(row) if row else None)
        if row:
            del self.fields["place"], self.fields["about"]
        else:
            self.fields["place"].choices = places
            del self.fields["closed"]

    def saved(self) -> dict[str, object]:
        """What the operation takes; one of two residual steps is passed on as wrong as it is."""
        found = dict(self.cleaned_data)
        rest = (found.pop("residual_likelihood"), found.pop("residual_consequence"))
        found.pop("place", None)
        return {**found, "residual": None if rest == (None, None) else tuple(step or 0 for step in rest)}

    def belongs_to(self) -> dict[str, int]:
        """What the risk belongs to, as kind and number."""
        kind, _colon, number = self.cleaned_data.get("place", "").partition(":")
        return {kind: int(number)} if number.isdecimal() and len(number) < 12 else {}


def _initial(row: RiskRow) -> dict[str, object]:
    names = ("title", "likelihood", "consequence", "treatment", "owner", "review_on")
    rest = row.residual or (None, None)
    found = {name: getattr(row, name) for name in names}
    return {**found, "residual_likelihood": rest[0], "residual_consequence": rest[1], "closed": not row.open}
