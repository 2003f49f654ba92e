"""What datasets and tables are called on pages."""

from django.utils.translation import gettext as _


def dataset_label(code: str) -> str:
    """What a dataset is called on a page; an unknown code as it stands."""
    labels = {
        "care_events": _("Care events"),
        "kolada": _("Figures from Kolada"),
        "patient_survey": _("Patient survey"),
        "waiting_times": _("Waiting-time statistics"),
        "home_run": _("Figures computed at home"),
    }
    return labels.get(code, code)


def terms_of_use(dataset: str) -> str:
    """What has to be known before figures of others are used; empty where nothing has. Certainty [C]."""
    terms = {
        "kolada": _(
            "Name Kolada (RKA) as the source of the figures as they stand. What is computed further from them may not"
            " be published under Kolada's name."
        ),
    }
    return terms.get(dataset, "")


def table_label(name: str) -> str:
    """What a table of the event store is called on a page; an unknown name as it stands."""
    labels = {
        "persons": _("Persons"),
        "residence": _("Residence"),
        "listings": _("Listing at a primary-care unit"),
        "named_contacts": _("Named contacts"),
        "contacts": _("Contacts"),
        "contact_participants": _("Professionals in contacts"),
        "stays": _("Inpatient stays"),
        "diagnoses": _("Diagnoses"),
        "procedures": _("Procedures"),
        "notices": _("Notices between organizations"),
        "plans": _("Individual plans"),
        "interventions": _("Municipal interventions"),
        "referrals": _("Referrals"),
        "waits": _("Waits"),
        "wait_pauses": _("Pauses in waits"),
        "measurements": _("Scores"),
        "surveys": _("Survey rounds"),
        "answers": _("Survey answers"),
        "cohorts": _("Target-group membership"),
        "units": _("Care units"),
        "capacity": _("Capacity"),
        "small_areas": _("Small areas"),
        "population": _("Population"),
        "aggregates": _("Figures computed elsewhere"),
    }
    return labels.get(name, name)
