"""Loading a document of obligations, whole or not at all."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import DocumentRefused, check
from narvard.base.organizations.queries import organizations
from narvard.govern.agreements.queries import agreement_ids
from narvard.govern.obligations.models import Consent, Obligation, Proof, Submission
from narvard.govern.obligations.queries import FORM, check_document, known_to
from narvard.govern.obligations.rules.duty import Kind

Row = Mapping[str, object]


@transaction.atomic
def load_obligations(*, actor: Actor, now: datetime, document: Row) -> dict[str, int]:
    """Load a document of obligations; answer the number of rows of each table.

    What is there by its key is updated, what is new is added. Who must be consulted is as the document says.
    Raises DocumentRefused with everything that is wrong.
    """
    actor.require("obligations.import")
    if problems := check_document(actor, now, document):
        raise DocumentRefused(problems)
    rows = check(FORM, document, known_to(actor, now)).rows
    listed = {row.code: row.id for row in organizations(actor)}
    agreements = agreement_ids(actor)
    for row in rows["obligations"]:
        _obligation(actor, row, listed, agreements)
    saved = {each.code: each for each in Obligation.objects.filter(collaboration_id=actor.collaboration)}
    for row in rows["submissions"]:
        _submission(saved[row["obligation"]], row)
    for row in rows["proofs"]:
        _proof(saved[row["obligation"]], row, listed)
    counts = {name: len(found) for name, found in rows.items()}
    record(
        actor=actor,
        now=now,
        action="obligations.import",
        object_type="obligations.document",
        object_id=actor.collaboration,
        details=counts,
    )
    return counts


def _obligation(actor: Actor, row: Row, listed: Mapping[str, int], agreements: Mapping[str, int]) -> None:
    fields = ("title", "about", "recipient", "ground", "recurrence", "first_due", "last_due", "source", "certainty",
              "day_certainty")  # fmt: skip
    values = {
        **{name: row[name] for name in fields},
        "answers_id": listed[row["answers"]],
        "agreement_id": agreements[row["agreement"]] if row["agreement"] else None,
    }
    saved, _made = Obligation.objects.update_or_create(
        collaboration_id=actor.collaboration, code=row["code"], defaults=values
    )
    saved.required.all().delete()
    Consent.objects.bulk_create(
        Consent(obligation=saved, organization_id=listed[code], kind=kind)
        for kind, column in ((Kind.CONSULTED, "consult"), (Kind.CO_SIGNED, "co_sign"))
        for code in row[column]
    )


def _submission(obligation: Obligation, row: Row) -> None:
    fields = ("due_on", "sent_on", "sent_by", "reference", "received_on", "receipt")
    values = {name: row[name] for name in fields}
    Submission.objects.update_or_create(obligation=obligation, period=row["period"], defaults=values)


def _proof(obligation: Obligation, row: Row, listed: Mapping[str, int]) -> None:
    key = {"kind": row["kind"], "held_on": row["held_on"], "organization_id": listed[row["organization"]]}
    submission = obligation.submissions.get(period=row["period"])
    told = {"how": row["how"], "reference": row["reference"]}
    Proof.objects.update_or_create(submission=submission, **key, defaults=told)
