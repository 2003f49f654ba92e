"""Small made-up answers of the service contracts for the tests."""

from pathlib import Path

NAMESPACE = "urn:riv:clinicalprocess:logistics:logistics:{}Responder:{}"
ENVELOPE = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>{}</s:Body></s:Envelope>'
PERSON = ("191212121212", "1.2.752.129.2.1.3.1")


def answer(*records: str, contract="GetCareContacts", version="3", result="OK") -> str:
    """An answer with these records, in a SOAP envelope."""
    space = NAMESPACE.format(contract, version)
    outcome = f"<result><resultCode>{result}</resultCode></result>"
    body = f'<r:{contract}Response xmlns:r="{space}">{"".join(records)}{outcome}</r:{contract}Response>'
    return '<?xml version="1.0" encoding="UTF-8"?>' + ENVELOPE.format(body)


def header(name: str, document="d1", person=PERSON, more="") -> str:
    return (
        f"<{name}><documentId>{document}</documentId><sourceSystemHSAId>SE1-SYS</sourceSystemHSAId>"
        f"<patientId><id>{person[0]}</id><type>{person[1]}</type></patientId>"
        "<accountableHealthcareProfessional><authorTime>20240103120000</authorTime>"
        "<healthcareProfessionalCareUnitHSAId>SE1-UNIT</healthcareProfessionalCareUnitHSAId>"
        "<healthcareProfessionalCareGiverHSAId>SE1-GIVER</healthcareProfessionalCareGiverHSAId>"
        f"</accountableHealthcareProfessional>{more}</{name}>"
    )


def care_contact(kind="1", status="53671000052101", start="20240102100000", end="20240102100000", **more) -> str:
    """A care contact of version 3, its codes as coded values."""
    codes = "".join(
        f"<{name}><code>{code}</code></{name}>"
        for name, code in (("careContactCode", kind), ("careContactStatus", status))
    )
    period = f"<careContactTimePeriod><start>{start}</start><end>{end}</end></careContactTimePeriod>"
    unit = "<careContactOrgUnit><orgUnitHSAId>SE1-WARD</orgUnitHSAId></careContactOrgUnit>"
    return (
        f"<careContact>{header('careContactHeader', **more)}"
        f"<careContactBody>{codes}{unit}{period}</careContactBody></careContact>"
    )


def care_plan(kind="SIP", **more) -> str:
    body = f"<carePlanBody><typeOfCarePlan>{kind}</typeOfCarePlan></carePlanBody>"
    return f"<carePlan>{header('carePlanHeader', **more)}{body}</carePlan>"


def write_answer(folder: Path, *records: str, **more) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "answer.xml").write_text(answer(*records, **more), encoding="utf-8")
    return folder
