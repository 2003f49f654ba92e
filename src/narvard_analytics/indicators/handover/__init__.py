"""What the law asks of those who hand a patient over at admission and discharge: was it done, and in time."""

from narvard_analytics.indicators.handover import admission_notice, care_contact, discharge_summary, sip_call

INDICATORS = (sip_call.INDICATOR, care_contact.INDICATOR, admission_notice.INDICATOR, discharge_summary.INDICATOR)
