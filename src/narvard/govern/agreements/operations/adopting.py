"""Adopting a version, signing it, and ending what is in force."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.govern.agreements.models import Agreement, FollowUp, ForcePeriod, Party, Version
from narvard.govern.agreements.operations.reaching import draft_of, held_agreement, note, version_of
from narvard.govern.agreements.rules.versions import Period, Signature, Signing, force_period, is_signed
from narvard.govern.bodies.queries import may_adopt, slugs


class BodyMayNotAdopt(Exception):
    """The body may not adopt this kind of document. Choose another body, or widen its mandate."""


class DayNotPossible(Exception):
    """The day cannot be; `code` says why: in_the_future, before_adoption, before_start, never_in_force."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was saved, because the day cannot be ({code}). Write another day.")
        self.code = code


class TwoVersionsInForce(Exception):
    """Another version is in force, or will be, on the same day. End that one first, or let this one begin later."""


class NotToSign(Exception):
    """The party cannot sign; `code` says why: unknown_party, signed_already, not_adopted."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The signature was not noted ({code}). Choose a party of the version that has not signed.")
        self.code = code


class NothingInForce(Exception):
    """No version of the agreement is in force on that day, so there is nothing to end. Choose a day in its period."""


class FollowUpNoted(Exception):
    """The follow-up of that year is noted already. Choose another year."""


@transaction.atomic
def adopt_version(*, actor: Actor, now: datetime, code: str, version: int, body: str, day: date, decision: str) -> bool:
    """Adopt a draft; answer whether it came into force, which it does at once where nobody has to sign.

    Raises AgreementNotFound, VersionNotDraft, BodyMayNotAdopt, DayNotPossible, TwoVersionsInForce.
    """
    agreement = held_agreement(actor, code)
    draft = draft_of(agreement, version)
    if day > now.date():
        raise DayNotPossible("in_the_future")
    bodies = slugs(actor, day)
    if body not in bodies or not agreement.document or not may_adopt(actor, body, agreement.document, day):
        raise BodyMayNotAdopt("The body may not adopt this. Choose another body, or widen its mandate.")
    draft.adopted_on, draft.adopted_by_id, draft.decision = day, bodies[body], decision
    draft.save(update_fields=["adopted_on", "adopted_by", "decision"])
    details = {"version": version, "body": body, "day": day, "decision": decision}
    note(actor, now, "agreements.adopt_version", agreement, details)
    return _put_in_force_when_signed(actor, now, agreement, draft)


@transaction.atomic
def sign(*, actor: Actor, now: datetime, code: str, version: int, party: int, signed_by: str, day: date) -> bool:
    """Note that a party (its id) has signed; answer whether the version came into force by that.

    Raises AgreementNotFound, NotToSign, DayNotPossible, TwoVersionsInForce.
    """
    agreement = held_agreement(actor, code)
    found = version_of(agreement, version)
    if found.adopted_on is None:
        raise NotToSign("not_adopted")
    signer = found.parties.filter(pk=party).select_related("organization").first()
    if signer is None:
        raise NotToSign("unknown_party")
    if signer.signed_on is not None:
        raise NotToSign("signed_already")
    if day > now.date():
        raise DayNotPossible("in_the_future")
    if day < found.adopted_on:
        raise DayNotPossible("before_adoption")
    signer.signed_on, signer.signed_by = day, signed_by
    signer.save(update_fields=["signed_on", "signed_by"])
    name = signer.organization.name if signer.organization else signer.name
    note(actor, now, "agreements.sign", agreement, {"version": version, "party": name, "day": day})
    return _put_in_force_when_signed(actor, now, agreement, found)


def _put_in_force_when_signed(actor: Actor, now: datetime, agreement: Agreement, version: Version) -> bool:
    """Put the version in force when those have signed who must, and let the one before it end on that day."""
    parties = [_signature(party) for party in version.parties.select_related("organization")]
    signing = Signing(agreement.signing)
    if ForcePeriod.objects.filter(version=version).exists() or not is_signed(signing, parties):
        return False
    intended = Period(version.intended_from, version.intended_to)
    period = force_period(intended, version.adopted_on, signing, parties)
    if period is None:
        raise DayNotPossible("never_in_force")
    _make_room(agreement, version, period)
    ForcePeriod.objects.create(agreement=agreement, version=version, valid_from=period.start, valid_to=period.end)
    details = {"version": version.number, "from": period.start, "to": period.end}
    note(actor, now, "agreements.put_in_force", agreement, details)
    return True


def _signature(party: Party) -> Signature:
    return Signature(party.organization.principal if party.organization else "", party.signed_on)


def _make_room(agreement: Agreement, version: Version, period: Period) -> None:
    """End the version that is in force when this one begins; one that begins later stands in the way."""
    for row in agreement.periods.all():
        other = Period(row.valid_from, row.valid_to)
        if not other.overlaps(period):
            continue
        if other.start >= period.start:
            raise TwoVersionsInForce("Another version begins on that day or later. End that one first.")
        row.valid_to, row.ended_because = period.start, f"{version.number}: {version.label}"
        row.save(update_fields=["valid_to", "ended_because"])


@transaction.atomic
def end_agreement(*, actor: Actor, now: datetime, code: str, day: date, why: str) -> None:
    """End what is in force: `day` is the first day on which it no longer is.

    Raises AgreementNotFound, NothingInForce, DayNotPossible.
    """
    agreement = held_agreement(actor, code)
    period = agreement.periods.order_by("valid_from").last()
    if period is None or (period.valid_to is not None and period.valid_to <= day):
        raise NothingInForce("No version is in force on that day. Choose a day in its period.")
    if day <= period.valid_from:
        raise DayNotPossible("before_start")
    period.valid_to, period.ended_because = day, why
    period.save(update_fields=["valid_to", "ended_because"])
    note(actor, now, "agreements.end", agreement, {"day": day, "why": why})


@transaction.atomic
def note_follow_up(*, actor: Actor, now: datetime, code: str, year: int, day: date, summary: str) -> None:
    """Note what was said when the agreement was followed up for a year.

    Raises AgreementNotFound, FollowUpNoted, DayNotPossible.
    """
    agreement = held_agreement(actor, code)
    if day > now.date():
        raise DayNotPossible("in_the_future")
    if agreement.follow_ups.filter(year=year).exists():
        raise FollowUpNoted("The follow-up of that year is noted already. Choose another year.")
    FollowUp.objects.create(agreement=agreement, year=year, held_on=day, summary=summary)
    note(actor, now, "agreements.note_follow_up", agreement, {"year": year, "day": day})
