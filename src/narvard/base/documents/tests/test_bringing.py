"""Bringing a document: the report is kept, loading is all or nothing, and another collaboration knows nothing of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from narvard.base.core.actor import NotPermitted, command_line
from narvard.base.core.queries import DocumentRefused, Problem
from narvard.base.documents import operations, queries
from narvard.base.documents.models import BroughtDocument

pytestmark = pytest.mark.django_db
RIGHT = "gardens.import"
GARDENER = command_line(RIGHT, collaboration="sodra_alvsborg")


@pytest.fixture
def bring(southern, now):
    """`bring(problems)`: the number of a brought document of gardens."""

    def brought(problems=(), sha256="0" * 64):
        return operations.keep_report(
            actor=GARDENER,
            now=now,
            kind="gardens",
            right=RIGHT,
            file_name="gardens.yaml",
            sha256=sha256,
            document={"gardens": [{"opened": now.date()}]},
            problems=problems,
        )

    return brought


def load(now, brought_id, loader, actor=GARDENER):
    return operations.load_brought(
        actor=actor, now=now, brought_id=brought_id, kind="gardens", right=RIGHT, load=loader
    )


def counting(*, actor, now, document):
    return {"gardens": len(document["gardens"])}


def test_a_document_is_kept_with_its_report_and_loaded_once(bring, now, logged):
    brought = bring()
    assert load(now, brought, counting) == {"gardens": 1}
    found = queries.brought_document(GARDENER, brought, RIGHT)
    assert (found.loaded_at, found.counts, found.problems) == (now, {"gardens": 1}, ())
    assert [event.action for event in logged()][:2] == ["documents.load", "documents.check"]
    with pytest.raises(operations.AlreadyLoaded):
        load(now, brought, counting)


def test_the_same_file_again_has_the_same_number_and_a_fresh_report(bring):
    problem = Problem("missing", "gardens", 1, "name")
    assert bring([problem]) == bring()
    (row,) = queries.brought_documents(GARDENER, "gardens", RIGHT)
    assert row.problems == ()
    assert bring([problem], sha256="1" * 64) != row.id


def test_a_document_with_problems_is_not_loaded(bring, now):
    with pytest.raises(DocumentRefused, match="missing at gardens 1 name"):
        load(now, bring([Problem("missing", "gardens", 1, "name")]), counting)


def test_what_fails_while_it_is_loaded_leaves_nothing(bring, now):
    def failing(*, actor, now, document):
        BroughtDocument.objects.update(file_name="half")
        raise DocumentRefused([Problem("unknown_code")])

    brought = bring()
    with pytest.raises(DocumentRefused):
        load(now, brought, failing)
    found = queries.brought_document(GARDENER, brought, RIGHT)
    assert (found.file_name, found.loaded_at) == ("gardens.yaml", None)


def test_another_collaboration_or_kind_or_role_finds_nothing(bring, now):
    brought, elsewhere = bring(), replace(GARDENER, collaboration="elsewhere")
    assert queries.brought_documents(elsewhere, "gardens", RIGHT) == ()
    for ask in (
        lambda: queries.brought_kind(elsewhere, brought),
        lambda: queries.brought_document(elsewhere, brought, RIGHT),
        lambda: load(now, brought, counting, actor=elsewhere),
        lambda: operations.load_brought(
            actor=GARDENER, now=now, brought_id=brought, kind="other", right=RIGHT, load=counting
        ),
    ):
        with pytest.raises(queries.DocumentNotFound):
            ask()
    with pytest.raises(NotPermitted):
        queries.brought_document(command_line("others.import", collaboration="sodra_alvsborg"), brought, RIGHT)


def test_the_database_refuses_what_was_loaded_before_it_was_brought(bring, now):
    found = BroughtDocument.objects.get(pk=bring())
    with pytest.raises(IntegrityError), transaction.atomic():
        BroughtDocument.objects.filter(pk=found.pk).update(loaded_at=now - timedelta(days=1))
