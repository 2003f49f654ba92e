"""One's own list: each line is saved by itself, and none of the others is lost."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from narvard.govern.followup import operations, queries
from narvard.govern.followup.forms import SayForm, place_of
from narvard.govern.followup.queries.labels import REFUSALS

ALL = "all"
MOST_LINES = 50


def mine(request: HttpRequest) -> HttpResponse:
    """What one has to say; a POST keeps the line whose button was pressed, or every line that holds something new."""
    if request.method == "POST":
        return _save(request)
    found = _list(request)
    return _page(request, found, [SayForm(row) for row in found.lines])


@require_POST
def digest(request: HttpRequest) -> HttpResponse:
    """Have the weekly digest, or not."""
    wanted = request.POST.get("wanted") == "yes"
    operations.choose_digest(actor=request.actor, now=timezone.now(), wanted=wanted)
    messages.success(request, _("You will get the weekly digest.") if wanted else _("You will get no weekly digest."))
    return redirect("followup:mine")


def _save(request: HttpRequest) -> HttpResponse:
    places = tuple(filter(None, map(place_of, request.POST.getlist("line")[:MOST_LINES])))
    if not places:
        return redirect("followup:mine")
    found = _list(request, places)
    if found.period is None:
        messages.error(request, REFUSALS["closed"])
        return redirect("followup:mine")
    pressed = request.POST.get("save", "")
    forms, saved = [], 0
    for row in found.lines:
        form = SayForm(row, request.POST)
        chosen = pressed == form.prefix or (pressed == ALL and form.typed)
        kept = _kept(request, found, form) if chosen else form
        saved += kept is None
        forms.append(kept)
    return _answer(request, found, forms, saved)


def _kept(request: HttpRequest, found: queries.MyList, form: SayForm) -> SayForm | None:
    """Save one line; None when it is saved, else the form with what is wrong."""
    if not form.is_valid():
        return form
    values = dict(form.cleaned_data)
    version, token = values.pop("version"), values.pop("token")
    try:
        operations.say(
            actor=request.actor,
            now=timezone.now(),
            today=timezone.localdate(),
            year=found.period.year,
            quarter=found.period.number,
            place=form.row.line.place,
            word=operations.Word(**{"status": "", **values}),
            version=version,
            token=token,
        )
    except operations.WordNotSaid as refused:
        form.add_error(None, REFUSALS[refused.code])
    except operations.PeriodNotOpen as refused:
        form.add_error(None, REFUSALS[refused.state])
    except operations.LineNotFound as refused:
        raise Http404 from refused
    except operations.SaidMeanwhile as meanwhile:
        form = form.renewed(meanwhile.version)
        form.add_error(
            None,
            _("Not saved yet, because someone else wrote meanwhile. Both texts stand here: mend yours and save again."),
        )
    else:
        return None
    return form


def _answer(request: HttpRequest, found: queries.MyList, forms: list[SayForm | None], saved: int) -> HttpResponse:
    """Back to the list when nothing unsaved is left; else the same page with every text as it was typed."""
    if saved:
        messages.success(
            request, ngettext("%(number)s word is saved.", "%(number)s words are saved.", saved) % {"number": saved}
        )
    left = [form for form in forms if form and (form.typed or form.errors)]
    if saved and not left:
        where = urlencode({"area": found.municipality, "page": found.page})
        return redirect(f"{reverse('followup:mine')}?{where}")
    # Read again: the words of others, and those that were just saved, stand on the page as they are now.
    again = _list(request, tuple(row.line.place for row in found.lines))
    shown = [
        form if form and (form.typed or form.errors) else SayForm(row)
        for form, row in zip(forms, again.lines, strict=False)
    ]
    for form, row in zip(shown, again.lines, strict=False):
        form.row = row
    status = 422 if any(form.is_bound and form.errors for form in left) else 200
    return _page(request, again, shown, status=status)


def _list(request: HttpRequest, places: tuple[tuple[str, str, str], ...] = ()) -> queries.MyList:
    asked = request.GET or request.POST
    page = asked.get("page", "")
    return queries.my_list(
        request.actor,
        timezone.localdate(),
        municipality=asked.get("area", ""),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
        places=places,
    )


def _page(request: HttpRequest, found: queries.MyList, forms: list[SayForm], status: int = 200) -> HttpResponse:
    opened = next((form.prefix for form in forms if not form.row.line.complete), "")
    context = {"list": found, "forms": forms, "opened": opened}
    return render(request, "followup/mine.html", context, status=status)
