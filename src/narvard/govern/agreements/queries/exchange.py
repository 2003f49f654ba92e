"""Agreements as a document: what it may refer to, and what is wrong with one that is brought."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check
from narvard.base.organizations.queries import organizations, own
from narvard.govern.agreements.models import Agreement, Area, Clause, ForcePeriod, RequiredPoint, Theme, Version
from narvard.govern.agreements.rules.checking import problem, problems_between
from narvard.govern.agreements.rules.document import FORM
from narvard.govern.agreements.rules.versions import Period
from narvard.govern.bodies.queries import may_adopt, slugs

Row = Mapping[str, object]


def known_to(actor: Actor, now: datetime) -> Known:
    """What a document of agreements may refer to, beside its own rows."""
    coded = {"agreements": Agreement, "required_points": RequiredPoint, "areas": Area, "themes": Theme}
    lists: dict[str, Iterable[str]] = {
        name: model.objects.filter(own(actor)).values_list("code", flat=True) for name, model in coded.items()
    }
    lists["organizations"] = (row.code for row in organizations(actor))
    lists["bodies"] = slugs(actor, now.date())
    return {name: {code.casefold(): code for code in codes} for name, codes in lists.items()}


def check_document(actor: Actor, now: datetime, document: Row) -> tuple[Problem, ...]:
    """Everything that is wrong with a document of agreements, by its form, between its rows, and by who may adopt."""
    checked = check(FORM, document, known_to(actor, now))
    between = problems_between(checked.rows, _in_force(actor), _drafts(actor))
    return (*checked.problems, *between, *_adopters(actor, checked.rows), *_numbers(actor, checked.rows))


def _in_force(actor: Actor) -> dict[str, list[tuple[int, Period]]]:
    rows = ForcePeriod.objects.filter(own(actor, "agreement__collaboration")).select_related("agreement", "version")
    found: dict[str, list[tuple[int, Period]]] = {}
    for row in rows:
        period = row.version.number, Period(row.valid_from, row.valid_to)
        found.setdefault(row.agreement.code, []).append(period)
    return found


def _drafts(actor: Actor) -> dict[str, int]:
    rows = Version.objects.filter(own(actor, "agreement__collaboration"), adopted_on=None)
    return dict(rows.values_list("agreement__code", "number"))


def _adopters(actor: Actor, rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Problem]:
    """A body that has not the document among those that it may adopt, on the day it is said to have done so."""
    titles = {row["code"]: row["document"] for row in rows["agreements"]}
    for row in rows["versions"]:
        body, day = row["adopted_by"], row["adopted_on"]
        if not body or not isinstance(day, date):
            continue
        title = titles.get(row["agreement"], "")
        if not title or not may_adopt(actor, str(body), str(title), day):
            yield problem("body_may_not_adopt", row, "adopted_by", body)


def _numbers(actor: Actor, rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Problem]:
    """A number that a loaded clause of the same version has, which the document does not write anew."""
    written = {(row["agreement"], row["version"], row["key"]) for row in rows["clauses"]}
    loaded = Clause.objects.filter(own(actor, "version__agreement__collaboration"))
    place = ("version__agreement__code", "version__number")
    taken = {
        (agreement, version, number)
        for agreement, version, number, key in loaded.values_list(*place, "number", "key").order_by()
        if (agreement, version, key) not in written
    }
    for row in rows["clauses"]:
        if (row["agreement"], row["version"], row["number"]) in taken:
            yield problem("number_twice", row, "number", row["number"])
