"""The records of an answer, one after another, so that memory does not grow with the file.

A document type or an entity is refused: no contract has one, and they are ways to attack a parser.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from narvard_analytics.errors import AnalyticsError

CONTRACT = "urn:riv:clinicalprocess:logistics:logistics:{}Responder:{}"
ANSWERS: Mapping[str, str] = {
    f"{{{CONTRACT.format(name, version)}}}{name}Response": record
    for name, record, versions in (("GetCareContacts", "careContact", "23"), ("GetCarePlans", "carePlan", "2"))
    for version in versions
}
"""The element of an answer, with its namespace, and the name of its records [C]."""
FAILED = "ERROR"


class MessageNotRead(AnalyticsError):
    """An answer cannot be read to its end. `reason` is the finding's code, `line` where in the file it stopped."""

    def __init__(self, reason: str, line: int = 1) -> None:
        self.reason = reason
        self.line = line
        super().__init__(f"The answer cannot be read ({reason}, line {line}). Fetch it again.")


@dataclass(frozen=True)
class Part:
    """An element by its name without namespace: its text and its parts."""

    name: str
    text: str = ""
    parts: tuple["Part", ...] = field(default=())

    def find(self, path: str) -> "Part":
        """The first part at a path of names with slashes; an empty part where there is none.

        >>> Part("a", parts=(Part("b", "x"),)).find("b").text
        'x'
        """
        found = self
        for step in path.split("/"):
            found = next((part for part in found.parts if part.name == step), Part(step))
        return found

    def said(self, path: str) -> str | None:
        """The text at a path, None where there is none."""
        return self.find(path).text or None

    def code(self, path: str) -> str:
        """The code at a path, whether it stands plainly or as a coded value (CVType)."""
        found = self.find(path)
        return found.find("code").text or found.text


def records(stream: BinaryIO) -> Iterator[Part]:
    """The records of the answers in an XML document, in or out of a SOAP envelope.

    Raises MessageNotRead.
    """
    try:
        yield from _records(stream)
    except DefusedXmlException as error:
        raise MessageNotRead("forbidden_xml") from error
    except ParseError as error:
        raise MessageNotRead("truncated_file", error.position[0]) from error


def _records(stream: BinaryIO) -> Iterator[Part]:
    above: list[Element] = []
    record = ""
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            record = ANSWERS.get(element.tag, record)
            above.append(element)
            continue
        above.pop()
        name = _local(element.tag)
        if record and above and above[-1].tag in ANSWERS:
            if name == record:
                yield _part(element)
            elif _part(element).said("resultCode") == FAILED:
                raise MessageNotRead("answered_with_error")
            above[-1].remove(element)
    if not record:
        raise MessageNotRead("unknown_message")


def _part(element: Element) -> Part:
    return Part(_local(element.tag), (element.text or "").strip(), tuple(_part(below) for below in element))


def _local(tag: Any) -> str:
    return str(tag).rsplit("}", 1)[-1]
