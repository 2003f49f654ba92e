"""Who may open which address of good examples; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.base.core.actor import command_line
from narvard.govern.examples.models import Adoption, Example
from narvard.govern.examples.operations import load_examples
from narvard.govern.examples.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
WRITERS = {"coordinator", "area_manager"}
LOADER = command_line("examples.import", "organizations.read", collaboration="sodra_alvsborg")
IN_BORAS = {"area_manager": {"municipality": "1490"}}


def loaded(pattern: str):
    """The address of an example, which Borås has adopted."""

    def address(now: datetime) -> str:
        load_examples(actor=LOADER, now=now, document=made_up.document())
        example = Example.objects.get(code="hembesok")
        adoption, _ = Adoption.objects.get_or_create(
            example=example, collaboration_id="sodra_alvsborg", municipality_id="1490", year=2026,
            target_group="multi_ill_elderly", goal_area="closeness", activities=2,
            defaults={"adopted_at": now, "adopted_by": "Eva Ek"},
        )  # fmt: skip
        return pattern.format(example=example.pk, adoption=adoption.pk)

    return address


ROWS = {
    "examples:index": {"url": "/examples/", "allowed": READERS},
    "examples:write": {"url": "/examples/write/", "allowed": WRITERS},
    "examples:example": {"url": loaded("/examples/{example}/"), "allowed": READERS},
    "examples:adopt": {"url": loaded("/examples/{example}/adopt/"), "allowed": WRITERS},
    "examples:outcome": {
        "url": loaded("/examples/{example}/adoptions/{adoption}/"),
        "method": "post",
        "data": {"outcome": "Det gick."},
        "allowed": WRITERS,
        "people": IN_BORAS,
    },
}
