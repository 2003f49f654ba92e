"""What they do: block, consent, take part in the care, and look."""

from datetime import timedelta

from narvard.base.access import operations
from narvard.base.access.queries import seen
from narvard.care.contracts.models import AgreedTime

DAY = timedelta(hours=24)


def sees(actor, now, row):
    return seen(actor, now, AgreedTime.objects.filter(pk=row.pk)).exists()


def consent(actor, now, subject, scope="coherent"):
    return operations.give_consent(
        actor=actor, now=now, subject=subject, scope=scope, to_whom="Medicinavdelningen", how="oral",
        given_by="Personen", given_at=now - timedelta(minutes=5),
    )  # fmt: skip


def related(actor, now, subject, **more):
    operations.relate(actor=actor, now=now, subject=subject, unit=actor.organization_id, kind="admitted", **more)


def block(cast, now, subject, ids, **changed):
    asked = {"custodian": ids["boras_halsovard"], "asked_by": "Personen", "subject": subject, "actor": cast["home"]}
    return operations.set_block(now=now, **(asked | changed))
