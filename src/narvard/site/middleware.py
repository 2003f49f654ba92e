"""Who is asking: the actor on every request, and a page with the reason when the answer is no."""

from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from narvard.base.access.queries import SESSION_KEY, actor_for
from narvard.base.core.actor import NOBODY, NotPermitted, Reason
from narvard.site.views import forbidden, missing

# Whoever may not see a thing is not told that it is there.
OUT_OF_SCOPE = {Reason.OTHER_AREA, Reason.OTHER_ORGANIZATION}


class ActorMiddleware:
    """Puts `request.actor`: the logged-in person under the assignment that their session names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user_id = request.user.pk if request.user.is_authenticated else None
        assignment_id = request.session.get(SESSION_KEY) if user_id else None
        request.actor = actor_for(user_id, assignment_id, timezone.localdate()) if user_id else NOBODY
        return missing(request) if _names_nothing(request) else self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A right that the role lacks answers 403 with the reason; a right that does not reach so far answers 404."""
        if not isinstance(exception, NotPermitted):
            return None
        return missing(request) if exception.reason in OUT_OF_SCOPE else forbidden(request, exception)


def _names_nothing(request: HttpRequest) -> bool:
    """Does the address hold a NUL? PostgreSQL keeps none in a text, so nothing has such a name."""
    return "\0" in request.path + unquote(request.META.get("QUERY_STRING", ""))
