"""How codes of other systems become the event store's: dated data, each with its source and how certain it is."""

from narvard_analytics.events.readers.fhir.codes.maps import CodeMap
from narvard_analytics.events.readers.fhir.codes.notices import NOTICE_MAPS
from narvard_analytics.events.readers.fhir.codes.plans import PLAN_MAPS
from narvard_analytics.events.readers.fhir.codes.professionals import PROFESSIONAL_MAPS
from narvard_analytics.events.readers.fhir.codes.scores import SCORE_MAPS
from narvard_analytics.events.readers.fhir.codes.statuses import STATUS_MAPS

CODE_MAPS: dict[str, CodeMap] = {**STATUS_MAPS, **PROFESSIONAL_MAPS, **PLAN_MAPS, **NOTICE_MAPS, **SCORE_MAPS}
"""By the name that a view gives in a column's tag `codes`."""
