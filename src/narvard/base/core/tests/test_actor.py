"""May this actor? The answer comes with its reason."""

import pytest

from narvard.base.core.actor import NOBODY, Actor, NotPermitted, Scope, command_line

RIGHTS = {"a.all": Scope.ALL, "a.area": Scope.OWN_AREA, "a.own": Scope.OWN_ORGANIZATION}
MANAGER = Actor(user_id=1, role="x", organization_code="boras_kommun", municipality="1490", grants=RIGHTS)
EVERYWHERE = Actor(user_id=2, role="x", organization_code="", municipality="", grants=RIGHTS)
WITHOUT = Actor(user_id=3, name="N")

# who · operation · on what · reason
CASES = [
    (NOBODY, "a.all", {}, "not_logged_in"),
    (WITHOUT, "a.all", {}, "no_assignment"),
    (MANAGER, "a.other", {}, "role_lacks_right"),
    (MANAGER, "a.all", {}, "allowed"),
    (MANAGER, "a.area", {"municipality": "1490"}, "allowed"),
    (MANAGER, "a.area", {"municipality": "1463"}, "other_area"),
    (MANAGER, "a.area", {}, "other_area"),
    (MANAGER, "a.own", {"organizations": ("sas", "boras_kommun")}, "allowed"),
    (MANAGER, "a.own", {"organizations": ("sas",)}, "other_organization"),
    (MANAGER, "a.own", {"organizations": ()}, "other_organization"),
    # An actor without area or organization does not match a thing without one.
    (EVERYWHERE, "a.area", {"municipality": ""}, "other_area"),
    (EVERYWHERE, "a.own", {"organizations": ("",)}, "other_organization"),
    (command_line("a.all"), "a.all", {"municipality": "1490"}, "allowed"),
    (command_line("a.all"), "a.area", {}, "role_lacks_right"),
]


@pytest.mark.parametrize(("actor", "operation", "on", "reason"), CASES)
def test_may(actor, operation, on, reason):
    decision = actor.may(operation, **on)
    assert (decision.reason, bool(decision)) == (reason, reason == "allowed")


@pytest.mark.parametrize(("actor", "operation", "on", "reason"), CASES)
def test_require_raises_with_the_reason(actor, operation, on, reason):
    if reason == "allowed":
        actor.require(operation, **on)
    else:
        with pytest.raises(NotPermitted) as refused:
            actor.require(operation, **on)
        assert refused.value.reason == reason
