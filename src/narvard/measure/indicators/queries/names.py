"""What places and target groups are called, the whole collaboration and everyone included."""

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities, target_groups


def place_names(actor: Actor) -> dict[str, str]:
    """Names by municipality code, in alphabetical order, the whole collaboration first."""
    names = {row.code: row.name for row in municipalities(actor)}
    return {"*": _("the whole collaboration"), **names, "unknown": _("no known municipality")}


def group_names(actor: Actor) -> dict[str, str]:
    """Names by target group in the collaboration's order, everyone first."""
    return {"all": _("all residents"), **{row.code: row.name for row in target_groups(actor)}}
