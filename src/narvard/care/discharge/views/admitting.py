"""Admitting a person to one's ward."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.discharge import operations
from narvard.care.discharge.forms import AdmitForm


def admit(request: HttpRequest) -> HttpResponse:
    """Admit the person that `subject` names."""
    request.actor.require("discharge.notify")
    now = timezone.now()
    try:
        subject = UUID(request.GET.get("subject", ""))
        person, options = operations.read_for_admission(actor=request.actor, now=now, subject=subject)
    except (ValueError, operations.PersonNotFound) as error:
        raise Http404 from error
    form = AdmitForm(request.POST or None, options=options, now=now)
    if form.is_valid():
        try:
            opened = operations.open_case(actor=request.actor, now=now, subject=subject, **form.cleaned_data)
        except operations.NotSaved as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The person is admitted."))
            return redirect("discharge:case", opened)
    context = {"person": person, "form": form}
    return render(request, "discharge/admit.html", context, status=422 if form.is_bound else 200)
