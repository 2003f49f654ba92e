"""What is a stay and what is not: cancelled, on leave, in parts, in several versions, deleted."""

import json

from narvard_analytics.events.tests.exports import checked, condition, encounter, patient, reasons, rows, write_ndjson


def stay(number="s1", status="finished", start="2024-01-02", end="2024-01-09", **more):
    period = {"start": f"{start}T10:00:00+01:00", **({"end": f"{end}T10:00:00+01:00"} if end else {})}
    return encounter(number, "IMP", status, **{"period": period, **more})


def ward(unit, start, end=None):
    period = {"start": f"{start}T10:00:00+01:00", **({"end": f"{end}T10:00:00+01:00"} if end else {})}
    return {"location": {"reference": f"Location/{unit}"}, "period": period}


def told(folder):
    """Stay, episode, unit, and days of admission and discharge."""
    return [
        (r["stay"], r["episode"], r["unit"], r["admitted_at"].day, r["discharged_at"] and r["discharged_at"].day)
        for r in rows(folder, "stays")
    ]


LEAVE = [{"status": "onleave", "period": {"start": "2024-01-04T10:00:00+01:00", "end": "2024-01-06T10:00:00+01:00"}}]
W1, W1_AGAIN, W2 = (
    ward("w1", "2024-01-02", "2024-01-04"),
    ward("w1", "2024-01-06", "2024-01-09"),
    ward("w2", "2024-01-04"),
)
STAYS = [
    ("a whole stay", stay(), [("s1", "s1", None, 2, 9)]),
    ("cancelled", stay(status="cancelled"), []),
    ("planned", stay(status="planned"), []),
    ("entered in error", stay(status="entered-in-error"), []),
    ("on leave, with an end", stay(status="onleave"), [("s1", "s1", None, 2, None)]),
    ("in progress, with an end", stay(status="in-progress"), [("s1", "s1", None, 2, None)]),
    ("in progress", stay(status="in-progress", end=None), [("s1", "s1", None, 2, None)]),
    ("two wards", stay(location=[W2, W1]), [("s1.1", "s1", "w1", 2, 4), ("s1.2", "s1", "w2", 4, None)]),
    ("back after leave", stay(location=[W1, W1_AGAIN], statusHistory=LEAVE), [("s1", "s1", "w1", 2, 9)]),
    ("back without leave", stay(location=[W1, W1_AGAIN]), [("s1.1", "s1", "w1", 2, 4), ("s1.2", "s1", "w1", 6, 9)]),
    (
        "same ward twice in a row",
        stay(location=[W1, ward("w1", "2024-01-04", "2024-01-06"), ward("w3", "2024-01-06", "2024-01-09")]),
        [("s1.1", "s1", "w1", 2, 6), ("s1.2", "s1", "w3", 6, 9)],
    ),
]


def test_stays_of_one_encounter(tmp_path):
    """Each case is a person's of its own, so that one reading tells them all."""
    people, seen = [], []
    for number, (_, one, _) in enumerate(STAYS):
        people.append(patient(f"p{number}"))
        seen.append({**one, "id": f"n{number}", "subject": {"reference": f"Patient/p{number}"}})
    got = told(write_ndjson(tmp_path, *people, *seen))
    for number, (name, _, expected) in enumerate(STAYS):
        own = [
            (s.replace(f"n{number}", "s1", 1), e.replace(f"n{number}", "s1"), *r)
            for s, e, *r in got
            if e == f"n{number}"
        ]
        assert own == [tuple(row) for row in expected], name
    said = reasons(checked(tmp_path))
    assert {"cancelled", "not_done", "entered_in_error"} <= said


def part_of(number):
    return {"partOf": {"reference": f"Encounter/{number}"}}


