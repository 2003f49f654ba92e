"""How the contracts' codes become the event store's.

Source: TKB clinicalprocess:logistics:logistics 3.0.12 [A] for the codes; the counterparts are judgements [D].
"""

from narvard_analytics.events.readers.fhir.codes.plans import TYPE_OF_CARE_PLAN

LEFT_OUT = "!"
"""Before a reason: what has such a code is left out, and the report says why."""

IDENTITY_TYPES = ("1.2.752.129.2.1.3.1", "1.2.752.129.2.1.3.3")
"""patientId.type of personnummer and samordningsnummer [A]; any other is a reserve number, known at one place only."""

BOOKED, CANCELLED, ONGOING = "53631000052103", "53641000052109", "53651000052107"
ABORTED, CLOSED, LEAVE = "53661000052105", "53671000052101", "53681000052104"
NULLIFIED, WAITING_LIST = "53691000052102", "53701000052102"
"""careContactStatus of version 3: SNOMED CT SE, the set 53761000052103 [A]."""

CONTACT_STATUS = {
    BOOKED: "planned",
    CANCELLED: "cancelled",
    ONGOING: "in_progress",
    ABORTED: "finished",
    CLOSED: "finished",
    LEAVE: "in_progress",
    NULLIFIED: LEFT_OUT + "entered_in_error",
    WAITING_LIST: LEFT_OUT + "not_done",
}
STAY_STATUS = {
    **CONTACT_STATUS,
    BOOKED: LEFT_OUT + "not_done",
    CANCELLED: LEFT_OUT + "cancelled",
    LEAVE: "on_leave",
}
"""A stay that is booked has not begun, one that is cancelled leaves none, and leave is no discharge."""

STAY_TYPE = "3"
CONTACT_KIND = {"1": "visit", "2": "phone", "4": "visit"}
"""KV Vårdkontakttyp 1.2.752.129.2.2.2.25 [A; the digits C]: 1 visit, 2 telephone, 3 stay, 4 day care, 5 another."""

PLAN_KIND = TYPE_OF_CARE_PLAN
NO_COUNTERPART = LEFT_OUT + "no_counterpart"
