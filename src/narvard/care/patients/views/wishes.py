"""Who stands beside a person, what the person agrees to, and what they block."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.base.access import operations as access
from narvard.care.patients import operations
from narvard.care.patients.forms import (
    BlockForm,
    ConfirmForm,
    ConsentForm,
    EndBlockForm,
    RepresentativeForm,
    WithdrawForm,
)
from narvard.care.patients.views.writing import page_of, written


def representative(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Write down who speaks for the person, or may be told of them."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    first = {"from_date": timezone.localdate()}
    form = RepresentativeForm(request.POST or None, initial=first, roles=operations.role_choices(request.actor))

    def act() -> None:
        now = timezone.now()
        operations.add_representative(actor=request.actor, now=now, subject=subject, who=form.who(now))

    lead = _("They see what you choose here, of what your organization answers for, and nothing else.")
    return written(request, page, form, act, title=_("Add a relative or representative"), lead=lead)


def end_representative(request: HttpRequest, subject: UUID, number: int) -> HttpResponse:
    """Note that someone no longer speaks for the person."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    row = next((row for row in page.representatives if row.id == number and not row.over), None)
    if row is None:
        raise Http404(number)
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        operations.end_representative(
            actor=request.actor, now=timezone.now(), subject=subject, representative_id=number
        )

    title = _("%(name)s no longer stands beside the person") % {"name": row.name}
    return written(request, page, form, act, title=title, lead=_("What was opened for them is closed at once."))


def consent(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Note a consent."""
    request.actor.require("access.consent")
    page = page_of(request, subject)
    form = ConsentForm(request.POST or None, country=request.actor.country)

    def act() -> None:
        access.give_consent(actor=request.actor, now=timezone.now(), subject=subject, **form.cleaned_data)

    lead = _("A consent lifts secrecy for just this. Alone it opens nothing: the law asks for more (2022:913 3:7).")
    return written(request, page, form, act, title=_("Note a consent"), lead=lead)


def withdraw(request: HttpRequest, subject: UUID, number: int) -> HttpResponse:
    """Note that a consent is withdrawn."""
    request.actor.require("access.consent")
    page = page_of(request, subject)
    row = next((row for row in page.consents if row.id == number and row.withdrawn_at is None), None)
    if row is None:
        raise Http404(number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        access.withdraw_consent(actor=request.actor, now=timezone.now(), consent_id=number, **form.cleaned_data)

    lead = _("What rests on the consent is closed at once.")
    return written(request, page, form, act, title=_("Withdraw the consent"), lead=lead)


def block(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Block what is held here, as the person asks."""
    request.actor.require("access.block")
    page = page_of(request, subject)
    form = BlockForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        operations.block_data(
            actor=request.actor,
            now=timezone.now(),
            subject=subject,
            custodian=page.controller_id,
            unit=request.actor.organization_id if given["against"] == "units" else None,
            asked_by=given["asked_by"],
            as_guardian=given["as_guardian"],
        )

    lead = _("It holds at once. What the law orders to be told is told anyway.")
    return written(request, page, form, act, title=_("Block data, as the person asks"), lead=lead)


def end_block(request: HttpRequest, subject: UUID, number: int) -> HttpResponse:
    """End a block, as the person asks."""
    request.actor.require("access.block")
    page = page_of(request, subject)
    if not any(row.id == number and row.to_at is None for row in page.blocks):
        raise Http404(number)
    form = EndBlockForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        operations.open_data(actor=request.actor, now=timezone.now(), block_id=number, **form.cleaned_data)

    return written(request, page, form, act, title=_("End the block"), lead=_("Others see again what they saw before."))
