from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.govern.funds import operations, queries
from narvard.govern.funds.forms import CorrectForm, TryForm
from narvard.govern.funds.queries.wording import split_refused
from narvard.govern.funds.views.funds import or_404


def costs(request: HttpRequest) -> HttpResponse:
    """The costs that are shared, the keys, and population figures to look at."""
    found = queries.costs(request.actor)
    return render(request, "funds/costs.html", {"found": found})


def cost(request: HttpRequest, code: str) -> HttpResponse:
    """A cost as it is divided; `key` and `date` try another key or day, without saving anything."""
    form = TryForm(request.GET, keys=queries.key_choices(request.actor))
    tried = form.cleaned_data if form.is_valid() else {}
    split = or_404(lambda: queries.split_page(request.actor, code, key=tried.get("key"), day=tried.get("date")))
    return _page(request, split, form=form)


def version(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """A split as it was decided."""
    split = or_404(lambda: queries.decided_split(request.actor, code, version))
    return _page(request, split)


def statement(request: HttpRequest, code: str, version: int, municipality: str) -> HttpResponse:
    """What one municipality pays, with the proof."""
    split = or_404(lambda: queries.decided_split(request.actor, code, version))
    part, portion = or_404(lambda: queries.payer(split, municipality))
    return render(request, "funds/statement.html", {"split": split, "part": part, "portion": portion})


@require_POST
def fix_split(request: HttpRequest, code: str) -> HttpResponse:
    """Decide the split of a cost."""

    def fix() -> object:
        return operations.fix_split(actor=request.actor, now=timezone.now(), code=code)

    if refused := _refused(fix):
        split = or_404(lambda: queries.split_page(request.actor, code))
        return _page(request, split, refused=refused, status=422)
    messages.success(request, _("The split is decided. The statements are ready to send."))
    return redirect("funds:cost", code)


@require_POST
def correct_split(request: HttpRequest, code: str) -> HttpResponse:
    """Decide a corrected version, with its reason."""
    request.actor.require("funds.share")
    split = or_404(lambda: queries.split_page(request.actor, code))
    form = CorrectForm(request.POST, keys=queries.key_choices(request.actor))
    if not form.is_valid():
        return _page(request, split, correct=form, status=422)
    told = form.cleaned_data

    def correct() -> object:
        return operations.correct_split(
            actor=request.actor,
            now=timezone.now(),
            code=code,
            reason=told["reason"],
            key=told["key"],
            population_date=told["date"],
            kronor=told["kronor"],
        )

    if refused := _refused(correct):
        form.add_error(None, refused)
        return _page(request, split, correct=form, status=422)
    messages.success(request, _("The corrected split is decided. The earlier version stays as it was."))
    return redirect("funds:cost", code)


def _refused(act: Callable[[], object]) -> str:
    """Do it; why not, in words, when it is refused."""
    try:
        or_404(act)
    except (
        operations.AlreadyDecided,
        operations.NotDecidedYet,
        operations.NothingToCorrect,
        queries.PopulationMissing,
        queries.InnerKeyMissing,
        queries.NothingToDivideBy,
    ) as error:
        return split_refused(error)
    return ""


def _page(
    request: HttpRequest,
    split: queries.SplitPage,
    *,
    form: TryForm | None = None,
    correct: CorrectForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    keys = queries.key_choices(request.actor)
    context = {
        "split": split,
        "form": form or TryForm({}, keys=keys),
        "correct": correct or CorrectForm(None, keys=keys),
        "correcting": correct is not None,
        "refused": refused,
        "may_share": bool(request.actor.may("funds.share")),
    }
    return render(request, "funds/cost.html", context, status=status)
