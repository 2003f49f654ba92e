"""Notices of the discharge process."""

from narvard_analytics.events.readers.fhir.codes.maps import CodeMap, own, words
from narvard_analytics.events.schema.coordination import NOTICE_KINDS

NOTICE_MAPS: dict[str, CodeMap] = {
    "notice_kind": CodeMap(
        "Communication.category and topic, and Task.code: the event store's own code, or the notice's name in Sweden"
        " (2017:612) or Norway (standards of PLO).",
        "2017:612; ehelse.no, PLO 1.6; the glossary",
        "[D]",
        {
            **own(NOTICE_KINDS),
            **words(
                admission="inskrivningsmeddelande, melding om innlagt pasient, admission notice",
                discharge_ready="underrättelse om att patienten är utskrivningsklar, utskrivningsklar,"
                " melding om utskrivningsklar pasient, discharge-ready notice",
                not_ready="avmelding av utskrivningsklar pasient",
                compulsory_open_care="underrättelse om öppen psykiatrisk tvångsvård",
                sip_call="kallelse till sip, kallelse till samordnad individuell planering",
                discharged="melding om utskrevet pasient, utskrivningsmeddelande",
                discharge_summary="epikrise, utskrivningsrapport, slutanteckning",
                information="helseopplysninger",
            ),
        },
        otherwise="!no_counterpart",
    ),
}
