"""Why an example was not adopted, in words: what happened, why, and what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NOT_ADOPTED = {
    "already": gettext_lazy(
        "Nothing was copied, because the area has adopted the example in that cell already. Go on in its activities."
    ),
    "nothing_to_copy": gettext_lazy(
        "Nothing was copied, because the example brings no activities. Read the story and write your own."
    ),
}
NOT_PLANNED = {
    "no_such_plan": gettext_lazy(
        "Nothing was copied, because the area has no plan for that year. Bring one, or copy the one before."
    ),
    "outside_the_plan": gettext_lazy(
        "Nothing was copied, because the days are outside the plan's year. Choose another day to start on."
    ),
}


def not_adopted(code: str) -> str:
    """Why an example was not adopted."""
    return str(NOT_ADOPTED[code])


def not_planned(code: str) -> str:
    """Why the plan refused the activities."""
    general = _(
        "Nothing was copied, because the plan does not take the activities as they are. Correct what you chose."
    )
    return str(NOT_PLANNED.get(code, general))
