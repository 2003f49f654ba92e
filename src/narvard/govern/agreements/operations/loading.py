"""Loading a document of agreements, whole or not at all."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import DocumentRefused, check, search_key
from narvard.base.organizations.queries import organizations
from narvard.govern.agreements.models import (
    Agreement,
    Area,
    Clause,
    Commitment,
    CommitmentWording,
    FollowUp,
    ForcePeriod,
    Part,
    Party,
    Phase,
    RequiredPoint,
    Theme,
    ThemeLink,
    TimedActivity,
    Version,
)
from narvard.govern.agreements.queries import FORM, check_document, known_to
from narvard.govern.bodies.queries import slugs

Row = Mapping[str, object]


@transaction.atomic
def load_agreements(*, actor: Actor, now: datetime, document: Row) -> dict[str, int]:
    """Load a document of agreements; answer the number of rows of each table.

    What is there by its key is updated, what is new is added, and nothing is taken away. Raises DocumentRefused with
    everything that is wrong.
    """
    actor.require("agreements.import")
    if problems := check_document(actor, now, document):
        raise DocumentRefused(problems)
    rows = check(FORM, document, known_to(actor, now)).rows
    _Loading(actor, now).load(rows)
    counts = {name: len(listed) for name, listed in rows.items()}
    record(
        actor=actor,
        now=now,
        action="agreements.import",
        object_type="agreements.document",
        object_id=actor.collaboration,
        details=counts,
    )
    return counts


def _keep(model: type[Model], key: Mapping[str, object], values: Mapping[str, object]) -> Model:
    """The row with this key, made or brought up to date."""
    saved, _made = model.objects.update_or_create(**key, defaults=values)
    return saved


def _some(row: Row, *names: str) -> dict[str, object]:
    return {name: row[name] for name in names}


class _Loading:
    """One load: what rows refer to is found by code, since each table is saved before those that refer to it."""

    def __init__(self, actor: Actor, now: datetime) -> None:
        self._collaboration = actor.collaboration
        self._bodies = slugs(actor, now.date())
        self._organizations = {row.code: row.id for row in organizations(actor)}
        self._versions: dict[tuple[object, object], Version] = {}
        self._agreements: dict[object, Agreement] = {}

    def load(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Save every table, in the order in which they lean on each other."""
        for row in rows["agreements"]:
            self._agreement(row)
        self._agreements = {each.code: each for each in self._own(Agreement)}
        self._versions_of(rows["versions"])
        for row in rows["required_points"]:
            self._required_point(row)
        for table, save in (("parties", self._party), ("parts", self._part), ("phases", self._phase)):
            for order, row in enumerate(rows[table], start=1):
                save(order, row)
        self._areas(rows["areas"])
        for order, row in enumerate(rows["themes"], start=1):
            self._theme(order, row)
        self._clauses(rows["clauses"])
        self._commitments(rows["commitments"])
        self._timed_activities(rows["timed_activities"])
        self._links(rows["links"])
        for row in rows["follow_ups"]:
            key = {"agreement": self._agreements[row["agreement"]], "year": row["year"]}
            _keep(FollowUp, key, _some(row, "held_on", "summary"))

    def _own(self, model: type[Model]) -> list:
        return list(model.objects.filter(collaboration_id=self._collaboration))

    def _coded(self, row: Row) -> dict[str, object]:
        return {"collaboration_id": self._collaboration, "code": row["code"]}

    def _agreement(self, row: Row) -> None:
        fields = ("title", "short_title", "kind", "signing", "document", "about", "yearly_follow_up", "source",
                  "certainty")  # fmt: skip
        _keep(Agreement, self._coded(row), {**_some(row, *fields), "search_key": search_key(str(row["title"]))})

    def _versions_of(self, rows: Sequence[Row]) -> None:
        """The periods are taken away first, so that two versions can change places in time."""
        fields = ("label", "intended_from", "intended_to", "adopted_on", "adopted_text", "decision", "users_heard",
                  "note")  # fmt: skip
        for row in rows:
            key = {"agreement": self._agreements[row["agreement"]], "number": row["number"]}
            body = self._bodies[row["adopted_by"]] if row["adopted_by"] else None
            _keep(Version, key, {**_some(row, *fields), "adopted_by_id": body})
        owned = Version.objects.filter(agreement__collaboration_id=self._collaboration).select_related("agreement")
        self._versions = {(each.agreement.code, each.number): each for each in owned}
        listed = [self._versions[row["agreement"], row["number"]] for row in rows]
        ForcePeriod.objects.filter(version__in=listed).delete()
        ForcePeriod.objects.bulk_create(
            ForcePeriod(
                agreement=version.agreement,
                version=version,
                valid_from=row["in_force_from"],
                valid_to=row["in_force_to"],
                ended_because=row["ended_because"],
            )
            for version, row in zip(listed, rows, strict=True)
            if row["in_force_from"]
        )

    def _version(self, row: Row) -> Version:
        return self._versions[row["agreement"], row["version"]]

    def _required_point(self, row: Row) -> None:
        fields = ("number", "title", "applies_to", "valid_from", "valid_to", "source", "certainty")
        _keep(RequiredPoint, self._coded(row), {**_some(row, *fields), "law": self._agreements[row["law"]]})

    def _party(self, order: int, row: Row) -> None:
        organization = self._organizations[row["organization"]] if row["organization"] else None
        key = {"version": self._version(row), "organization_id": organization, "name": row["name"]}
        _keep(Party, key, {**_some(row, "signed_on", "signed_by"), "order": order})

    def _part(self, order: int, row: Row) -> None:
        _keep(Part, {"version": self._version(row), "code": row["code"]}, {"title": row["title"], "order": order})

    def _phase(self, order: int, row: Row) -> None:
        values = {**_some(row, "title", "valid_from", "valid_to"), "order": order}
        _keep(Phase, {"version": self._version(row), "code": row["code"]}, values)

    def _areas(self, rows: Sequence[Row]) -> None:
        for order, row in enumerate(rows, start=1):
            agreement = self._agreements[row["agreement"]]
            _keep(Area, self._coded(row), {"agreement": agreement, "title": row["title"], "order": order})
        areas = {area.code: area for area in self._own(Area)}
        for row in rows:
            areas[row["code"]].inside = areas[row["inside"]] if row["inside"] else None
        Area.objects.bulk_update([areas[row["code"]] for row in rows], ["inside"])

    def _theme(self, order: int, row: Row) -> None:
        agreement = self._agreements[row["agreement"]]
        _keep(Theme, self._coded(row), {"agreement": agreement, "title": row["title"], "order": order})

    def _clauses(self, rows: Sequence[Row]) -> None:
        """Numbers are set aside first, so that two clauses can change numbers with each other."""
        points = {point.code: point for point in self._own(RequiredPoint)}
        parts = {(part.version_id, part.code): part for part in self._in_versions(Part, rows)}
        written = {(self._version(row).pk, row["key"]) for row in rows}
        for clause in self._in_versions(Clause, rows):
            if (clause.version_id, clause.key) in written:
                Clause.objects.filter(pk=clause.pk).update(number=f"~{clause.pk}")
        for order, row in enumerate(rows, start=1):
            version = self._version(row)
            part = parts[version.pk, row["part"]]
            values = {**_some(row, "number", "heading", "text"), "part": part, "order": order}
            saved = _keep(Clause, {"version": version, "key": row["key"]}, values)
            saved.points.set([points[code] for code in row["covers"]])

    def _in_versions(self, model: type[Model], rows: Sequence[Row]) -> list:
        return list(model.objects.filter(version__in={self._version(row).pk for row in rows}))

    def _commitments(self, rows: Sequence[Row]) -> None:
        themes = {theme.code: theme for theme in self._own(Theme)}
        clauses = {(clause.version_id, clause.key): clause for clause in self._in_versions(Clause, rows)}
        for order, row in enumerate(rows, start=1):
            values = {"agreement": self._agreements[row["agreement"]], "theme": themes.get(row["theme"])}
            commitment = _keep(Commitment, self._coded(row), values)
            version = self._version(row)
            words = _some(row, "text", "side", "starts_on", "due_on")
            worded = {**words, "clause": clauses[version.pk, row["clause"]], "order": order}
            saved = _keep(CommitmentWording, {"commitment": commitment, "version": version}, worded)
            saved.organizations.set([self._organizations[code] for code in row["organizations"]])

    def _timed_activities(self, rows: Sequence[Row]) -> None:
        phases = {(phase.version_id, phase.code): phase for phase in self._in_versions(Phase, rows)}
        commitments = {each.code: each for each in self._own(Commitment)}
        for row in rows:
            key = {"phase": phases[self._version(row).pk, row["phase"]], "order": row["number"]}
            _keep(TimedActivity, key, {"text": row["text"], "commitment": commitments.get(row["commitment"])})

    def _links(self, rows: Sequence[Row]) -> None:
        themes, areas = ({each.code: each for each in self._own(model)} for model in (Theme, Area))
        for row in rows:
            key = {"theme": themes[row["theme"]], "found_in": self._agreements[row["found_in"]]}
            saved = _keep(ThemeLink, key, _some(row, "source", "certainty"))
            saved.areas.set([areas[code] for code in row["areas"]])
