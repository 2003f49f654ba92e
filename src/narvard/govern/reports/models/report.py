"""A report that was asked for and made: from what, when, by whom, and the files it is written as."""

from django.db import models
from django.db.models import F, Q


class Report(models.Model):
    """One making of a report. `key` is its period, pilot or meeting; `as_of` the day it was made as of.

    `inputs` lists what each section read (name, rows, checksum), `inputs_checksum` is theirs together with what was
    asked for, and `fingerprint` the checksum of what the report says. The same inputs give the same fingerprint.
    """

    collaboration = models.ForeignKey("organizations.Collaboration", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    as_of = models.DateField()
    title = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=160)
    step = models.CharField(max_length=20, blank=True)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    inputs = models.JSONField(default=list)
    inputs_checksum = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="report_kind_known",
                condition=Q(kind__in=["quarterly", "annual", "pilot_closing", "board_papers", "statement"]),
            ),
            models.CheckConstraint(name="report_language_known", condition=Q(language__in=["sv", "nb", "en"])),
            models.CheckConstraint(name="report_has_key", condition=~Q(key="")),
            models.CheckConstraint(
                name="made_report_has_its_checksums",
                condition=Q(made_at=None, fingerprint="", inputs_checksum="")
                | (Q(made_at__isnull=False) & ~Q(fingerprint="") & ~Q(inputs_checksum="") & ~Q(title="")),
            ),
            models.CheckConstraint(
                name="report_made_or_failed",
                condition=Q(failed_at=None, failure="") | (Q(failed_at__isnull=False, made_at=None) & ~Q(failure="")),
            ),
            models.CheckConstraint(name="report_done_within_total", condition=Q(done__lte=F("total"))),
            models.UniqueConstraint(
                name="one_report_of_a_kind_on_its_way",
                fields=["collaboration", "kind", "key", "language"],
                condition=Q(made_at=None, failed_at=None),
            ),
        ]


class ReportFile(models.Model):
    """A form that a report was written in. The file lies in the data folder by its SHA-256; `size` is bytes."""

    class Ending(models.TextChoices):
        DOCX = "docx"
        PDF = "pdf"
        PPTX = "pptx"
        XLSX = "xlsx"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    ending = models.CharField(max_length=4, choices=Ending.choices)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["ending"]
        constraints = [
            models.UniqueConstraint(name="one_report_file_an_ending", fields=["report", "ending"]),
            models.CheckConstraint(
                name="report_file_ending_known", condition=Q(ending__in=["docx", "pdf", "pptx", "xlsx"])
            ),
            models.CheckConstraint(
                name="report_file_is_something", condition=Q(size__gte=1, sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]
