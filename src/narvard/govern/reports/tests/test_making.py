"""A report is asked for, made once, kept by its checksum, and says why when it cannot be made."""

import hashlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from narvard.base.core.actor import NotPermitted
from narvard.govern.reports import operations, queries
from narvard.govern.reports.models import Report, ReportFile
from narvard.govern.reports.operations import making
from narvard.govern.reports.operations.asking import GIVEN_UP

ASKED = {"kind": "annual", "key": "2026", "language": "sv"}


@pytest.fixture
def ask(maker, now, lit):
    lit()
    return lambda **changed: operations.ask_for_report(actor=maker, now=now, as_of=now.date(), **{**ASKED, **changed})


@pytest.fixture
def make(maker, now, tmp_path):
    return lambda report_id: operations.make_report(actor=maker, now=now, report_id=report_id, files_root=tmp_path)


def test_it_is_made_in_four_forms_that_are_kept_by_their_checksum(ask, make, maker, tmp_path, logged):
    report_id = make(ask())
    row = queries.report(maker, report_id)
    assert (row.state, row.title, row.percent) == ("made", "Årsrapport, 2026", 100)
    assert [file.ending for file in row.files] == ["docx", "pdf", "pptx", "xlsx"]
    for file in row.files:
        found = queries.report_file(maker, report_id, file.ending, tmp_path)
        content = found.place.read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file.size, found.place.stem)
        assert found.name == f"arsrapport-2026.{file.ending}"
    assert [event.action for event in logged()[:2]] == ["reports.make", "reports.ask_for_report"]


def test_made_anew_from_the_same_input_it_is_the_same(ask, make, maker, tmp_path, lit):
    first, again = (queries.report(maker, make(ask())) for _ in range(2))
    assert first.id != again.id
    assert (first.fingerprint, first.inputs_checksum) == (again.fingerprint, again.inputs_checksum)
    kept = {form: [p.name for p in tmp_path.rglob(f"*.{form}")] for form in ("docx", "pdf", "pptx")}
    assert {form: len(names) for form, names in kept.items()} == {"docx": 1, "pdf": 1, "pptx": 1}
    lit(latest=700.0)
    other = queries.report(maker, make(ask()))
    assert other.fingerprint != first.fingerprint


def test_the_same_report_is_not_asked_for_twice_at_once(ask, maker, now):
    ask()
    with pytest.raises(operations.ReportNotAsked, match="on its way"):
        ask()
    assert ask(language="nb")


def test_one_that_was_left_behind_is_given_up(ask, maker, now):
    old = ask()
    later = now + GIVEN_UP + timedelta(minutes=1)
    operations.ask_for_report(actor=maker, now=later, as_of=now.date(), **ASKED)
    row = queries.report(maker, old)
    assert (row.state, row.failure) == ("failed", "The process that made it was stopped.")


@pytest.mark.parametrize("changed", [{"kind": "weekly"}, {"key": "nonsense"}, {"kind": "pilot_closing", "key": "none"}])
def test_what_is_not_known_is_not_asked_for(ask, changed):
    with pytest.raises(queries.ReportNotKnown):
        ask(**changed)
    assert not Report.objects.exists()


def test_when_it_fails_it_says_why_and_keeps_nothing(ask, make, maker, monkeypatch, tmp_path, logged):
    def broken(_paper):
        raise OSError("The disk is full.")

    monkeypatch.setitem(making.WRITERS, "pptx", broken)
    report_id = ask()
    with pytest.raises(OSError, match="disk is full"):
        make(report_id)
    row = queries.report(maker, report_id)
    assert (row.state, row.failure, row.files) == ("failed", "The disk is full.", ())
    assert logged()[0].action == "reports.fail_report"


def test_without_pango_the_other_forms_are_made(ask, make, maker, monkeypatch):
    monkeypatch.setattr(making, "pdf_available", lambda: False)
    row = queries.report(maker, make(ask()))
    assert [file.ending for file in row.files] == ["docx", "pptx", "xlsx"]
    assert not row.has_pdf


def test_progress_is_seen_while_it_is_made(ask, make, maker, monkeypatch):
    seen = []
    monkeypatch.setattr(making, "tell", lambda report_id, step, done: seen.append((step, done)))
    report_id = ask()
    make(report_id)
    total = queries.report(maker, report_id).total
    assert [done for _step, done in seen] == list(range(total))
    assert [step for step, _done in seen][-4:] == ["docx", "pdf", "pptx", "xlsx"]


def test_others_may_neither_ask_nor_see(ask, make, stranger, maker, actor_as, now, tmp_path):
    report_id = make(ask())
    with pytest.raises(queries.ReportNotFound):
        queries.report(stranger, report_id)
    with pytest.raises(queries.ReportFileNotFound):
        queries.report_file(stranger, report_id, "docx", tmp_path)
    with pytest.raises(NotPermitted):
        operations.ask_for_report(actor=actor_as("politician"), now=now, as_of=now.date(), **ASKED)


def test_a_file_that_is_gone_from_the_folder_is_said_to_be(ask, make, maker, tmp_path):
    report_id = make(ask())
    queries.report_file(maker, report_id, "docx", tmp_path).place.unlink()
    with pytest.raises(queries.ReportFileNotFound, match="Make the report anew"):
        queries.report_file(maker, report_id, "docx", tmp_path)


ROW = {**ASKED, "collaboration_id": "sodra_alvsborg", "asked_by": "Karin"}
SUM = "0" * 64
REFUSED = [
    ("report_kind_known", {"kind": "weekly"}),
    ("report_language_known", {"language": "fi"}),
    ("report_has_key", {"key": ""}),
    ("made_report_has_its_checksums", {"made_at": timezone.now()}),
    ("made_report_has_its_checksums", {"fingerprint": SUM}),
    ("report_made_or_failed", {"failed_at": timezone.now()}),
    ("report_made_or_failed", {"failure": "why"}),
    ("report_done_within_total", {"done": 3, "total": 2}),
]


@pytest.mark.parametrize(("name", "changed"), REFUSED)
def test_the_database_refuses_a_report_that_contradicts_itself(southern, now, name, changed):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Report.objects.create(asked_at=now, as_of=now.date(), **{**ROW, **changed})


def test_the_database_refuses_two_of_a_kind_on_their_way_and_a_file_of_nothing(southern, now):
    report = Report.objects.create(asked_at=now, as_of=now.date(), **ROW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(asked_at=now, as_of=now.date(), **ROW)
    for changed in ({"ending": "odt"}, {"sha256": "x"}, {"size": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReportFile.objects.create(report=report, **{"ending": "pdf", "sha256": SUM, "size": 1, **changed})
    ReportFile.objects.create(report=report, ending="pdf", sha256=SUM, size=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportFile.objects.create(report=report, ending="pdf", sha256=SUM, size=1)
