"""What a FHIR reference points at: relative, absolute, urn:uuid, conditional, or by identifier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Resource = Mapping[str, Any]


def reference_keys(reference: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The keys under which a reference's target may be known, best first.

    >>> reference_keys({"reference": "https://example.org/fhir/Patient/7"})
    ('Patient/7', 'https://example.org/fhir/Patient/7')
    >>> reference_keys({"reference": "Practitioner?identifier=urn:x|9"})
    ('Practitioner|urn:x|9',)
    """
    reference = reference or {}
    text = str(reference.get("reference") or "")
    keys = []
    kind, conditional, condition = text.partition("?identifier=")
    if conditional:
        keys.append(f"{kind}|{condition}")
    elif text.startswith("urn:"):
        keys.append(text)
    elif text:
        keys.extend(dict.fromkeys(("/".join(_without_version(text).split("/")[-2:]), text)))
    identifier = reference.get("identifier")
    if identifier:
        keys.append(f"{reference.get('type', '')}|{_identifier_key(identifier)}")
    return tuple(keys)


def own_keys(resource: Resource, full_url: str = "") -> tuple[str, ...]:
    """The keys under which other resources may refer to this one."""
    kind = resource["resourceType"]
    keys = [f"{kind}/{resource['id']}"] if resource.get("id") else []
    keys += [full_url] if full_url else []
    for identifier in resource.get("identifier") or ():
        key = _identifier_key(identifier)
        keys += [f"{kind}|{key}", f"|{key}"]
    return tuple(keys)


@dataclass
class Directory:
    """What resources are called in the event store, by every key that may refer to them."""

    names: dict[str, str] = field(default_factory=dict)

    def add(self, resource: Resource, name: str, full_url: str = "") -> None:
        """Remember a resource's name."""
        for key in own_keys(resource, full_url):
            self.names[key] = name

    def find(self, reference: Mapping[str, Any] | None) -> str | None:
        """The name of what a reference points at, or None."""
        return next((self.names[key] for key in reference_keys(reference) if key in self.names), None)

    def find_or_own_words(self, reference: Mapping[str, Any] | None) -> str | None:
        """The name of what a reference points at, else the id that the reference itself tells."""
        found = self.find(reference)
        if found is not None:
            return found
        keys = reference_keys(reference)
        return keys[0].rsplit("|", 1)[-1].rsplit("/", 1)[-1].removeprefix("urn:uuid:") if keys else None


def preferred_identifier(resource: Resource, systems: Iterable[str]) -> str:
    """The resource's identifier in the first of the systems that it has, else its id."""
    values = {i.get("system"): i.get("value") for i in resource.get("identifier") or ()}
    found = next((values[system] for system in systems if values.get(system)), None)
    return str(found or resource.get("id") or "")


def codings(concept: Mapping[str, Any] | None) -> tuple[tuple[str, str], ...]:
    """System and code of each coding in a concept."""
    return tuple((str(c.get("system") or ""), str(c.get("code") or "")) for c in (concept or {}).get("coding") or ())


def _identifier_key(identifier: Mapping[str, Any]) -> str:
    return f"{identifier.get('system', '')}|{identifier.get('value', '')}"


def _without_version(text: str) -> str:
    return text.split("/_history/")[0]
