"""Norway: referrals to specialised care assessed within ten working days."""

from collections.abc import Sequence
from datetime import date, timedelta

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.definition import Certainty, Definition, Text, Time
from narvard_analytics.indicators.guarantee.clocks import ENTERED_IN_ERROR
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.measures import HIGH, share
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.wording import ALL_AGES
from narvard_analytics.reference_data.norwegian_holidays import weekday_holidays
from narvard_analytics.vocabulary import (
    OPEN_END,
    Table,
    Value,
    constant,
    days_between,
    earlier,
    in_window,
    or_else,
)

WORKING_DAYS = 10
SETTLED_AFTER = 21
"""Calendar days in which ten working days have passed, Easter or Christmas and a weekend on either side included."""

A_MONDAY = date(1900, 1, 1)

DEFINITION = Definition(
    id="referral_assessed_10_days_no",
    version="1",
    valid_from=date(2015, 11, 1),
    name=Text(
        sv="Remiss bedömd inom tio arbetsdagar (Norge)",
        nb="Henvisning vurdert innen ti arbeidsdager",
        en="Referral assessed within ten working days (Norway)",
    ),
    description=Text(
        sv="Hur stor andel av remisserna till specialistvården som har bedömts inom tio arbetsdagar. Helger och röda "
        "dagar räknas inte.",
        nb="Hvor stor andel av henvisningene til spesialisthelsetjenesten som er vurdert innen ti arbeidsdager. Helger "
        "og røde dager regnes ikke.",
        en="The share of referrals to specialised care that have been assessed within ten working days. Weekends and "
        "public holidays do not count.",
    ),
    numerator=Text(
        sv="Av dem: bedömda senast den tionde arbetsdagen efter att remissen skickades.",
        nb="Av dem: vurdert senest den tiende arbeidsdagen etter at henvisningen ble sendt.",
        en="Of those: assessed no later than the tenth working day after the referral was sent.",
    ),
    denominator=Text(
        sv="Remisser skickade i perioden som har bedömts, eller vars tio arbetsdagar har gått.",
        nb="Henvisninger sendt i perioden som er vurdert, eller der de ti arbeidsdagene er gått.",
        en="Referrals sent in the period that have been assessed, or whose ten working days have passed.",
    ),
    exclusions=(
        Text(
            sv="Felregistrerade remisser, och remisser för personer som avlidit innan tiden gått och bedömning gjorts.",
            nb="Feilregistrerte henvisninger, og henvisninger for personer som døde før tiden var ute og vurdering "
            "gjort.",
            en="Referrals entered in error, and those of persons who died before the time had passed and unassessed.",
        ),
    ),
    periods=Text(
        sv="Månad, kvartal eller år då remissen skickas. Perioden visas tre veckor efter att den slutat.",
        nb="Måned, kvartal eller år da henvisningen sendes. Perioden vises tre uker etter at den er slutt.",
        en="Month, quarter or year in which the referral is sent. A period is shown three weeks after its end.",
    ),
    age=ALL_AGES,
    attribution=Text(
        sv="Bostadskommun och målgrupper den dag remissen skickas.",
        nb="Bostedskommune og målgrupper den dagen henvisningen sendes.",
        en="Municipality of residence and target groups on the day the referral is sent.",
    ),
    time=Time.FLOW,
    measures=(
        share(
            "share",
            Text(sv="Andel bedömda i tid", nb="Andel vurdert i tide", en="Share assessed in time"),
            "in_time",
            "decided",
            HIGH,
        ),
    ),
    source=Text(
        sv="Norska pasient- og brukerrettighetsloven § 2-2 [C]; dagen då remissen kom in står inte i händelserna, så "
        "dagen då den skickades används",
        nb="Pasient- og brukerrettighetsloven § 2-2 [C]; dagen da henvisningen kom inn, står ikke i hendelsene, så "
        "dagen da den ble sendt, brukes",
        en="Norwegian patients' rights act, section 2-2 [C]; the day on which the referral arrived is not in the "
        "events, so the day on which it was sent is used",
    ),
    certainty=Certainty.C,
    tables=("referrals", "persons", "residence"),
    goal_areas=("availability",),
    follow_up_days=SETTLED_AFTER,
    country="NO",
)


def rows(engine: Engine, plan: Plan) -> Table:
    """Referrals sent within the plan: person, day, decided and in_time (1 or 0)."""
    referrals = engine.table("referrals")
    right = or_else(referrals.outcome, "") != ENTERED_IN_ERROR
    sent = referrals.filter(in_window(referrals.sent_day, plan.start, plan.end) & right)
    persons = engine.table("persons").select("person", "death_date")
    joined = sent.left_join(persons, "person").select("person", "sent_day", "assessed_day", "death_date")
    last = earlier(or_else(joined.death_date, OPEN_END), constant(engine.cut_off_day, "date"))
    followed = joined.mutate(stop=earlier(or_else(joined.assessed_day, last), constant(engine.cut_off_day, "date")))
    followed = followed.mutate(assessed=or_else(followed.assessed_day, OPEN_END) <= followed.stop)
    days = working_days(followed.sent_day, followed.stop, plan.start, engine.cut_off_day)
    in_time = followed.assessed & (days <= WORKING_DAYS)
    return followed.select(
        "person",
        day=followed.sent_day,
        in_time=in_time.cast("int64"),
        decided=(in_time | (days > WORKING_DAYS)).cast("int64"),
    )


def working_days(first: Value, last: Value, earliest: date, latest: date) -> Value:
    """Working days after `first` up to and with `last`, for days between the earliest and the latest.

    Monday to Friday but for Norwegian public holidays.
    """
    holidays = weekday_holidays(earliest, latest + timedelta(days=1))
    free = [((first < holiday) & (last >= holiday)).cast("int64") for holiday in holidays]
    return _weekdays_until(last) - _weekdays_until(first) - _added(free)


def _added(numbers: Sequence[Value]) -> Value:
    """The sum of the numbers, two and two: an expression as deep as a century has holidays is too deep to be turned."""
    if len(numbers) < 2:
        return numbers[0] if numbers else constant(0, "int64")
    middle = len(numbers) // 2
    return _added(numbers[:middle]) + _added(numbers[middle:])


def _weekdays_until(day: Value) -> Value:
    """How many days from Monday to Friday there are from a Monday long ago to the day, itself included."""
    number = (days_between(constant(A_MONDAY, "date"), day) + 1).cast("int64")
    return (number // 7) * 5 + earlier(number % 7, constant(5, "int64"))


INDICATORS = (Indicator(DEFINITION, flow(DEFINITION, rows)),)
