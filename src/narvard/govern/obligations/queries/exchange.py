"""Obligations as a document: what it may refer to, what is loaded now, and what is wrong with one that is brought."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, written
from narvard.base.organizations.queries import organizations, own
from narvard.govern.agreements.queries import agreement_ids
from narvard.govern.obligations.models import Obligation, Proof, Submission
from narvard.govern.obligations.rules.document import FORM, problems_between
from narvard.govern.obligations.rules.duty import Kind

Row = Mapping[str, object]


def known_to(actor: Actor, now: datetime) -> Known:
    """What a document of obligations may refer to, beside its own rows."""
    lists = {
        "organizations": [row.code for row in organizations(actor)],
        "agreements": list(agreement_ids(actor)),
        "obligations": list(Obligation.objects.filter(own(actor)).values_list("code", flat=True)),
    }
    return {name: {code.casefold(): code for code in codes} for name, codes in lists.items()}


def check_document(actor: Actor, now: datetime, document: Row) -> tuple[Problem, ...]:
    """Everything that is wrong with a document of obligations, by its form and between its rows."""
    checked = check(FORM, document, known_to(actor, now))
    rows = Submission.objects.filter(own(actor, "obligation__collaboration"))
    loaded = set(rows.values_list("obligation__code", "period").order_by())
    return (*checked.problems, *problems_between(checked.rows, loaded))


def document(actor: Actor) -> dict[str, object]:
    """The obligations of the actor's collaboration as a document that can be brought again."""
    actor.require("obligations.read")
    rows = {"obligations": _obligations(actor), "submissions": _submissions(actor), "proofs": _proofs(actor)}
    return written(FORM, rows)


def _obligations(actor: Actor) -> Iterator[Row]:
    fields = ("code", "title", "about", "recipient", "ground", "recurrence", "first_due", "last_due", "source",
              "certainty", "day_certainty")  # fmt: skip
    rows = Obligation.objects.filter(own(actor)).select_related("answers", "agreement")
    for row in rows.prefetch_related("required__organization").order_by("first_due", "code"):
        asked = [(each.kind, each.organization.code) for each in row.required.all()]
        yield {
            **{name: getattr(row, name) for name in fields},
            "answers": row.answers.code,
            "agreement": row.agreement.code if row.agreement else "",
            "consult": tuple(code for kind, code in asked if kind == Kind.CONSULTED),
            "co_sign": tuple(code for kind, code in asked if kind == Kind.CO_SIGNED),
        }


def _submissions(actor: Actor) -> Iterator[Row]:
    fields = ("period", "due_on", "sent_on", "sent_by", "reference", "received_on", "receipt")
    rows = Submission.objects.filter(own(actor, "obligation__collaboration")).select_related("obligation")
    for row in rows.order_by("obligation__code", "period"):
        yield {"obligation": row.obligation.code, **{name: getattr(row, name) for name in fields}}


def _proofs(actor: Actor) -> Iterator[Row]:
    rows = Proof.objects.filter(own(actor, "submission__obligation__collaboration"))
    for row in rows.select_related("submission__obligation", "organization").order_by("submission", "held_on", "pk"):
        fields = {name: getattr(row, name) for name in ("kind", "held_on", "how", "reference")}
        told = {"obligation": row.submission.obligation.code, "period": row.submission.period}
        yield {**told, "organization": row.organization.code, **fields}
