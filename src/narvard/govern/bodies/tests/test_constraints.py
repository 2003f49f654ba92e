"""What the database refuses, tried on purpose."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from narvard.govern.bodies.models import AdoptedDocument, Body, CompositionRule, Seat

DAY = date(2026, 1, 1)


def a_body(**changed) -> Body:
    fields = {"slug": "one", "name": "One", "level": "steering", "mandate": "x", "order": 1}
    fields |= {"source": "x", "certainty": "A", "valid_from": DAY}
    return Body.objects.create(**fields | changed)


def a_document(body: Body) -> AdoptedDocument:
    return AdoptedDocument.objects.create(body=body, title="x", order=1)


def a_seat(body: Body, **changed) -> Seat:
    fields = {"order": 1, "title": "x", "party": "office", "collective": "all", "valid_from": DAY}
    return Seat.objects.create(body=body, **fields | changed)


def a_rule(body: Body, **changed) -> CompositionRule:
    fields = {"order": 1, "kind": "minimum", "label": "x", "number": 1}
    return CompositionRule.objects.create(body=body, **fields | changed)


REFUSED = {
    "body_dates_in_order": lambda: a_body(valid_to=DAY),
    "body_certainty_known": lambda: a_body(certainty="Q"),
    "body_area_names_its_municipality": lambda: a_body(level="area"),
    "body_not_under_itself": lambda: Body.objects.filter(pk=(own := a_body()).pk).update(reports_to=own.pk),
    "slug": lambda: (a_body(), a_body()),
    "one_document_a_place": lambda: [
        AdoptedDocument.objects.create(body=b, title="x", order=1) for b in [a_body()] * 2
    ],
    "one_seat_a_place": lambda: [a_seat(b) for b in [a_body()] * 2],
    "seat_dates_in_order": lambda: a_seat(a_body(), valid_to=DAY),
    "seat_speaks_for_one": lambda: a_seat(a_body(), collective=""),
    "seat_is_at_most_a_full_post": lambda: a_seat(a_body(), tenths_of_post=11),
    "one_rule_a_place": lambda: [a_rule(b) for b in [a_body()] * 2],
    "counted_rule_has_number": lambda: a_rule(a_body(), number=0),
    "only_called_rule_has_call": lambda: a_rule(a_body(), last_called_on=DAY),
}


# SQLite names the columns of a unique constraint instead of the constraint.
TWICE = {
    "slug": "bodies_body.slug",
    "one_document_a_place": "bodies_adopteddocument.body_id, bodies_adopteddocument.order",
    "one_seat_a_place": "bodies_seat.body_id, bodies_seat.order",
    "one_rule_a_place": "bodies_compositionrule.body_id, bodies_compositionrule.order",
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(name):
    with pytest.raises(IntegrityError, match=f"{name}|{TWICE.get(name, name)}"), transaction.atomic():
        REFUSED[name]()


@pytest.mark.django_db
def test_every_constraint_is_tried():
    models = (AdoptedDocument, Body, CompositionRule, Seat)
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    assert named <= set(REFUSED)
