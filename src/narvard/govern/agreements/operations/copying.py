"""Copying what a version says into a new draft."""

from narvard.govern.agreements.models import Clause, CommitmentWording, Part, Party, Phase, TimedActivity, Version


def copy_content(source: Version, draft: Version) -> None:
    """Parties (unsigned), parts, clauses with the points they take up, commitments, phases and their activities."""
    Party.objects.bulk_create(
        Party(version=draft, organization_id=row.organization_id, name=row.name, order=row.order)
        for row in source.parties.all()
    )
    for part in source.parts.all():
        copied = Part.objects.create(version=draft, code=part.code, title=part.title, order=part.order)
        for clause in part.clauses.prefetch_related("points", "wordings__organizations"):
            _copy_clause(clause, copied, draft)
    for phase in source.phases.prefetch_related("activities"):
        _copy_phase(phase, draft)


def _copy_clause(clause: Clause, part: Part, draft: Version) -> None:
    copied = Clause.objects.create(
        version=draft,
        part=part,
        key=clause.key,
        number=clause.number,
        heading=clause.heading,
        text=clause.text,
        order=clause.order,
    )
    copied.points.set(clause.points.all())
    for wording in clause.wordings.all():
        made = CommitmentWording.objects.create(
            commitment_id=wording.commitment_id,
            version=draft,
            clause=copied,
            text=wording.text,
            side=wording.side,
            starts_on=wording.starts_on,
            due_on=wording.due_on,
            order=wording.order,
        )
        made.organizations.set(wording.organizations.all())


def _copy_phase(phase: Phase, draft: Version) -> None:
    copied = Phase.objects.create(
        version=draft,
        code=phase.code,
        title=phase.title,
        valid_from=phase.valid_from,
        valid_to=phase.valid_to,
        order=phase.order,
    )
    TimedActivity.objects.bulk_create(
        TimedActivity(phase=copied, order=row.order, text=row.text, commitment_id=row.commitment_id)
        for row in phase.activities.all()
    )
