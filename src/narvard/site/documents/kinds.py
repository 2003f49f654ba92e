"""Every kind of document that can be brought, in the order in which they stand on each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Form, Known, Problem
from narvard.base.documents.operations import Loader
from narvard.care.settlement import operations as settlement_operations
from narvard.care.settlement import queries as settlement_queries
from narvard.govern.agreements import operations as agreements_operations
from narvard.govern.agreements import queries as agreements_queries
from narvard.govern.bodies import operations as bodies_operations
from narvard.govern.bodies import queries as bodies_queries
from narvard.govern.examples import operations as examples_operations
from narvard.govern.examples import queries as examples_queries
from narvard.govern.followup import operations as followup_operations
from narvard.govern.followup import queries as followup_queries
from narvard.govern.funds import operations as funds_operations
from narvard.govern.funds import queries as funds_queries
from narvard.govern.missions import operations as missions_operations
from narvard.govern.missions import queries as missions_queries
from narvard.govern.obligations import operations as obligations_operations
from narvard.govern.obligations import queries as obligations_queries
from narvard.govern.pilots import operations as pilots_operations
from narvard.govern.pilots import queries as pilots_queries
from narvard.govern.plans.operations import load_strategy
from narvard.govern.plans.queries import strategy_document
from narvard.govern.voices import operations as voices_operations
from narvard.govern.voices import queries as voices_queries
from narvard.measure.surveys import operations as surveys_operations
from narvard.measure.surveys import queries as surveys_queries

Words = Mapping[str, tuple[Promise, Promise]]


@dataclass(frozen=True)
class DocumentKind:
    """A kind: its form, what people call it and what it is, who may bring it, and the app's four doors for it.

    `check` and `load` take a document, `known` gives what it may refer to, `export` what is loaded now.
    """

    form: Form
    name: Promise
    meaning: Promise
    right: str
    check: Callable[[Actor, datetime, Mapping[str, object]], tuple[Problem, ...]]
    load: Loader
    export: Callable[[Actor], dict[str, object]]
    known: Callable[[Actor, datetime], Known]
    problems: Words


def _kind(name: Promise, meaning: Promise, right: str, queries: object, load: Loader) -> DocumentKind:
    """The kind of an app that names its doors as all do; `queries` is the app's module of queries."""
    return DocumentKind(
        form=queries.FORM,
        name=name,
        meaning=meaning,
        right=right,
        check=queries.check_document,
        load=load,
        export=queries.document,
        known=queries.known_to,
        problems=queries.PROBLEM_WORDS,
    )


_ALL = (
    _kind(
        _("Bodies and meetings"),
        _("The bodies that meet, with their seats, chairs, meetings and decisions."),
        "bodies.import",
        bodies_queries,
        bodies_operations.load_bodies,
    ),
    _kind(
        _("Agreements"),
        _("Agreements with parts, clauses, commitments, parties and timed activities, and what they link to."),
        "agreements.import",
        agreements_queries,
        agreements_operations.load_agreements,
    ),
    _kind(
        _("Strategy and governing documents"),
        _("The tree of governing documents, strategies with goals, areas and milestones, and risks."),
        "strategies.import",
        strategy_document,
        load_strategy,
    ),
    _kind(
        _("Obligations"),
        _("What must be sent to whom, by when, and on which ground."),
        "obligations.import",
        obligations_queries,
        obligations_operations.load_obligations,
    ),
    _kind(
        _("Funds and costs"),
        _("Funds as a tree, what they are used for, and the keys by which costs are shared."),
        "funds.import",
        funds_queries,
        funds_operations.load_funds,
    ),
    _kind(
        _("Pilots"),
        _("Programmes and the pilots tried within them, with what was said each quarter."),
        "pilots.import",
        pilots_queries,
        pilots_operations.load_pilots,
    ),
    _kind(
        _("Missions and guidelines"),
        _("Missions and proposals to change them, guidelines with local routines, and linked programmes."),
        "missions.import",
        missions_queries,
        missions_operations.load_missions,
    ),
    _kind(
        _("People heard"),
        _("What residents, relatives, users and staff have said, and what came of it."),
        "voices.import",
        voices_queries,
        voices_operations.load_voices,
    ),
    _kind(
        _("Surveys"),
        _("Short surveys with their questions, rounds and counted answers."),
        "surveys.import",
        surveys_queries,
        surveys_operations.load_surveys,
    ),
    _kind(
        _("Good examples"),
        _("What others may find and adopt, with activities and indicators."),
        "examples.import",
        examples_queries,
        examples_operations.load_examples,
    ),
    _kind(
        _("Earlier quarters"),
        _("Quarters that were followed up before, with what was said of them."),
        "followup.import",
        followup_queries,
        followup_operations.load_followup,
    ),
    _kind(
        _("Payment liability"),
        _("Agreements of payment liability, and what a day of care costs each year."),
        "settlement.import",
        settlement_queries,
        settlement_operations.load_liability,
    ),
)
KINDS: Mapping[str, DocumentKind] = MappingProxyType({kind.form.name: kind for kind in _ALL})
