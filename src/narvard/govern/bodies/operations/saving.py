"""Writing the rows of a checked document: a few questions a table, however many rows there are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Max, Model, Q

from narvard.base.organizations.queries import OrganizationRow
from narvard.govern.bodies.models import (
    AdoptedDocument,
    AgendaItem,
    Attendance,
    Body,
    ChairPeriod,
    CompositionRule,
    Decision,
    DecisionSubject,
    MandatePeriod,
    Meeting,
    Seat,
    SeatHolding,
)
from narvard.govern.bodies.rules.checking import Row, Rows, as_time
from narvard.govern.bodies.rules.composition import TENTHS_IN_A_POST
from narvard.govern.bodies.rules.decisions import number_of, search_text


def _save(model: type[Model], rows: Sequence[Mapping[str, object]], key: tuple[str, ...]) -> None:
    """Add rows that are new and update those that are known by `key`, in one question."""
    if rows:
        rest = [name for name in rows[0] if name not in key]
        saved = [model(**row) for row in rows]
        model.objects.bulk_create(saved, update_conflicts=True, unique_fields=key, update_fields=rest)


def _save_periods(model: type[Model], rows: Sequence[Mapping[str, object]], key: tuple[str, ...]) -> None:
    """As `_save`, for periods: the database refuses an overlap before it would see that the row is the same."""
    if not rows:
        return
    known = {tuple(getattr(row, name) for name in key): row for row in model.objects.filter(_any_of(rows, key[0]))}
    rest = [name for name in rows[0] if name not in key]
    new, changed = [], []
    for row in rows:
        present = known.get(tuple(row[name] for name in key))
        if present is None:
            new.append(model(**row))
        elif any(getattr(present, name) != row[name] for name in rest):
            for name in rest:
                setattr(present, name, row[name])
            changed.append(present)
    model.objects.bulk_update(changed, rest)
    model.objects.bulk_create(new)


def _any_of(rows: Iterable[Mapping[str, object]], name: str) -> Q:
    return Q(**{f"{name}__in": {row[name] for row in rows}})


class Saving:
    """One document on its way into one collaboration: what has an id is known by the document's own codes."""

    def __init__(self, home: str, organizations: Iterable[OrganizationRow]) -> None:
        self._home = home
        self._organizations = {row.code: row for row in organizations}
        self._bodies: dict[str, int] = {}
        self._seats: dict[tuple[str, int], Seat] = {}
        self._meetings: dict[tuple[str, date], Meeting] = {}
        self._items: dict[tuple[int, int], int] = {}

    def structure(self, rows: Rows) -> None:
        """Bodies, what they adopt, their terms, seats, holders, chairs and rules."""
        self._save_bodies(rows["bodies"])
        _save(AdoptedDocument, [self._document(row) for row in rows["documents"]], ("body_id", "order"))
        _save(Seat, [self._seat(row) for row in rows["seats"]], ("body_id", "order"))
        _save(CompositionRule, [self._rule(row) for row in rows["composition"]], ("body_id", "order"))
        seats = Seat.objects.filter(body__collaboration=self._home).select_related("body")
        self._seats = {(seat.body.slug, seat.order): seat for seat in seats}
        _save_periods(MandatePeriod, [self._term(row) for row in rows["terms"]], ("body_id", "valid_from"))
        _save_periods(ChairPeriod, [self._chair(row) for row in rows["chairs"]], ("body_id", "kind", "valid_from"))
        _save_periods(SeatHolding, [self._holding(row) for row in rows["holders"]], ("seat_id", "kind", "valid_from"))

    def meetings(self, rows: Rows) -> None:
        """Meetings with agenda and attendance, decisions and what they are about."""
        _save(Meeting, [self._meeting(row) for row in rows["meetings"]], ("body_id", "day"))
        self._meetings = {(m.body.slug, m.day): m for m in self._own_meetings()}
        self._save_called(rows["meetings"])
        _save(AgendaItem, [self._item(row) for row in rows["agenda"]], ("meeting_id", "order"))
        items = AgendaItem.objects.filter(meeting__body__collaboration=self._home)
        self._items = {(meeting, order): pk for meeting, order, pk in items.values_list("meeting_id", "order", "id")}
        _save(Attendance, [self._attendance(row) for row in rows["attendance"]], ("meeting_id", "seat_id"))
        _save(Decision, [self._decision(row) for row in rows["decisions"]], ("body_id", "year", "sequence"))
        _save(DecisionSubject, self._subjects(rows["subjects"]), ("decision_id", "kind", "key"))

    def meetings_on(self, days: Iterable[tuple[str, date]]) -> list[Meeting]:
        """The meetings of these bodies and days, with what it takes to say whether there was a quorum."""
        wanted = [self._meetings[day].pk for day in days if day in self._meetings]
        found = Meeting.objects.filter(pk__in=wanted).select_related("body")
        return list(found.prefetch_related("attendance", "body__seats__holdings"))

    def _own_meetings(self) -> Iterable[Meeting]:
        return Meeting.objects.filter(body__collaboration=self._home).select_related("body")

    def _save_bodies(self, rows: Sequence[Row]) -> None:
        names = ("slug", "name", "level", "mandate", "note", "source", "certainty", "valid_from", "valid_to")
        own = Body.objects.filter(collaboration=self._home)
        orders = dict(own.values_list("slug", "order"))
        last = own.aggregate(last=Max("order"))["last"] or 0
        fresh = [row["slug"] for row in rows if row["slug"] not in orders]
        orders |= {slug: last + number for number, slug in enumerate(fresh, start=1)}
        saved = [
            {
                **{name: row[name] for name in names},
                "collaboration_id": self._home,
                "municipality_id": row["municipality"] or None,
                "order": orders[row["slug"]],
                "quorum": row["quorum"] or Body.Quorum.NONE,
                "quorum_number": row["quorum_number"] or 0,
                "quorum_both_principals": row["quorum_both_principals"],
                "chair_rotation": row["chair_rotation"] or Body.Rotation.NONE,
                "chair_months": row["chair_months"] or 0,
            }
            for row in rows
        ]
        _save(Body, saved, ("collaboration_id", "slug"))
        self._bodies = dict(own.values_list("slug", "id"))
        above = {row["slug"]: self._bodies.get(row["reports_to"]) for row in rows}
        changed = [Body(pk=self._bodies[slug], reports_to_id=pk) for slug, pk in above.items()]
        Body.objects.bulk_update(changed, ["reports_to"])

    def _document(self, row: Row) -> dict[str, object]:
        return {"body_id": self._bodies[row["body"]], "order": row["place"], "title": row["title"]}

    def _term(self, row: Row) -> dict[str, object]:
        return {"body_id": self._bodies[row["body"]], **_named(row, "name", "valid_from", "valid_to")}

    def _seat(self, row: Row) -> dict[str, object]:
        organization = self._organizations.get(row["organization"])
        return {
            "body_id": self._bodies[row["body"]],
            "order": row["seat"],
            "organization_id": organization.id if organization else None,
            "principal": row["principal"] or (organization.principal if organization else ""),
            "tenths_of_post": row["tenths_of_post"] or TENTHS_IN_A_POST,
            **_named(row, "title", "party", "collective", "adjunct", "valid_from", "valid_to"),
        }

    def _holding(self, row: Row) -> dict[str, object]:
        seat = self._seats[row["body"], row["seat"]]
        return {"seat_id": seat.pk, **_named(row, "kind", "holder", "valid_from", "valid_to")}

    def _chair(self, row: Row) -> dict[str, object]:
        body = self._bodies[row["body"]]
        return {"body_id": body, **_named(row, "kind", "principal", "holder", "valid_from", "valid_to")}

    def _rule(self, row: Row) -> dict[str, object]:
        return {
            "body_id": self._bodies[row["body"]],
            "order": row["rule"],
            "number": row["number"] or 0,
            "unit": row["unit"] or CompositionRule.Unit.SEATS,
            **_named(row, "kind", "party", "label", "adjunct", "last_called_on"),
        }

    def _meeting(self, row: Row) -> dict[str, object]:
        return {
            "body_id": self._bodies[row["body"]],
            "starts_at": as_time(row["starts_at"]),
            "ends_at": as_time(row["ends_at"]),
            **_named(row, "day", "place", "status", "guests", "note", "approved_on", "approved_by"),
        }

    def _save_called(self, rows: Sequence[Row]) -> None:
        calling = [row for row in rows if row["called"]]
        rules = CompositionRule.objects.filter(body__collaboration=self._home)
        ids = {(slug, order): pk for slug, order, pk in rules.values_list("body__slug", "order", "id")}
        for row in calling:
            self._meetings[row["body"], row["day"]].called.set(ids[row["body"], int(n)] for n in row["called"])

    def _item(self, row: Row) -> dict[str, object]:
        meeting = self._meetings[row["body"], row["day"]]
        return {"meeting_id": meeting.pk, "order": row["item"], **_named(row, "kind", "title", "presenter", "text")}

    def _attendance(self, row: Row) -> dict[str, object]:
        seat = self._seats[row["body"], row["seat"]]
        return {
            "meeting_id": self._meetings[row["body"], row["day"]].pk,
            "seat_id": seat.pk,
            "principal": seat.principal,
            "votes": not seat.adjunct,
            **_named(row, "state", "name"),
        }

    def _decision(self, row: Row) -> dict[str, object]:
        year, sequence = number_of(row["number"]) or (0, 0)
        meeting = self._meetings.get((row["body"], row["decided_on"])) if row["at_meeting"] else None
        organization = self._organizations.get(row["carried_out_by"])
        texts = ("title", "text", "grounds", "dissent", "responsible", "carried_out_note", "source", "certainty")
        return {
            "body_id": self._bodies[row["body"]],
            "year": year,
            "sequence": sequence,
            "meeting_id": meeting.pk if meeting else None,
            "item_id": self._items.get((meeting.pk, row["item"])) if meeting else None,
            "carried_out_by_id": organization.id if organization else None,
            "search_key": search_text(*(row[name] for name in ("number", *texts[:5]))),
            **_named(row, *texts, "decided_on", "due_on", "review_on", "carried_out_on"),
        }

    def _subjects(self, rows: Sequence[Row]) -> list[dict[str, object]]:
        taken = Decision.objects.filter(body__collaboration=self._home)
        ids = {(slug, y, s): pk for slug, y, s, pk in taken.values_list("body__slug", "year", "sequence", "id")}
        return [
            {
                "decision_id": ids[(row["body"], *(number_of(row["number"]) or (0, 0)))],
                **_named(row, "kind", "key", "label", "url"),
            }
            for row in rows
        ]


def _named(row: Row, *names: str) -> dict[str, object]:
    return {name: row[name] for name in names}
