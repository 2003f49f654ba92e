"""The agreements of a collaboration written out as a document."""

from collections.abc import Iterator, Mapping

from narvard.base.core.actor import Actor
from narvard.base.core.queries import written
from narvard.base.organizations.queries import own
from narvard.govern.agreements.models import (
    Agreement,
    Area,
    Clause,
    CommitmentWording,
    FollowUp,
    Part,
    Party,
    Phase,
    RequiredPoint,
    Theme,
    ThemeLink,
    TimedActivity,
    Version,
)
from narvard.govern.agreements.rules.document import FORM

Row = Mapping[str, object]


def document(actor: Actor) -> dict[str, object]:
    """The agreements of the actor's collaboration as a document that can be brought again."""
    actor.require("agreements.read")
    return written(FORM, {name: list(read(actor)) for name, read in _WRITTEN.items()})


def _agreements(actor: Actor) -> Iterator[Row]:
    fields = ("code", "title", "short_title", "kind", "signing", "document", "about", "yearly_follow_up", "source",
              "certainty")  # fmt: skip
    yield from Agreement.objects.filter(own(actor)).values(*fields)


def _versions(actor: Actor) -> Iterator[Row]:
    fields = ("number", "label", "intended_from", "intended_to", "adopted_on", "adopted_text", "decision",
              "users_heard", "note")  # fmt: skip
    rows = Version.objects.filter(own(actor, "agreement__collaboration"))
    for row in rows.select_related("agreement", "adopted_by", "period").order_by("agreement__code", "number"):
        period = getattr(row, "period", None)
        yield {
            **{name: getattr(row, name) for name in fields},
            "agreement": row.agreement.code,
            "adopted_by": row.adopted_by.slug if row.adopted_by else "",
            "in_force_from": period.valid_from if period else None,
            "in_force_to": period.valid_to if period else None,
            "ended_because": period.ended_because if period else "",
        }


def _of_version(row: Part | Clause | Phase | Party | CommitmentWording) -> dict[str, object]:
    return {"agreement": row.version.agreement.code, "version": row.version.number}


_VERSION_ORDER = ("version__agreement__code", "version__number")


def _parties(actor: Actor) -> Iterator[Row]:
    rows = Party.objects.filter(own(actor, "version__agreement__collaboration"))
    for row in rows.select_related("version__agreement", "organization").order_by(*_VERSION_ORDER, "order", "pk"):
        code = row.organization.code if row.organization else ""
        signed = {"signed_on": row.signed_on, "signed_by": row.signed_by}
        yield {**_of_version(row), "organization": code, "name": row.name, **signed}


def _parts(actor: Actor) -> Iterator[Row]:
    rows = Part.objects.filter(own(actor, "version__agreement__collaboration")).select_related("version__agreement")
    for row in rows.order_by(*_VERSION_ORDER, "order"):
        yield {**_of_version(row), "code": row.code, "title": row.title}


def _clauses(actor: Actor) -> Iterator[Row]:
    rows = Clause.objects.filter(own(actor, "version__agreement__collaboration"))
    related = rows.select_related("version__agreement", "part").prefetch_related("points")
    for row in related.order_by(*_VERSION_ORDER, "part__order", "order"):
        fields = {name: getattr(row, name) for name in ("key", "number", "heading", "text")}
        yield {**_of_version(row), "part": row.part.code, **fields, "covers": tuple(p.code for p in row.points.all())}


def _commitments(actor: Actor) -> Iterator[Row]:
    rows = CommitmentWording.objects.filter(own(actor, "version__agreement__collaboration"))
    related = rows.select_related("version__agreement", "clause", "commitment__theme").prefetch_related("organizations")
    for row in related.order_by(*_VERSION_ORDER, "clause__part__order", "clause__order", "order"):
        fields = {name: getattr(row, name) for name in ("text", "side", "starts_on", "due_on")}
        yield {
            "code": row.commitment.code,
            **_of_version(row),
            "clause": row.clause.key,
            **fields,
            "organizations": tuple(organization.code for organization in row.organizations.all()),
            "theme": row.commitment.theme.code if row.commitment.theme else "",
        }


def _phases(actor: Actor) -> Iterator[Row]:
    rows = Phase.objects.filter(own(actor, "version__agreement__collaboration")).select_related("version__agreement")
    for row in rows.order_by(*_VERSION_ORDER, "order"):
        fields = {name: getattr(row, name) for name in ("code", "title", "valid_from", "valid_to")}
        yield {**_of_version(row), **fields}


def _timed_activities(actor: Actor) -> Iterator[Row]:
    rows = TimedActivity.objects.filter(own(actor, "phase__version__agreement__collaboration"))
    order = ("phase__version__agreement__code", "phase__version__number", "phase__order", "order")
    for row in rows.select_related("phase__version__agreement", "commitment").order_by(*order):
        commitment = row.commitment.code if row.commitment else ""
        place = {"phase": row.phase.code, "number": row.order}
        yield {**_of_version(row.phase), **place, "text": row.text, "commitment": commitment}


def _areas(actor: Actor) -> Iterator[Row]:
    for row in (
        Area.objects.filter(own(actor)).select_related("agreement", "inside").order_by("agreement__code", "order")
    ):
        inside = row.inside.code if row.inside else ""
        yield {"code": row.code, "agreement": row.agreement.code, "title": row.title, "inside": inside}


def _themes(actor: Actor) -> Iterator[Row]:
    for row in Theme.objects.filter(own(actor)).select_related("agreement").order_by("agreement__code", "order"):
        yield {"code": row.code, "agreement": row.agreement.code, "title": row.title}


def _links(actor: Actor) -> Iterator[Row]:
    rows = ThemeLink.objects.filter(own(actor, "theme__collaboration")).select_related("theme", "found_in")
    for row in rows.prefetch_related("areas").order_by("theme__agreement__code", "theme__order", "found_in__code"):
        yield {
            "theme": row.theme.code,
            "found_in": row.found_in.code,
            "areas": tuple(area.code for area in row.areas.all()),
            "source": row.source,
            "certainty": row.certainty,
        }


def _required_points(actor: Actor) -> Iterator[Row]:
    fields = ("code", "number", "title", "applies_to", "valid_from", "valid_to", "source", "certainty")
    for row in RequiredPoint.objects.filter(own(actor)).select_related("law").order_by("law__code", "number"):
        yield {**{name: getattr(row, name) for name in fields}, "law": row.law.code}


def _follow_ups(actor: Actor) -> Iterator[Row]:
    rows = FollowUp.objects.filter(own(actor, "agreement__collaboration")).select_related("agreement")
    for row in rows.order_by("agreement__code", "year"):
        told = {"year": row.year, "held_on": row.held_on, "summary": row.summary}
        yield {"agreement": row.agreement.code, **told}


_WRITTEN = {
    "agreements": _agreements,
    "versions": _versions,
    "parties": _parties,
    "parts": _parts,
    "required_points": _required_points,
    "areas": _areas,
    "themes": _themes,
    "clauses": _clauses,
    "commitments": _commitments,
    "phases": _phases,
    "timed_activities": _timed_activities,
    "links": _links,
    "follow_ups": _follow_ups,
}
