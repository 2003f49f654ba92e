"""Words of the vocabulary put together at random: the fast engines against the interpreter."""

import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics import vocabulary as words
from narvard_analytics.engines import open_engine

from .stores import SPARK, ZONE, person, snapshot_of

SEED = 2020
EDGES = [date(2020, 2, 29), date(2020, 3, 1), date(2020, 3, 29), date(2020, 10, 25), date(2020, 12, 31)]
COLUMNS = ("person", "day", "n")


def made_up(seed):
    """Few persons and days, so that everything that can collide does."""
    chance = random.Random(seed)

    def day():
        return chance.choice([*EDGES, date(2020, 1, 1) + timedelta(days=chance.randrange(366))])

    def period(first):
        length = chance.choice([None, chance.randint(1, 200)])
        return {"from_date": first, "to_date": None if length is None else first + timedelta(days=length)}

    contacts, residence, births = [], [], []
    for number in range(40):
        noon = datetime.combine(day(), datetime.min.time(), ZONE) + timedelta(minutes=chance.randrange(1440))
        who = person(chance.randint(1, 5))
        status = chance.choice(["finished", "cancelled"])
        contacts.append({"contact": f"c{number}", "person": who, "started_at": noon, "status": status})
    for _ in range(14):
        place, unknown = chance.choice(["1490", "1489", None]), chance.choice([None, False, True])
        row = {"person": person(chance.randint(1, 5)), "municipality": place, "end_unknown": unknown}
        residence.append({**row, **period(day())})
    for number in range(1, 5):
        births.append({"person": person(number), "birth_date": chance.choice([None, date(1940, 2, 29), day()])})
    return {"contacts": contacts, "residence": residence, "persons": births}


def events(engine):
    rows = engine.table("contacts")
    return rows.select("person", day=rows.started_day, n=(rows.status == "finished").cast("int64"))


def homes(engine):
    return words.one_at_a_time(engine.table("residence"), "municipality")


def in_months(rows, engine, size):
    return rows.filter(words.in_window(rows.day, date(2020, 2, 1), date(2020, 4 + size, 1)))


def earlier_months(rows, engine, size):
    return rows.mutate(day=words.months_before(rows.day, size))


def starts(rows, engine, size):
    first = (words.month_start, words.quarter_start, words.week_start)[size % 3]
    return rows.mutate(day=first(rows.day), n=words.period_of(rows.day, (1, 3, 12)[size % 3]))


def ages(rows, engine, size):
    known = rows.left_join(engine.table("persons").select("person", "birth_date"), "person")
    return known.mutate(n=words.age_on(known.birth_date, known.day) // size).select(*COLUMNS)


def at_home(rows, engine, size):
    found = words.as_of(rows, "day", homes(engine), "municipality")
    known = words.or_else(found.municipality, "unknown")
    return found.mutate(n=known.isin(["1490", "unknown"]).ifelse(found.n, size)).select(*COLUMNS)


def in_each_period(rows, engine, size):
    found = words.belonging(
        rows, "day", words.united(engine.table("residence"), "person", "municipality"), "municipality"
    )
    return found.mutate(n=words.starts_with_any(found.municipality, ["149"]).cast("int64")).select(*COLUMNS)


def gaps(rows, engine, size):
    order = words.before("person", ["day", "n"])
    return rows.mutate(n=words.days_between(rows.day.lag().over(order), rows.day))


def next_days(rows, engine, size):
    order = words.before("person", ["day", "n"])
    return rows.mutate(day=words.or_else(rows.day.lead().over(order), date(2020, 6, 30)))


def reached(rows, engine, size):
    return rows.mutate(n=rows.n.max().over(words.earlier_rows("person", ["day", "n"])))


def counted(rows, engine, size):
    return rows.mutate(n=rows.n.sum().over(words.so_far("person", ["day", "n"])))


def by_month(rows, engine, size):
    numbered = rows.mutate(month=words.month_of(rows.day))
    grouped = numbered.group_by(["person", "month"])
    return grouped.aggregate(day=numbered.day.min(), n=numbered.n.sum(where=numbered.day.day() > size)).select(*COLUMNS)


def extremes(rows, engine, size):
    limit = words.constant(date(2020, 4 + size, 1), "date")
    return rows.mutate(day=words.later(rows.day, limit), n=words.earlier(rows.n, words.days_between(limit, rows.day)))


def shared_out(rows, engine, size):
    return rows.mutate(n=(words.quotient(rows.n, rows.n - size) > 0).ifelse(rows.n % size, None))


def doubled(rows, engine, size):
    return words.stack([rows, rows.filter(rows.n.notnull())])


def once(rows, engine, size):
    return rows.distinct()


def without_first(rows, engine, size):
    first = rows.group_by("person").aggregate(day=rows.day.min())
    return rows.anti_join(first, ["person", "day"])


def with_a_home(rows, engine, size):
    return rows.semi_join(homes(engine), "person").filter(lambda row: row.n.between(1, size) | row.n.isnull())


STEPS = (
    in_months,
    earlier_months,
    starts,
    ages,
    at_home,
    in_each_period,
    gaps,
    next_days,
    reached,
    counted,
    by_month,
    extremes,
    shared_out,
    doubled,
    once,
    without_first,
    with_a_home,
)
compositions = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(1, 7)), min_size=1, max_size=4)


def composed(engine, steps, number):
    rows = events(engine)
    for step, size in steps:
        rows = step(rows, engine, size)
    return rows.select(
        *(rows[name] for name in COLUMNS[:2]), n=rows.n.cast("int64"), case=words.constant(number, "int64")
    )


def answered(engine, many):
    expressions = [composed(engine, steps, number) for number, steps in enumerate(many)]
    found = engine.to_arrow(words.stack(expressions)).to_pylist()
    return sorted(found, key=lambda row: [str(value) for value in row.values()])


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return snapshot_of(tmp_path_factory.mktemp("events"), **made_up(SEED))


@pytest.mark.parametrize(
    ("kind", "examples", "at_once"),
    [("duckdb", 60, 2), pytest.param("spark", 2, 4, marks=SPARK.marks)],
)
def test_compositions_agree_with_the_interpreter(snapshot, kind, examples, at_once):
    with open_engine(snapshot, kind=kind) as fast, open_engine(snapshot, kind="plain") as plain:

        @settings(max_examples=examples, deadline=None, derandomize=True)
        @given(st.lists(compositions, min_size=at_once, max_size=at_once))
        def agree(many):
            assert answered(fast, many) == answered(plain, many)

        agree()


def test_every_step_has_something_to_do(snapshot):
    with open_engine(snapshot, kind="plain") as plain:
        before = answered(plain, [[]])
        unchanged = [step.__name__ for step in STEPS if answered(plain, [[(step, 2)]]) == before]
    assert unchanged == []
