"""Clocks of promises and referrals against a loop over days, on waits drawn at random in one store."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from narvard_analytics.events.schema import TABLES
from narvard_analytics.indicators.guarantee.clocks import clocks, followed_waits
from narvard_analytics.indicators.referral_assessed import rows as referral_rows
from narvard_analytics.indicators.run import make_plan
from narvard_analytics.reference_data.guarantee_limits import limits
from narvard_analytics.reference_data.norwegian_holidays import holidays

from .stores import at, opened, person, store

FIRST, CUT_OFF = date(2023, 12, 1), "2024-09-15 00:00"
KNOWN_UNTIL = date(2024, 9, 15)
COUNT = 300
REASONS = ("medically_impossible", "other_region", "waiver", "staff_shortage", None)


def drawn(seed):
    """Waits with up to two pauses, and referrals; days are near each other so that limits are met and just missed."""
    chance = random.Random(seed)
    waits, pauses, referrals = [], [], []
    for number in range(COUNT):
        start = FIRST + timedelta(days=chance.randrange(280))
        promise = chance.choice(("contact_0", "assessment_3", "specialist_90"))
        reach = 130 if promise == "specialist_90" else 6
        row = {"wait": f"w{number}", "person": person(number % 40), "promise": promise, "started_at": noon(start)}
        for name in ("met_at", "ended_at", "offered_at"):
            day = start + timedelta(days=chance.randrange(reach))
            row[name] = noon(day) if chance.random() < 0.6 and day < KNOWN_UNTIL else None
        waits.append(row)
        begins = sorted(chance.sample(range(-5, 100), chance.randrange(3)))
        for begin in begins:
            end = None if chance.random() < 0.1 else start + timedelta(days=begin + chance.randrange(1, 60))
            reason = chance.choice(REASONS)
            pauses.append(
                {"wait": row["wait"], "from_date": start + timedelta(days=begin), "to_date": end, "reason": reason}
            )
        assessed = start + timedelta(days=chance.randrange(25))
        referrals.append(
            {
                "referral": f"r{number}",
                "person": person(number % 40),
                "sent_at": noon(start),
                "assessed_at": noon(assessed) if chance.random() < 0.8 and assessed < KNOWN_UNTIL else None,
            }
        )
    deaths = {person(n): KNOWN_UNTIL - timedelta(days=chance.randrange(200)) for n in range(0, 40, 5)}
    persons = [{"person": person(n), "death_date": deaths.get(person(n))} for n in range(40)]
    return store(persons=persons) | {
        "waits": filled("waits", waits),
        "wait_pauses": filled("wait_pauses", pauses),
        "referrals": filled("referrals", referrals),
    }


def filled(table, rows):
    return [{name: row.get(name) for name in TABLES[table].names} for row in rows]


def noon(day):
    return at(f"{day} 12:00")


def day_of(instant):
    return instant.date() if instant else None


def stop_of(row, deaths):
    others = [day for day in (day_of(row["ended_at"]), deaths.get(row["person"])) if day]
    return min([day_of(row["met_at"]) or min(others, default=KNOWN_UNTIL), KNOWN_UNTIL])


def counting_days(row, pauses, stop, limit):
    """Days after the start, to and with the stop, that no pause with a reason of the statute excludes."""
    start, offered = day_of(row["started_at"]), day_of(row["offered_at"])
    in_time = offered is not None and (offered - start).days <= limit
    excluding = ("medically_impossible", "other_region", *(("waiver",) if in_time else ()))
    counted = 0
    for number in range((stop - start).days):
        day = start + timedelta(days=number + 1)
        counted += not any(
            p["wait"] == row["wait"]
            and p["reason"] in excluding
            and p["from_date"] <= day < (p["to_date"] or date(9999, 12, 31))
            for p in pauses
        )
    return counted


def plainly(rows, promise):
    deaths = {row["person"]: row["death_date"] for row in rows["persons"]}
    limit = limits(promise)[-1]
    found = Counter()
    for row in rows["waits"]:
        if row["promise"] != promise:
            continue
        stop, met = stop_of(row, deaths), day_of(row["met_at"])
        days = counting_days(row, rows["wait_pauses"] if limit.excluded_time else (), stop, limit.days)
        in_time = met is not None and met <= stop and days <= limit.days
        decided = in_time or days > limit.days
        unseen = (met is None or met > stop) and stop == KNOWN_UNTIL
        followed = max(min(days - unseen, limit.days), 0)
        found[str(row["person"]), day_of(row["started_at"]), followed, int(in_time), int(decided)] += 1
    return found


@pytest.mark.parametrize("seed", range(3))
def test_promises_agree_with_a_loop_over_days(seed, tmp_path):
    rows = drawn(seed)
    with opened(tmp_path, rows, FIRST, at(CUT_OFF)) as engine:
        plan = make_plan(engine)
        for promise in ("contact_0", "assessment_3", "specialist_90"):
            table = clocks(engine, plan, followed_waits(engine, promise), limits(promise))
            found = Counter(
                (r["person"], r["day"], r["days"], r["in_time"], r["decided"])
                for r in engine.to_arrow(table).to_pylist()
            )
            assert found == plainly(rows, promise), promise


def working_days(first, last):
    days = (first + timedelta(days=n + 1) for n in range((last - first).days))
    return sum(day.weekday() < 5 and day not in holidays(day.year) for day in days)


@pytest.mark.parametrize("seed", range(3))
def test_referrals_agree_with_a_loop_over_days(seed, tmp_path):
    rows = drawn(seed)
    deaths = {row["person"]: row["death_date"] for row in rows["persons"]}
    expected = Counter()
    for row in rows["referrals"]:
        sent, assessed = day_of(row["sent_at"]), day_of(row["assessed_at"])
        stop = min(assessed or deaths.get(row["person"]) or KNOWN_UNTIL, KNOWN_UNTIL)
        days = working_days(sent, stop)
        in_time = assessed is not None and days <= 10
        expected[str(row["person"]), sent, int(in_time), int(in_time or days > 10)] += 1
    with opened(tmp_path, rows, FIRST, at(CUT_OFF)) as engine:
        found = Counter(
            (r["person"], r["day"], r["in_time"], r["decided"])
            for r in engine.to_arrow(referral_rows(engine, make_plan(engine))).to_pylist()
        )
    assert found == expected
