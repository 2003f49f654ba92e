"""Agreements of liability as a document: what it may refer to, whether it is right, and what is loaded now."""

from collections.abc import Mapping
from datetime import datetime

from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, spellings, written
from narvard.base.organizations.queries import municipalities, organizations, own
from narvard.care.settlement.models import AgreedAmount, Agreement
from narvard.care.settlement.rules.document import FORM, more_problems

PROBLEM_WORDS = {
    "dates_out_of_order": (_("The last day is not after the first."), _("Correct the days.")),
    "threshold_missing": (
        _("A mean has no threshold to be held against."),
        _("Write how many days the threshold is."),
    ),
    "excess_missing": (
        _("It is not said which days are paid for when the mean is above the threshold."),
        _("Choose one of the ways."),
    ),
    "cap_missing": (
        _("Days above a cap are to be paid for, and no cap is written."),
        _("Write the cap in days."),
    ),
    "not_a_share": (_("The limit is not a share."), _("Write a number between 0 and 1.")),
    "impossible_days": (_("The number of days is not possible."), _("Write a number from 0 to 365.")),
    "impossible_year": (_("The year is not possible."), _("Write a year from 2000 to 2100.")),
    "below_one": (_("The amount is less than one krona."), _("Write whole kronor.")),
    "overlaps": (
        _("Another agreement holds for the same hospital, municipality and care on some of the days."),
        _("End the other one first, or change the days."),
    ),
}


def known_to(actor: Actor, now: datetime) -> Known:
    """What a document of liability may refer to, under every spelling."""
    hospitals = ((row.code, row.name) for row in organizations(actor) if row.kind == "hospital")
    codes = Agreement.objects.filter(own(actor)).values_list("code", flat=True)
    return {
        "hospitals": spellings(hospitals),
        "municipalities": spellings((row.code, row.name) for row in municipalities(actor)),
        "agreements": {code.casefold(): code for code in codes},
    }


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps a document of liability from being loaded."""
    actor.require("settlement.import")
    found = check(FORM, document, known_to(actor, now))
    return found.problems or tuple(more_problems(found.rows))


def document(actor: Actor) -> dict[str, object]:
    """All agreements and amounts of the collaboration, as a document that loads back to the same."""
    actor.require("settlement.import")
    agreements = Agreement.objects.filter(own(actor)).prefetch_related("scopes__hospital")
    amounts = AgreedAmount.objects.filter(own(actor)).select_related("agreement")
    return written(
        FORM,
        {
            "agreements": [_agreement(row) for row in agreements],
            "amounts": [
                {**model_to_dict(row), "agreement": row.agreement.code if row.agreement else ""} for row in amounts
            ],
        },
    )


def _agreement(row: Agreement) -> dict[str, object]:
    scopes = row.scopes.all()
    decimal = {name: getattr(row, name) for name in ("threshold_days", "quality_limit")}
    return {
        **model_to_dict(row),
        **{name: "" if value is None else f"{value.normalize():f}" for name, value in decimal.items()},
        "hospitals": tuple(sorted({scope.hospital.code for scope in scopes})),
        "municipalities": tuple(sorted({scope.municipality_id for scope in scopes})),
        "disciplines": tuple(sorted({scope.discipline for scope in scopes})),
    }
