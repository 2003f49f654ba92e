"""Who stands beside a person, what the person agrees to, and what they block."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from narvard.base.core.fields import INPUT, MomentField, area, day, line
from narvard.care.patients.forms.inputs import choice
from narvard.care.patients.operations import Agreed, Representation
from narvard.care.patients.queries.labels import ROLES, SCOPES, SCOPES_OF, VIEWS, WAYS


def _tick(label: object, help_text: object = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=help_text)


class RepresentativeForm(forms.Form):
    """Who it is, what shows it, and what they may see."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.Select(attrs=INPUT))
    name = line(_("Name"))
    telephone = line(_("Telephone"), longest=40, required=False)
    number = line(
        _("Their identity number"),
        longest=40,
        required=False,
        help_text=_("With it they can log in and see what you choose here. Without it they are only written down."),
    )
    sees_contacts = _tick(VIEWS["contacts"])
    sees_plans = _tick(VIEWS["plans"])
    sees_agreement = _tick(VIEWS["agreement"])
    sees_way_home = _tick(VIEWS["way_home"])
    proof = line(
        _("What shows it"),
        longest=300,
        required=False,
        help_text=_("The decision or document, for a trustee, an administrator or a power of attorney."),
    )
    from_date = day(_("From"))
    to_date = day(_("Until"), required=False, help_text=_("Parental care ends by itself on the 18th birthday."))
    how = choice(_("How the person agreed"), WAYS, empty=_("Not asked"), required=False)
    given_by = line(
        _("Who agreed"), required=False, help_text=_("Needed for a relative: the person, or who spoke for them.")
    )

    def __init__(self, *args: object, roles: Iterable[str], **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["role"].choices = [(code, ROLES[code]) for code in roles]

    def who(self, now: object) -> Representation:
        """What the operation takes; the person agreed now."""
        given = self.cleaned_data
        agreed = Agreed(given["how"], given["given_by"], now) if given["how"] else None
        sees = tuple(view for view in VIEWS if given[f"sees_{view}"])
        names = ("role", "name", "telephone", "number", "proof", "from_date", "to_date")
        return Representation(**{name: given[name] for name in names}, sees=sees, agreed=agreed)


class ConsentForm(forms.Form):
    """Who agreed, to what, for whom, how and when."""

    scope = forms.ChoiceField(label=_("Consent to"), widget=forms.Select(attrs=INPUT))
    to_whom = line(_("For whom"), longest=300, help_text=_("The organizations or people that it is for."))
    how = choice(_("How it was given"), WAYS)
    given_by = line(_("Who gave it"))
    given_at = MomentField(label=_("When it was given"))

    def __init__(self, *args: object, country: str, **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["scope"].choices = [(code, SCOPES[code]) for code in SCOPES_OF[country or "SE"]]


class WithdrawForm(forms.Form):
    """How a consent was withdrawn."""

    how = line(_("How it was withdrawn"), longest=300, required=False)


class BlockForm(forms.Form):
    """Against whom, and who asked."""

    against = choice(
        _("Stop whom"),
        {
            "others": _("Other organizations (opt out of coherent documentation)"),
            "units": _("Our other units (block of what this unit has written)"),
        },
    )
    asked_by = line(_("Who asked"), help_text=_("The person's name, or who spoke for them."))
    as_guardian = _tick(_("The one who asked did so as having parental care of the person"))


class EndBlockForm(forms.Form):
    """Who asked for the end of a block."""

    asked_by = line(_("Who asked"), help_text=_("The person's name, or who spoke for them."))
    as_guardian = _tick(_("The one who asked did so as having parental care of the person"))


class OtherForm(forms.Form):
    """The number of another person who may be the same."""

    number = line(_("The other one's number"), longest=40)


class MergeForm(forms.Form):
    """How it is known that two are one and the same."""

    reason = area(_("How it is known"), 400, rows=2)


class ConfirmForm(forms.Form):
    """Nothing to fill in: sending it is enough."""
