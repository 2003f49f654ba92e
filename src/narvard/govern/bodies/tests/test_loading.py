"""Bodies are loaded whole or not at all."""

from zoneinfo import ZoneInfo

import pytest

from narvard.base.audit.queries import LogFilter, log_rows
from narvard.base.core.actor import NotPermitted
from narvard.govern.bodies import queries
from narvard.govern.bodies.operations import BodiesNotLoadable, load_bodies

STOCKHOLM = ZoneInfo("Europe/Stockholm")

# slug · voting seats · adjunct seats, from the presentation of the collaboration, pages 17, 19 and 23
SEATS = [("politiskt-samrad", 16, 0), ("styrgrupp", 18, 1), ("narvardskansli", 4, 0)]
LEVELS = {"political": 1, "preparing": 2, "steering": 1, "office": 1, "development": 3, "reference": 1, "area": 10}


@pytest.mark.parametrize(("slug", "voting", "adjunct"), SEATS)
def test_the_bodies_have_the_seats_of_their_founding_document(bodies, body_loader, now, slug, voting, adjunct):
    seats = queries.body(body_loader, slug, now.date()).seats
    assert sum(not seat.adjunct for seat in seats) == voting
    assert sum(seat.adjunct for seat in seats) == adjunct


def test_the_structure_of_the_demo(bodies, body_loader, now):
    structure = queries.structure(body_loader, now.date())
    levels = [row.level for row in structure.bodies]
    counts = {level: levels.count(level) for level in set(levels)}
    expected = {
        "political": 1,
        "steering": 1,
        "preparing": 2,
        "development": 3,
        "reference": 1,
        "office": 1,
        "area": 10,
    }
    assert counts == expected
    assert [node.body.slug for node in structure.tree] == ["politiskt-samrad"]
    assert {row.slug for row in structure.unfulfilled} == {"styrgrupp", "ledningsgrupp-tranemo"}


def test_the_office_has_three_and_a_half_posts(bodies, body_loader, now):
    office = queries.body(body_loader, "narvardskansli", now.date())
    assert sum(seat.tenths_of_post for seat in office.seats) == 35
    assert office.fulfilled


def test_loading_twice_changes_nothing(bodies, body_loader, body_document, now):
    before = queries.structure(body_loader, now.date())
    load_bodies(actor=body_loader, now=now, document=body_document)
    assert queries.structure(body_loader, now.date()) == before


def test_loading_is_in_the_log(bodies, actor_as):
    rows = list(log_rows(actor_as("log_reviewer"), LogFilter(action="bodies.load"), STOCKHOLM))
    assert len(rows) == 1


def test_only_who_may_loads(southern, actor_as, body_document, now):
    with pytest.raises(NotPermitted):
        load_bodies(actor=actor_as("coordinator"), now=now, document=body_document)


# what is broken in the demo's document · what the problem tells
FAULTS = [
    (lambda d: d.update(format="other"), "The format is not known."),
    (lambda d: d.update(bodies=[]), "No body is listed."),
    (lambda d: d["bodies"][0].pop("name"), "name is missing."),
    (lambda d: d["bodies"][0].update(level="royal"), "is not known"),
    (lambda d: d["bodies"][0].update(certainty="Q"), "The certainty is not known."),
    (lambda d: d["bodies"][1].update(slug="politiskt-samrad"), "The slug is used twice."),
    (lambda d: d["bodies"][1].update(reports_to="nobody"), "which is not in the document"),
    (lambda d: d["bodies"][-1].update(municipality="0001"), "is not known"),
    (lambda d: d["bodies"][-1].pop("municipality"), "An area names a municipality"),
    (lambda d: d["bodies"][0].update(valid_to=d["bodies"][0]["valid_from"]), "It ends"),
    (lambda d: d["bodies"][0].update(valid_from="yesterday"), "which is no date"),
    (lambda d: d["bodies"][0]["seats"][0].update(organization="nobody"), "is not known"),
    (lambda d: d["bodies"][0]["seats"][0].update(collective="all"), "one organization or one collective"),
    (lambda d: d["bodies"][0]["seats"][0].update(tenths_of_post=11), "tenths of a post cannot be"),
    (lambda d: d["bodies"][0]["seats"][0].pop("party"), "party is missing"),
    (lambda d: d["bodies"][0]["composition"][0].update(kind="some"), "The kind"),
    (lambda d: d["bodies"][0]["composition"][0].pop("number"), "The number is missing"),
    (lambda d: d["bodies"][0]["composition"][0].update(unit="feet"), "The unit"),
    (lambda d: d["bodies"][0]["composition"][0].update(last_called_on="2026"), "belongs to a yearly call"),
    (lambda d: d["bodies"][0]["composition"][0].pop("label"), "The label is missing"),
]


@pytest.mark.parametrize(("breaking", "told"), FAULTS, ids=[told for _, told in FAULTS])
def test_a_faulty_document_is_refused_whole(southern, body_loader, body_document, now, breaking, told):
    breaking(body_document)
    with pytest.raises(BodiesNotLoadable) as refused:
        load_bodies(actor=body_loader, now=now, document=body_document)
    assert told in str(refused.value)
    assert str(refused.value).endswith(".")
    assert queries.structure(body_loader, now.date()).bodies == ()
