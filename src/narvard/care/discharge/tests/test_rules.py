"""The rules of the way home: clocks, tables walked at random, what each party may know, and whose step it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.care.discharge.rules import norway, sweden
from narvard.care.discharge.rules.clocks import call_due, day_number, liability_start, notice_due
from narvard.care.discharge.rules.contents import HOLDS, as_parts, as_text, missing, surplus
from narvard.care.discharge.rules.facts import INSIDE, Answer, End, Facts, Kind, Role, Sent, State, shown_to
from narvard.care.discharge.rules.lateness import was_late
from narvard.care.discharge.rules.steps import STEP_OF_DUTY, steps_of
from narvard.care.discharge.rules.walking import LAWS, is_legal, may_send, next_step, open_duties, standing, state_of

ZONE = ZoneInfo("Europe/Stockholm")
CAME = datetime(2025, 9, 1, 8, 0, tzinfo=UTC)
UNITS = {Role.HOSPITAL: 1, Role.PRIMARY_CARE: 2, Role.MUNICIPAL_HEALTH: 3, Role.SOCIAL_SERVICES: 4,
         Role.SPECIALIST_OPEN: 5, Role.ALLOCATION_NO: 6, Role.NURSING_NO: 7, Role.GP_NO: 8}  # fmt: skip
H, P, M, S = Role.HOSPITAL, Role.PRIMARY_CARE, Role.MUNICIPAL_HEALTH, Role.SOCIAL_SERVICES
ALL_SE, ALL_NO = (P, M, S), (Role.ALLOCATION_NO, Role.GP_NO)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def at(hours: float) -> datetime:
    return CAME + timedelta(hours=hours)


def facts(*steps: tuple, country: str = "SE", needs: tuple[Role, ...] = ALL_SE) -> Facts:
    """(hours, kind, by, to, more) as facts; each step is one sending."""
    notices = []
    for place, (hours, kind, by, to, *more) in enumerate(steps):
        given = more[0] if more else {}
        for role in to or (None,):
            notices.append(
                Sent(len(notices) + 1, str(place), kind, by, UNITS[by], role, UNITS[role] if role else None, at(hours),
                     **given)
            )  # fmt: skip
    return Facts(country, "somatic", CAME, CAME, frozenset(needs), tuple(notices))


ADMISSION = (2, Kind.ADMISSION, H, ALL_SE, {"about_at": at(96)})
READY = (48, Kind.DISCHARGE_READY, H, ALL_SE, {"judged_at": at(47)})
NAMED = (5, Kind.ANSWER, P, (H,), {"answer": Answer.CONTACT_NAMED})


# Domain rules A.1: 1 September 2025 is a Monday.
@pytest.mark.parametrize(
    ("sent", "starts"),
    [
        ("2025-09-01T11:59:00", date(2025, 9, 4)),
        ("2025-09-01T12:00:00", date(2025, 9, 4)),
        ("2025-09-01T12:00:01", date(2025, 9, 5)),
        ("2025-12-19T10:00:00", date(2025, 12, 22)),
    ],
)
def test_liability_by_the_act_starts_on_the_third_or_fourth_day(sent, starts):
    assert liability_start(local(sent), ZONE) == starts


def test_call_deadline_is_the_whole_third_day_without_a_noon_rule():
    assert call_due(local("2025-09-01T15:00"), ZONE) == local("2025-09-04T23:59")


def test_admission_notice_over_the_night_when_the_clock_is_put_back():
    due = notice_due(local("2025-10-25T20:00").astimezone(UTC), None)
    assert due.astimezone(ZONE) == local("2025-10-26T19:00")


@pytest.mark.parametrize(("judged", "due"), [(None, 24), (0, 24), (23, 24), (24, 24), (25, 49), (60, 84)])
def test_a_need_recognised_later_has_its_own_clock(judged, due):
    assert notice_due(CAME, None if judged is None else at(judged)) == at(due)


def test_days_since_the_ready_notice_are_calendar_days():
    sent = local("2025-09-01T23:50")
    assert [day_number(sent, local(f"2025-09-0{day}T00:05"), ZONE) for day in (2, 3)] == [1, 2]


@given(st.datetimes(datetime(2018, 1, 2), datetime(2040, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC)))
def test_the_free_days_are_three_or_four(sent):
    free = (liability_start(sent, ZONE) - sent.astimezone(ZONE).date()).days
    assert free == (3 if sent.astimezone(ZONE).time() <= datetime(2020, 1, 1, 12).time() else 4)


# The tables.
def tried(data, country: str, state: State) -> tuple[Kind, Role]:
    """The next notice of a random walk: mostly one that the table has for the state, so that walks get far."""
    law = LAWS[country]
    fitting = sorted((kind, role) for at_state, kind, role in law.transitions if at_state is state)
    anything = st.tuples(st.sampled_from(list(Kind)), st.sampled_from(sorted(set(law.roles.values()))))
    return data.draw(st.sampled_from(fitting) | anything if fitting else anything)


@pytest.mark.parametrize("country", ["SE", "NO"])
@given(data=st.data())
def test_random_walks_never_reach_an_illegal_state(country, data):
    law, known, legal = LAWS[country], facts(country=country), {"SE": sweden, "NO": norway}[country]
    for place in range(data.draw(st.integers(0, 14))):
        before = state_of(known)
        kind, role = tried(data, country, before)
        new = Sent(place + 1, str(place), kind, role, UNITS[role], None, None, at(place + 1))
        longer = replace(known, notices=(*known.notices, new))
        assert is_legal(longer) == ((before, kind, role) in law.transitions)
        if not is_legal(longer):
            assert kind not in may_send(known, role)
            continue
        known = longer
        after = state_of(known)
        assert after in {legal.ADMITTED, legal.NOTIFIED, legal.READY, legal.ENDED, State.INTERRUPTED, State.WITHDRAWN}
        if after is State.READY:
            assert any(n.kind is Kind.ADMISSION for n in known.notices), "ready without an admission notice"
            assert known.standing_ready()
        if before is State.ENDED:
            assert after is State.ENDED, "nobody comes back by a notice: a new admission is a new case"


def test_sweden_has_no_withdrawn_state_and_norway_no_interrupted_one():
    states = {code: {state for (state, _k, _r), _a in law.transitions.items()} for code, law in LAWS.items()}
    assert State.WITHDRAWN not in states["SE"] and State.INTERRUPTED not in states["NO"]
    assert (State.READY, Kind.NOT_READY, H) in LAWS["NO"].transitions
    assert not any(kind in {Kind.SIP_CALL, Kind.SIP_HELD} for _s, kind, _r in LAWS["NO"].transitions)


@given(st.permutations([ADMISSION, NAMED, READY]))
def test_the_order_in_which_notices_were_written_down_changes_nothing(order):
    assert is_legal(facts(*order)) and state_of(facts(*order)) is State.READY


def test_a_withdrawn_ready_notice_gives_a_new_clock():
    again = facts(ADMISSION, READY, (50, Kind.NOT_READY, H, ALL_SE), (90, *READY[1:]))
    assert [n.sent_at for n in again.standing_ready()] == [at(90)] * 3
    assert standing(again, H, ZONE).ready_at == at(90)


# Contents.
def test_an_admission_notice_rejects_any_fifth_item():
    assert surplus("SE", Kind.ADMISSION, {"diagnosis": "J18.9"}) == ("diagnosis",)
    assert surplus("SE", Kind.ADMISSION, {}) == ()


@pytest.mark.parametrize(("given_parts", "lacks"), [({}, 3), ({"status": "x"}, 0), ({"course": " "}, 3)])
def test_norwegian_health_information_must_say_something(given_parts, lacks):
    assert len(missing("NO", Kind.INFORMATION, given_parts)) == lacks


def test_the_five_norwegian_judgements_are_all_needed():
    assert len(missing("NO", Kind.READY_JUDGEMENT, {})) == 5


@given(st.dictionaries(st.sampled_from(["information", "summary"]), st.text(min_size=1).filter(str.strip)))
def test_written_parts_come_back_as_they_were(parts):
    assert as_parts(as_text(parts)) == {name: text.strip() for name, text in parts.items()}


def test_every_kind_with_contents_is_a_kind_that_its_country_sends():
    for country, holds in HOLDS.items():
        assert set(holds) <= {kind for _s, kind, _r in LAWS[country].transitions}


# Who may know what.
WHOLE = facts(
    ADMISSION, NAMED, READY, (50, Kind.ANSWER, M, (H,), {"answer": Answer.CAN_RECEIVE, "about_at": at(90)}),
    (52, Kind.PATIENT_INFORMATION, H, ()),
)  # fmt: skip


@pytest.mark.parametrize("role", [P, M, S])
def test_only_the_hospital_knows_when_the_person_came_and_what_was_judged(role):
    shown = shown_to(WHOLE, role, UNITS[role])
    assert (shown.admitted_at, shown.need_judged_at, shown.needs, shown.discipline) == (None, None, frozenset(), "")
    assert not any(n.kind in INSIDE for n in shown.notices)
    assert [n.to for n in shown.of(Kind.ADMISSION)] == [role], "the admission notice does not tell who else got it"
    assert {n.to for n in shown.of(Kind.DISCHARGE_READY)} == set(ALL_SE)


def test_social_services_do_not_hear_what_municipal_health_care_answered():
    assert not shown_to(WHOLE, S, UNITS[S]).of(Kind.ANSWER)
    assert len(shown_to(WHOLE, H, UNITS[H]).of(Kind.ANSWER)) == 2


@given(st.data())
def test_what_a_party_was_not_told_changes_nothing_of_what_it_knows(data):
    """A pair of worlds that differ in one notice between others looks the same."""
    hours = data.draw(st.floats(6, 47))
    hidden = (hours, data.draw(st.sampled_from([Kind.ANSWER, Kind.INFORMATION])), H, (P,), {"answer": ""})
    one, other = facts(ADMISSION, NAMED, READY), facts(ADMISSION, NAMED, READY, hidden)
    assert shown_to(one, S, 4) == shown_to(other, S, 4)
    assert standing(shown_to(one, S, 4), S, ZONE) == standing(shown_to(other, S, 4), S, ZONE)


# Whose step it is.
@pytest.mark.parametrize(
    ("steps", "role", "code", "due"),
    [
        ((), H, "admission_notice", at(24)),
        ((ADMISSION,), H, "name_contact", at(96)),
        ((ADMISSION,), P, "name_contact", at(96)),
        ((ADMISSION,), S, "plan", None),
        ((ADMISSION, NAMED, READY), P, "sip_call", local("2025-09-06T23:59")),
        ((ADMISSION, NAMED, READY), M, "answer", local("2025-09-05T23:59")),
        ((ADMISSION, NAMED, READY), H, "answer", local("2025-09-05T23:59")),
    ],
)
def test_next_step(steps, role, code, due):
    known = shown_to(facts(*steps), role, UNITS[role])
    step = next_step(known, role, ZONE)
    assert (step.code, step.due) == (code, due)


def test_a_call_that_the_hospital_does_not_hear_of_is_not_late_to_it():
    called = (50, Kind.SIP_CALL, P, (M, S), {"about_at": at(120)})
    for steps in ((ADMISSION, NAMED, READY), (ADMISSION, NAMED, READY, called)):
        found = open_duties(shown_to(facts(*steps), H, UNITS[H]), H, ZONE)
        assert [(duty.due, duty.waits) for duty in found if duty.code == "sip_call"] == [(None, True)]


def test_a_declined_sip_needs_no_call_and_compulsory_care_has_its_own_plan():
    declined = (40, Kind.ANSWER, H, (P,), {"answer": Answer.SIP_DECLINED})
    assert sweden.sip_required(facts(ADMISSION, declined, READY)) == (False, "declined")
    assert sweden.sip_required(facts(ADMISSION, READY)) == (True, "both_principals")
    assert sweden.sip_required(facts((2, Kind.ADMISSION, H, (P,)))) == (False, "one_principal")
    compulsory = facts(ADMISSION, (48, Kind.COMPULSORY_OPEN_CARE, H, ALL_SE))
    assert sweden.sip_required(compulsory) == (False, "compulsory_care")
    assert state_of(compulsory) is State.READY, "it counts as the ready notice"


def test_after_a_death_nothing_waits():
    dead = facts(ADMISSION, READY, (60, Kind.DISCHARGED, H, ALL_SE, {"answer": End.DEAD}))
    assert open_duties(dead, H, ZONE) == ()
    assert not standing(dead, H, ZONE).open


def test_norway_the_municipality_answers_at_once():
    told = (2, Kind.ADMISSION, H, ALL_NO, {"about_at": at(96)})
    ready = (48, Kind.DISCHARGE_READY, H, ALL_NO, {"judged_at": at(47)})
    known = facts(told, ready, country="NO", needs=ALL_NO)
    step = next_step(known, Role.ALLOCATION_NO, ZONE)
    assert (step.code, step.due, step.certainty) == ("answer", at(48), "C")
    cannot = (49, Kind.ANSWER, Role.ALLOCATION_NO, (H,), {"answer": Answer.CANNOT_RECEIVE, "about_at": at(120)})
    again = next_step(facts(told, ready, cannot, country="NO", needs=ALL_NO), Role.ALLOCATION_NO, ZONE)
    assert (again.code, again.due) == ("answer", at(120))


@pytest.mark.parametrize("country", ["SE", "NO"])
@given(data=st.data())
def test_every_duty_can_be_done(country, data):
    """Wherever a walk leads, each duty of a part has a step that the table lets that part take."""
    known = facts(country=country, needs=ALL_SE if country == "SE" else ALL_NO)
    to = ALL_SE if country == "SE" else ALL_NO
    for place in range(data.draw(st.integers(0, 10))):
        kind, role = tried(data, country, state_of(known))
        given_answer = {"answer": data.draw(st.sampled_from([*Answer]))} if kind is Kind.ANSWER else {}
        new = [Sent(place * 9 + n, str(place), kind, role, UNITS[role], one, UNITS[one], at(place + 1), **given_answer)
               for n, one in enumerate(to)]  # fmt: skip
        longer = replace(known, notices=(*known.notices, *new))
        known = longer if is_legal(longer) else known
    for duty in open_duties(known, H, ZONE):
        step = STEP_OF_DUTY.get(duty.code)
        if step:
            assert step in steps_of(known, duty.role, on_leave=False), duty


@pytest.mark.parametrize(
    ("notice", "late"),
    [((24, Kind.ADMISSION), False), ((24.01, Kind.ADMISSION), True), ((2, Kind.ESTIMATE), None)],
)
def test_late_against_the_law(notice, late):
    hours, kind = notice
    known = facts((hours, kind, H, (P,)))
    assert was_late(known, known.notices[0], ZONE) is late
