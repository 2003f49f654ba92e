"""Identity numbers: what is read, what is refused and why, against an independent check of the digits."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn as independent_luhn
from stdnum.no import fodselsnummer as independent_norwegian

from narvard.care.patients.queries import made_up_number
from narvard.care.patients.rules.numbers import (
    KINDS,
    NumberRefused,
    kinds_of,
    luhn,
    mod_11,
    read_number,
    reserve_number,
    written,
)

DAY = date(2026, 11, 22)
BORN = st.dates(date(1930, 1, 1), date(2026, 11, 21))


def refused(text: str, **how: object) -> str:
    with pytest.raises(NumberRefused) as error:
        read_number(text, **{"country": "SE", "day": DAY, **how})
    assert str(error.value).startswith("The number was not read, because ")
    assert str(error.value).endswith(".")
    return error.value.code


@given(BORN, st.integers(0, 999))
def test_a_personnummer_is_read_with_ten_or_twelve_digits(born, serial):
    twelve = made_up_number(serial, born)
    assert independent_luhn.is_valid(twelve[2:])
    read = [
        read_number(text, country="SE", day=DAY)
        for text in (twelve, f"{twelve[:8]}-{twelve[8:]}", *_short(twelve, born))
    ]
    assert {(row.kind, row.value, row.birth_date) for row in read} == {("personnummer", twelve, born)}
    assert written("personnummer", twelve) == f"{twelve[:8]}-{twelve[8:]}"


def _short(twelve: str, born: date) -> list[str]:
    """With ten digits: the plus sign from the year in which someone turns a hundred."""
    sign = "+" if DAY.year - born.year >= 100 else "-"
    return [f"{twelve[2:8]}{sign}{twelve[8:]}"]


@given(BORN, st.integers(0, 999), st.integers(1, 9))
def test_a_wrong_check_digit_is_refused(born, serial, more):
    right = made_up_number(serial, born)
    wrong = right[:-1] + str((int(right[-1]) + more) % 10)
    assert refused(wrong) == "check_digit"


def _with_check(nine: str) -> str:
    return f"{nine}{luhn(nine)}"


SWEDISH = [
    ("191212121212", "", "personnummer", date(1912, 12, 12)),
    ("121212+1212", "", "personnummer", date(1912, 12, 12)),
    ("121212-1212", "", "personnummer", date(2012, 12, 12)),
    (_with_check("701063239"), "", "samordningsnummer", date(1970, 10, 3)),
]


@pytest.mark.parametrize(("text", "kind", "found", "born"), SWEDISH)
def test_swedish_numbers(text, kind, found, born):
    read = read_number(text, country="SE", day=DAY, kind=kind)
    assert (read.kind, read.birth_date) == (found, born)


@pytest.mark.parametrize(
    ("text", "how", "code"),
    [
        ("", {}, "not_understood"),
        ("Astrid", {}, "not_understood"),
        ("1940010", {}, "not_understood"),
        (_with_check("400230123"), {}, "no_such_day"),
        ("20" + _with_check("270101123"), {}, "not_born"),
        ("19" + _with_check("400101123")[:6] + "+" + _with_check("400101123")[6:], {}, "separator"),
        ("191212121212", {"birth_date": date(1912, 12, 13)}, "contradicts_birth_date"),
        ("191212121212", {"kind": "samordningsnummer"}, "another_kind"),
        ("A12", {"kind": "local_reserve"}, "assigner_missing"),
        ("x" * 30, {"kind": "local_reserve", "assigner": "SU"}, "not_understood"),
        ("123456789012", {"kind": "national_reserve"}, "not_understood"),
        ("12", {"kind": "lma"}, "not_understood"),
        ("191212121212", {"kind": "passport"}, "not_understood"),
    ],
)
def test_what_is_refused_says_why(text, how, code):
    assert refused(text, **how) == code


@pytest.mark.parametrize(
    ("text", "how", "kind", "value"),
    [
        ("19400101-a123", {"kind": "national_reserve"}, "national_reserve", "19400101A123"),
        ("50-123456/7", {"kind": "lma"}, "lma", "501234567"),
        ("r7/2026", {"kind": "local_reserve", "assigner": " SU "}, "local_reserve", "R7/2026"),
        ("2020 123456 07", {"kind": "duf_number"}, "duf_number", "202012345607"),
        ("H-77", {"kind": "h_number", "assigner": "HF"}, "h_number", "H77"),
    ],
)
def test_numbers_of_those_who_have_no_other(text, how, kind, value):
    read = read_number(text, country="SE", day=DAY, **how)
    assert (read.kind, read.value, read.birth_date) == (kind, value, None)
    assert read.assigner == how.get("assigner", "").strip()


def norwegian(born: date, *, days: int = 0, months: int = 0, individual: int | None = None) -> str:
    """A fødselsnummer of one born that day, with what is added to day and month."""
    first = individual if individual is not None else {19: 100, 20: 600}[born.year // 100]
    for number in range(first, first + 40):
        nine = f"{born.day + days:02d}{born.month + months:02d}{born:%y}{number:03d}"
        if checks := mod_11(nine):
            return f"{nine}{checks[0]}{checks[1]}"
    raise AssertionError(born)


@given(BORN)
def test_a_birth_number_agrees_with_the_independent_check(born):
    number = norwegian(born)
    assert independent_norwegian.validate(number) == number
    read = read_number(number, country="NO", day=DAY)
    assert (read.kind, read.value, read.birth_date, read.made_up) == ("fodselsnummer", number, born, False)
    d_number = read_number(norwegian(born, days=40), country="NO", day=DAY)
    assert (d_number.kind, d_number.birth_date) == ("d_number", born)


@given(BORN, st.integers(1, 99))
def test_a_birth_number_with_other_check_digits_is_refused(born, more):
    number = norwegian(born)
    wrong = number[:9] + f"{(int(number[9:]) + more) % 100:02d}"
    assert refused(wrong, country="NO") == "check_digit"


def test_the_sample_of_no_basis_fails():
    assert refused("13057444850", country="NO") == "check_digit"


CENTURIES = [
    (date(1854, 5, 1), 500),
    (date(1899, 5, 1), 749),
    (date(1900, 5, 1), 0),
    (date(1939, 5, 1), 499),
    (date(1940, 5, 1), 900),
    (date(1999, 5, 1), 960),
    (date(2000, 5, 1), 500),
    (date(2026, 5, 1), 960),
]


@pytest.mark.parametrize(("born", "individual"), CENTURIES)
def test_the_individual_number_tells_the_century(born, individual):
    low = max(individual - 39, 0) if individual in {499, 749} else individual
    assert read_number(norwegian(born, individual=low), country="NO", day=DAY).birth_date == born


def test_a_year_that_no_individual_number_stands_for_is_refused():
    assert refused(norwegian(date(1945, 5, 1), individual=600), country="NO") == "no_such_day"


@pytest.mark.parametrize("months", [40, 65, 80])
def test_a_made_up_number_is_read_only_where_it_is_allowed(months):
    number = norwegian(date(1980, 3, 4), months=months)
    assert refused(number, country="NO") == "made_up"
    read = read_number(number, country="NO", day=DAY, made_up_allowed=True)
    assert (read.birth_date, read.made_up) == (date(1980, 3, 4), True)


def relaxed(born: date) -> str:
    """A number as assigned from 2032: its first check digit is right by the new rule, and not by the old one."""
    for individual in range(1000):
        nine = f"{born:%d%m%y}{individual:03d}"
        strict = mod_11(nine)
        for first in range(10):
            ten = f"{nine}{first}"
            second = next((d for d in range(10) if _second_is_right(ten, d)), None)
            if second is not None and strict and first == (strict[0] + 2) % 11 and (strict[0] + 2) < 10:
                return f"{ten}{second}"
    raise AssertionError(born)


def _second_is_right(ten: str, digit: int) -> bool:
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
    return sum(int(d) * w for d, w in zip(f"{ten}{digit}", weights, strict=True)) % 11 == 0


def test_the_rule_of_2032_holds_from_that_day_only():
    born = date(2031, 12, 24)
    number = relaxed(born)
    assert refused(number, country="NO", day=date(2031, 12, 31)) == "check_digit"
    later = {"country": "NO", "day": date(2032, 1, 1)}
    assert read_number(number, **later, birth_date=born).birth_date == born
    assert read_number(number, **later).birth_date is None
    assert refused(number, **later, birth_date=born - timedelta(days=1)) == "contradicts_birth_date"
    assert read_number(norwegian(date(1980, 3, 4)), **later, birth_date=date(1980, 3, 4)).kind == "fodselsnummer"


def test_from_2032_a_check_digit_outside_the_four_is_refused():
    number = norwegian(date(1980, 3, 4))
    kept = {refused_or_read(number[:9] + f"{first}{_second(number[:9] + str(first))}") for first in range(10)}
    assert len({row for row in kept if row}) in {3, 4}


def _second(ten: str) -> str:
    return next((str(digit) for digit in range(10) if _second_is_right(ten, digit)), "0")


def refused_or_read(number: str) -> str:
    try:
        return read_number(number, country="NO", day=date(2033, 1, 1)).value
    except NumberRefused:
        return ""


def test_a_shared_help_number_has_the_check_digits_and_tells_nothing():
    number = next(f"{nine}{c[0]}{c[1]}" for nine in ("812345678", "812345679") if (c := mod_11(nine)))
    read = read_number(number, country="NO", day=DAY)
    assert (read.kind, read.birth_date) == ("shared_help_number", None)
    assert refused(number[:-1] + str((int(number[-1]) + 1) % 10), country="NO") == "check_digit"


def test_a_help_number_in_the_old_form_must_agree_with_the_birth_date():
    number = norwegian(date(1980, 3, 4), months=40)
    how = {"country": "NO", "day": DAY, "kind": "h_number", "assigner": "HF"}
    assert read_number(number, **how, birth_date=date(1980, 3, 4)).kind == "h_number"
    assert refused(number, **how, birth_date=date(1980, 3, 5)) == "contradicts_birth_date"


def test_twelve_digits_are_a_duf_number_in_norway_and_a_personnummer_in_sweden():
    assert read_number("202112345607", country="NO", day=DAY).kind == "duf_number"
    assert read_number("191212121212", country="SE", day=DAY).kind == "personnummer"


@given(BORN, st.integers(1, 999))
def test_a_reserve_number_is_never_taken_for_a_personnummer(born, place):
    number = reserve_number(born, place)
    assert refused(number) == "not_understood"
    assert read_number(number, country="SE", day=DAY, kind="local_reserve", assigner="SU").value == number


def test_each_kind_says_where_it_comes_from_and_how_certain_it_is():
    assert {kind.country for kind in KINDS.values()} == {"SE", "NO"}
    assert all(kind.source and kind.certainty in "ABCDX" for kind in KINDS.values())
    for country in ("SE", "NO"):
        ranks = [kind.rank for kind in kinds_of(country)]
        assert ranks == sorted(set(ranks))
    assert KINDS["personnummer"].oid == "1.2.752.129.2.1.3.1"
    assert KINDS["fodselsnummer"].system == "urn:oid:2.16.578.1.12.4.1.4.1"
