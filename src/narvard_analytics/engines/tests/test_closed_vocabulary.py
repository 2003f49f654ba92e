"""The interpreter refuses what engines are known to answer differently: so the vocabulary stays closed."""

import pytest

from narvard_analytics import vocabulary as words
from narvard_analytics.engines import NotInVocabulary, open_engine

from .stores import at, person, snapshot_of

ibis = words.ibis
ROW = {"person": person(1), "contact": "a", "status": "finished", "started_at": at("2020-05-01 12:00")}

REFUSED = {
    "months between days": lambda t: t.started_day.delta(t.started_day, unit="month"),
    "hours between instants": lambda t: t.started_at.delta(t.started_at, unit="hour"),
    "year of an instant": lambda t: t.started_at.year(),
    "day of an instant": lambda t: t.started_at.cast("date"),
    "a day against an instant": lambda t: t.started_day < t.started_at,
    "a day of the clock after an instant": lambda t: t.started_at + ibis.interval(days=1),
    "year of an ISO week": lambda t: t.started_day.iso_year(),
    "hash": lambda t: t.contact.hash(),
    "likeness of texts": lambda t: t.contact.levenshtein("b"),
    "decimal to whole number": lambda t: words.constant(2.5, "float64").cast("int64"),
    "decimal to text": lambda t: words.constant(2.5, "float64").cast("string"),
    "spread": lambda t: t.started_day.year().std(),
    "middle": lambda t: t.started_day.year().median(),
    "a window by range": lambda t: (
        t.started_day.year().max().over(ibis.window(order_by=t.started_day.year(), range=(-1, 0)))
    ),
    "rank": lambda t: ibis.rank().over(ibis.window(order_by="contact")),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    snapshot = snapshot_of(tmp_path_factory.mktemp("events"), contacts=[ROW])
    with open_engine(snapshot, kind="plain") as opened:
        yield opened


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED.keys())
def test_what_engines_answer_differently_is_refused(engine, refused):
    contacts = engine.table("contacts")
    with pytest.raises(NotInVocabulary, match=r"not in the closed vocabulary.*Use a word of"):
        engine.to_arrow(contacts.mutate(x=refused(contacts)).select("x"))


@pytest.mark.parametrize(
    "refused",
    [
        lambda t: t.outer_join(t.view(), "contact").select("contact"),
        lambda t: t.filter(t.contact.isin(t.view().contact)),
        lambda t: t.sample(0.5),
        lambda t: t.intersect(t.filter(t.contact == "a")),
    ],
    ids=["outer join", "in another table", "sample", "intersection"],
)
def test_relations_that_no_definition_needs_are_refused(engine, refused):
    with pytest.raises(NotInVocabulary):
        engine.to_arrow(refused(engine.table("contacts")))
