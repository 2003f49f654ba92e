"""The shape of what the pages of access send."""

from django import forms
from django.utils.translation import gettext_lazy as _

HOW = (
    ("oral", _("Orally")),
    ("written", _("In writing")),
    ("electronic", _("Electronically")),
    ("by_representative", _("Through someone who acts for the person")),
)
VERDICTS = (("", "–"), ("ok", _("In order")), ("ask", _("To be asked about")), ("breach", _("A breach")))


def _text(label: object, help_text: object = "", rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "ds-input"})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, widget=widget)


class AssignmentForm(forms.Form):
    """Which assignment to act under."""

    assignment = forms.IntegerField(min_value=1)


class RolesForm(forms.Form):
    """From which role to which."""

    before = forms.ChoiceField(label=_("From the role"))
    after = forms.ChoiceField(label=_("To the role"))

    def __init__(self, *arguments: object, roles: tuple[tuple[str, object], ...], **options: object) -> None:
        super().__init__(*arguments, **options)
        self.fields["before"].choices = self.fields["after"].choices = roles


class CoherentForm(forms.Form):
    """Why it matters, and by what the person's documentation may be opened."""

    basis = forms.ChoiceField(
        label=_("The person"),
        choices=(
            ("consent", _("consents")),
            ("child", _("is a child who cannot consent")),
            ("incapacity", _("cannot take a stand, and there is no reason to think that they would object")),
        ),
    )
    given_by = forms.CharField(
        label=_("Who consented"), required=False, max_length=160, widget=forms.TextInput(attrs={"class": "ds-input"}),
        help_text=_("The person, or who acts for them. Leave it empty where a consent is noted already."),
    )  # fmt: skip
    how = forms.ChoiceField(label=_("How the consent was given"), choices=HOW, required=False)
    relevance = _text(_("Why it can be assumed to matter for the care"))


class EmergencyForm(forms.Form):
    """Which step of an emergency, and why."""

    step = forms.ChoiceField(
        choices=[(code, code) for code in ("unblocked", "who_blocked", "ask", "inside_units", "inside_need")],
        widget=forms.HiddenInput,
    )
    whom = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    reason = _text(_("Why it cannot wait for consent"), rows=2)
    in_our_care = forms.BooleanField(label=_("The person is in our unit's care now"), required=False)


class AnswerForm(forms.Form):
    """Whether a block is lifted, and why."""

    lifts = forms.TypedChoiceField(
        label=_("Answer"),
        choices=(("yes", _("Lift the block for that unit for a day")), ("no", _("Do not lift it"))),
        coerce=lambda value: value == "yes",
    )
    answer = _text(_("Why"), rows=2)


class VerdictForm(forms.Form):
    """A verdict with its note."""

    verdict = forms.ChoiceField(label=_("Verdict"), choices=VERDICTS[1:])
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000,
        help_text=_("Needed for a doubt: what is doubted, and who has been asked."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "ds-input"}),
    )  # fmt: skip


class CheckForm(forms.Form):
    """The verdicts of a check, one a row, and whether it is closed."""

    finish = forms.BooleanField(required=False)
    conclusion = forms.CharField(required=False, max_length=2000)

    def __init__(self, *arguments: object, rows: tuple[int, ...], **options: object) -> None:
        super().__init__(*arguments, **options)
        self.rows = rows
        for row in rows:
            self.fields[f"verdict_{row}"] = forms.ChoiceField(choices=VERDICTS, required=False)
            self.fields[f"note_{row}"] = forms.CharField(required=False, max_length=2000)

    def verdicts(self) -> dict[int, tuple[str, str]]:
        """Row's id to verdict and note, of the rows that have one."""
        given = self.cleaned_data
        said = {row: (given[f"verdict_{row}"], given[f"note_{row}"]) for row in self.rows}
        return {row: verdict for row, verdict in said.items() if verdict[0]}


class BeginCheckForm(forms.Form):
    """Which unit's log to check."""

    organization = forms.SlugField(max_length=60)
