"""Kinds of plans and referrals, in FHIR and in the Swedish service contracts."""

from narvard_analytics.events.readers.fhir.codes.maps import CodeMap, own, words
from narvard_analytics.events.readers.fhir.codes.professionals import SNOMED

PLAN_KINDS = "sip lpt lss individual patient_contract rehabilitation care"
TYPE_OF_CARE_PLAN = {
    "SIP": "sip",
    "SPLPTLRV": "lpt",
    "VP": "care",
    "HP": "rehabilitation",
    "RP": "rehabilitation",
    "SVP": "care",
}
"""typeOfCarePlan of GetCarePlans 2.0: the codes [A], their counterparts [D].

SPU (the coordinated plan at discharge before 2018) and GP (the social service's genomförandeplan) have none.
"""

PLAN_MAPS: dict[str, CodeMap] = {
    "plan_kind": CodeMap(
        "CarePlan.category: the event store's own code, typeOfCarePlan of GetCarePlans, SNOMED CT, or words.",
        "TKB clinicalprocess:logistics:logistics; US Core for assess-plan; the glossary",
        "[D]",
        {
            **own(PLAN_KINDS),
            **{f"|{code}": kind for code, kind in TYPE_OF_CARE_PLAN.items()},
            f"{SNOMED}|734163000": "care",
            "|assess-plan": "care",
            **words(
                sip="sip, samordnad individuell plan, coordinated individual plan",
                lpt="samordnad vårdplan",
                individual="individuell plan",
                patient_contract="patientkontrakt",
                rehabilitation="rehabiliteringsplan, habiliteringsplan",
                care="vårdplan",
            ),
        },
        otherwise="!no_counterpart",
    ),
    "referral_kind": CodeMap(
        "ServiceRequest.category or code of a referral; other requests are orders for tests and treatments.",
        "SNOMED CT",
        "[C]",
        {
            f"{SNOMED}|3457005": "referral",
            f"{SNOMED}|306206005": "referral",
            "|referral": "referral",
            **words(referral="remiss, henvisning, referral"),
        },
    ),
}
