"""Writing down a decision, noting that it was carried out, and searching the register."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.govern.bodies.forms.plain import DayInput, PlainForm, area
from narvard.govern.bodies.operations import Wording
from narvard.govern.bodies.queries import Filters
from narvard.govern.bodies.queries.labels import DECISION_STATUSES
from narvard.govern.bodies.queries.meetings import ItemRow


class DecisionForm(PlainForm):
    """A decision of a held meeting."""

    item = forms.TypedChoiceField(label=_("Item of the agenda"), coerce=int, required=False, empty_value=None)
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("What was decided"), widget=area(4), max_length=5000)
    grounds = forms.CharField(label=_("Grounds"), widget=area(3), max_length=5000, required=False)
    dissent = forms.CharField(
        label=_("Dissent"), help_text=_("Who was against, and why."), widget=area(2), max_length=5000, required=False
    )
    organization = forms.ChoiceField(label=_("Who carries it out"), required=False)
    responsible = forms.CharField(label=_("Or who, in words"), max_length=160, required=False)
    due_on = forms.DateField(label=_("By when"), widget=DayInput(), required=False)
    review_on = forms.DateField(label=_("Looked at again on"), widget=DayInput(), required=False)

    def __init__(
        self,
        data: Mapping[str, str] | None,
        *,
        agenda: Iterable[ItemRow],
        organizations: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        items = [(item.id, f"{item.number}. {item.title}") for item in agenda if item.kind == "decision"]
        self.fields["item"].choices = [("", _("none of them")), *items]
        self.fields["organization"].choices = [("", _("nobody")), *organizations]

    def wording(self) -> Wording:
        """What record_decision takes."""
        return Wording(**{name: value for name, value in self.cleaned_data.items() if name != "item"})


class CarriedOutForm(PlainForm):
    """When a decision was carried out, and what was done."""

    day = forms.DateField(label=_("Carried out on"), widget=DayInput())
    text = forms.CharField(label=_("What was done"), widget=area(3), max_length=5000, required=False)


class RegisterForm(PlainForm):
    """What the register is narrowed to. An unknown value counts as none, so that an old link still opens."""

    q = forms.CharField(label=_("Words in the decision"), max_length=100, required=False)
    body = forms.ChoiceField(label=_("Body"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, empty_value=None, required=False)
    status = forms.ChoiceField(label=_("How far it has come"), required=False)

    def __init__(self, data: Mapping[str, str], *, bodies: Iterable[tuple[str, str]], years: Iterable[int]) -> None:
        super().__init__(data)
        every = ("", _("all"))
        self.fields["body"].choices = [every, *bodies]
        self.fields["year"].choices = [every, *((year, str(year)) for year in years)]
        self.fields["status"].choices = [every, *DECISION_STATUSES.items()]


def filters_in(data: Mapping[str, str]) -> tuple[Filters, int]:
    """What an address asks of the register, and which page; whatever is not usable asks nothing."""
    year, page = data.get("year", ""), data.get("page", "")
    filters = Filters(
        body=data.get("body", "")[:60],
        year=int(year) if len(year) == 4 and year.isdecimal() else None,
        status=data.get("status", ""),
        q=data.get("q", "")[:100],
    )
    return filters, int(page) if page.isdecimal() and len(page) < 6 else 1
