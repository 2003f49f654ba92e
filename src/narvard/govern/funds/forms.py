"""What is filled in about money: shape only; whether it may be so is for the rules."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, choice, day, line
from narvard.govern.funds.queries.labels import RECIPIENTS

MOST_KRONOR = 10**15
WHOLE_KRONOR = _("Write whole kronor, such as 1400000. Leave out öre and letters.")


class KronorField(forms.IntegerField):
    """Whole kronor, with or without spaces between thousands; a minus may be written in either way."""

    widget = forms.TextInput

    def __init__(self, **options: object) -> None:
        super().__init__(max_value=MOST_KRONOR, **options)
        self.error_messages["invalid"] = WHOLE_KRONOR
        self.widget.attrs.update({"class": "ds-input", "inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: object) -> int | None:
        text = str(value or "").replace("\u2212", "-")
        return super().to_python("".join(text.split()))


class SpendingForm(forms.Form):
    """A row of spending."""

    day = day(_("Day of the voucher"))
    node = choice(_("Part of the fund"))
    purpose = choice(_("Purpose"), kind=int)
    organization = choice(_("Used by"))
    kronor = KronorField(
        label=_("Amount, kr"), min_value=-MOST_KRONOR, help_text=_("A minus takes an earlier row back.")
    )
    text = line(_("For what"), 300)
    voucher = line(_("Voucher"), 60)

    def __init__(
        self,
        data: dict[str, str] | None,
        *,
        nodes: Iterable[tuple[str, str]],
        purposes: Iterable[tuple[int, str]],
        organizations: Iterable[tuple[str, str]],
        day: date | None = None,
    ) -> None:
        super().__init__(data, initial={"day": day})
        self.fields["node"].choices = list(nodes)
        self.fields["purpose"].choices = list(purposes)
        self.fields["organization"].choices = list(organizations)


class CarrierForm(forms.Form):
    """A line of the joint plan."""

    purpose = choice(_("Purpose"), kind=int)
    organization = choice(_("Carried out by"))
    text = line(_("How"), 300, required=False)

    def __init__(
        self,
        data: dict[str, str] | None,
        *,
        purposes: Iterable[tuple[int, str]],
        organizations: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self.fields["purpose"].choices = [(number, name) for number, name in purposes if number]
        self.fields["organization"].choices = list(organizations)


class RequestForm(forms.Form):
    """The day on which a grant was requested."""

    day = day(_("Requested on"))


class ReportForm(forms.Form):
    """The report of a grant."""

    day = day(_("Reported on"))
    reference = line(_("Reference of the report"), 120)
    own_funding = forms.CharField(
        label=_("How did the grant change what the municipality pays itself?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"}),
    )

    def __init__(self, data: dict[str, str] | None, *, own_funding: bool, day: date | None = None) -> None:
        super().__init__(data, initial={"day": day})
        if not own_funding:
            del self.fields["own_funding"]


class FactsForm(forms.Form):
    """What is known of a fund beside its amounts."""

    received = KronorField(
        label=_("Paid out, kr"), min_value=0, required=False, help_text=_("Leave empty if it is the fund's own amount.")
    )
    report_due = day(_("Last day to report"), required=False)
    named_for_rural = forms.BooleanField(
        label=_("Named for primary care in rural areas"),
        required=False,
        widget=forms.CheckboxInput(attrs=INPUT),
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"})
    )


class NodeForm(forms.Form):
    """A node's name and amounts. An empty amount is not stated."""

    name = line(_("Name"), 200)
    whole = KronorField(label=RECIPIENTS["whole"], min_value=0, required=False)
    regions = KronorField(label=RECIPIENTS["regions"], min_value=0, required=False)
    municipalities = KronorField(label=RECIPIENTS["municipalities"], min_value=0, required=False)
    association = KronorField(label=RECIPIENTS["association"], min_value=0, required=False)


class PartForm(NodeForm):
    """A new node under another."""

    code = forms.SlugField(
        label=_("Code"),
        max_length=60,
        help_text=_("Lower-case letters a–z, digits, - and _."),
        widget=forms.TextInput(attrs=INPUT),
    )
    relation = forms.ChoiceField(
        label=_("How it stands to the whole"),
        choices=[
            ("part", _("A part: adds up to the whole")),
            ("of_which", _("Of which: lies inside and is not added")),
        ],
        widget=forms.Select(attrs=INPUT),
    )
    field_order = ("code", "name", "relation")


class TryForm(forms.Form):
    """Another key or day to try a split with; what cannot be read is left out."""

    key = forms.TypedChoiceField(
        label=_("Key"), coerce=int, empty_value=None, required=False, widget=forms.Select(attrs=INPUT)
    )
    date = day(_("Population of"), required=False)

    def __init__(self, data: dict[str, str], *, keys: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["key"].choices = [("", _("The key of the cost")), *keys]


class CorrectForm(TryForm):
    """A correction of a decided split, with its reason."""

    kronor = KronorField(label=_("Amount, kr"), min_value=1, required=False, help_text=_("Leave empty to keep it."))
    reason = forms.CharField(
        label=_("Why it is corrected"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"})
    )