def test_parts_tell_the_whole_and_share_its_episode(tmp_path):
    whole, deep = stay("whole"), stay("deep", start="2024-01-05", **part_of("second"))
    first = stay("first", end="2024-01-05", **part_of("whole"))
    second = stay("second", start="2024-01-05", **part_of("whole"))
    gone = stay("gone", status="cancelled", **part_of("whole"))
    outside = stay("outside", **part_of("elsewhere"))
    folder = write_ndjson(
        tmp_path,
        patient(),
        *(whole, first, second, deep, gone, outside),
        condition("c1", encounter={"reference": "Encounter/whole"}),
        condition("c2", encounter={"reference": "Encounter/gone"}),
    )
    assert [(s, e) for s, e, *_ in told(folder)] == [
        ("deep", "whole"),
        ("first", "whole"),
        ("outside", "elsewhere"),
    ]
    assert [row["event"] for row in rows(folder, "diagnoses")] == ["deep"]
    report = checked(folder)
    assert report.sound
    counts = {f.reason: f.count for f in report.findings}
    assert (counts["told_by_its_parts"], counts["encounter_left_out"]) == (2, 1)


def test_a_chain_that_comes_back_to_itself_leaves_each_its_own(tmp_path):
    ring = [stay("a", **part_of("b")), stay("b", **part_of("c")), stay("c", **part_of("a")), stay("d", **part_of("d"))]
    folder = write_ndjson(tmp_path, patient(), *ring)
    assert [(s, e) for s, e, *_ in told(folder)] == [("a", "a"), ("b", "b"), ("c", "c"), ("d", "d")]
    assert "circular_reference" in reasons(checked(folder))


def test_codes_on_several_wards_stand_on_the_last(tmp_path):
    folder = write_ndjson(tmp_path, patient(), stay("e1", location=[W2, W1]), condition())
    assert [row["event"] for row in rows(folder, "diagnoses")] == ["e1.2"]


def version(resource, number, day=1):
    changed = f"2024-02-{day:02}T00:00:00Z" if day else None
    return {**resource, "meta": {"versionId": str(number), **({"lastUpdated": changed} if changed else {})}}


VERSIONS = [
    ("a revised start moves the stay", [version(stay(), 1, 1), version(stay(start="2024-01-04"), 2, 2)], [4]),
    ("in any order", [version(stay(start="2024-01-04"), 2, 2), version(stay(), 1, 1)], [4]),
    ("by number at the same time", [version(stay(start="2024-01-04"), 10), version(stay(), 9)], [4]),
    ("by number alone", [version(stay(start="2024-01-04"), 10, 0), version(stay(), 9, 0)], [4]),
    ("later cancelled", [version(stay(), 1, 1), version(stay(status="cancelled"), 2, 2)], []),
    ("cancelled, then taken up again", [version(stay(status="cancelled"), 1, 1), version(stay(), 2, 2)], [2]),
    ("later entered in error", [version(stay(), 1), version(stay(status="entered-in-error"), 2)], []),
]


def test_the_newest_version_counts(tmp_path):
    seen = [{**one, "id": f"n{n}"} for n, (_, versions, _) in enumerate(VERSIONS) for one in versions]
    folder = write_ndjson(tmp_path, patient(), *seen)
    got = rows(folder, "stays")
    for number, (name, _, days) in enumerate(VERSIONS):
        assert [r["admitted_at"].day for r in got if r["stay"] == f"n{number}"] == days, name
    report = checked(folder)
    assert report.sound
    assert [f.count for f in report.findings if f.reason == "older_version"] == [len(VERSIONS)]


def test_parts_of_an_older_version_are_gone_with_it(tmp_path):
    seen = [
        version(encounter(participant=[{"individual": {"reference": f"Practitioner/{who}"}}]), number)
        for number, who in enumerate(("old", "new"))
    ]
    folder = write_ndjson(tmp_path, patient(), *seen)
    assert [row["practitioner"] for row in rows(folder, "contact_participants")] == ["new"]


def test_what_is_deleted_is_gone(tmp_path):
    """Deletions lie in a folder of their own, as the clients of bulk exports leave them."""
    folder = write_ndjson(tmp_path, patient(), stay(), stay("s2"))
    asked = {"request": {"method": "DELETE", "url": "Encounter/s1"}}
    (folder / "deleted").mkdir()
    bundle = json.dumps({"resourceType": "Bundle", "entry": [asked]})
    (folder / "deleted" / "Encounter.000.ndjson").write_text(bundle + "\n")
    assert [s for s, *_ in told(folder)] == ["s2"]
    assert "deleted" in reasons(checked(folder))
