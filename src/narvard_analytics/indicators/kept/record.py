"""What stands beside a kept result: what was asked, what it was computed from, by which code."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any, Self

from narvard_analytics.engines.contents import Contents
from narvard_analytics.events.manifest import hash_of
from narvard_analytics.indicators.scope import VisitScope
from narvard_analytics.reference_data.code_lists import CodeList, Entry

ID_LENGTH = 12


@dataclass(frozen=True)
class Request:
    """What a result answers, beside its periods. code: see `code_version`; lists: those of the user, by id."""

    indicator: str
    version: str
    code: str
    by: tuple[str, ...]
    period: str
    municipalities: tuple[str, ...]
    visits: VisitScope = field(default_factory=VisitScope)
    lists: Mapping[str, CodeList] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What identifies the request, as hexadecimal characters."""
        return hash_of(asdict(self))[:ID_LENGTH]


@dataclass(frozen=True)
class Source:
    """The event store that a result was computed from.

    deliveries: SHA-256 of each table, by delivery in force. tables: those that the definition read, with what they
    held. cut_off_day, observed_from, inputs: as the engine says.
    """

    deliveries: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, Contents]
    authorities: Mapping[str, tuple[str, ...]]
    cut_off: datetime
    cut_off_day: date
    observed_from: date
    inputs: str


@dataclass(frozen=True)
class Record:
    """A kept result. ends: of the periods whose figures it holds; taken: of others, by the result that holds them.

    divided: whether its rows can be told apart by the periods' ends.
    """

    request: Request
    source: Source
    ends: tuple[date, ...]
    divided: bool
    engine: str
    parts: Mapping[str, str]
    taken: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The name of the result: the indicator's, and what identifies request, source and periods."""
        content = [self.request.key, self.source.inputs, self.source.cut_off.isoformat(), [str(e) for e in self.ends]]
        return f"{self.request.indicator}-{hash_of(content)[:ID_LENGTH]}"

    def to_json(self) -> str:
        """The record as text."""
        return json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False, default=str) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The record that `to_json` wrote."""
        fields = json.loads(text)
        return cls(
            **{
                **fields,
                "request": _request(fields["request"]),
                "source": _source(fields["source"]),
                "ends": tuple(date.fromisoformat(end) for end in fields["ends"]),
            }
        )

    def taking(self, taken: Mapping[date, str]) -> "Record":
        """The record with results of other periods that are still right."""
        return replace(self, taken={end.isoformat(): result for end, result in sorted(taken.items())})


def _request(fields: dict[str, Any]) -> Request:
    lists = {name: _code_list(one) for name, one in fields["lists"].items()}
    visits = VisitScope(**{name: _tuple(value) for name, value in fields["visits"].items()})
    places = {name: tuple(fields[name]) for name in ("by", "municipalities")}
    return Request(**{**fields, **places, "visits": visits, "lists": lists})


def _code_list(fields: dict[str, Any]) -> CodeList:
    entries = tuple(Entry(**entry) for entry in fields["entries"])
    return CodeList(**{**fields, "entries": entries, "valid_from": date.fromisoformat(fields["valid_from"])})


def _source(fields: dict[str, Any]) -> Source:
    tables = {
        name: Contents(found["delivered"], tuple((m, h, n) for m, h, n in found["months"]))
        for name, found in fields["tables"].items()
    }
    authorities = {name: tuple(found) for name, found in fields["authorities"].items()}
    days = {name: date.fromisoformat(fields[name]) for name in ("cut_off_day", "observed_from")}
    cut_off = datetime.fromisoformat(fields["cut_off"])
    return Source(**{**fields, **days, "tables": tables, "authorities": authorities, "cut_off": cut_off})


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
