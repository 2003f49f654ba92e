"""The document of money, table by table: funds with their nodes and use, keys, population figures and costs."""

from narvard.base.core.queries import Column, Form, Kind, Table
from narvard.govern.funds.rules.figures import CERTAINTIES, PopulationDay
from narvard.govern.funds.rules.regulations import CODES
from narvard.govern.funds.rules.tree import Relation

CODE, TEXT, DAY, WHOLE, KRONOR, FLAG = Kind.CODE, Kind.TEXT, Kind.DAY, Kind.WHOLE, Kind.KRONOR, Kind.FLAG

SOURCE = Column("source", TEXT, "Where it was read.")
CERTAINTY = Column(
    "certainty",
    CODE,
    "A read in the source, B on a public page, C own knowledge, D partly reconstructed, X looked for and not found.",
    choices=CERTAINTIES,
)
FUND = Column("fund", CODE, "The code of a fund in this document.", refers="funds")

FORM = Form(
    "funds",
    "Funds with their parts and their use, and costs that are shared by a key. All money is whole kronor.",
    (
        Table(
            "funds",
            "Money that somebody gives for a purpose and a time.",
            (
                Column("code", CODE, "A short code of its own: lower case, digits, - and _.", longest=60),
                Column("name", TEXT, "What it is called."),
                Column("grantor", TEXT, "Who gives the money.", longest=160),
                Column("year", WHOLE, "The year it is for, or begins in."),
                Column("valid_from", DAY, "The first day on which it may be used."),
                Column("valid_to", DAY, "The first day on which it no longer may."),
                Column("ground", TEXT, "The agreement, law or decision that it rests on.", longest=300),
                Column("regulation", CODE, "The regulation whose terms apply.", required=False, choices=CODES),
                Column("accounted", FLAG, "Yes if the collaboration itself accounts for its use.", required=False),
                Column("named_for_rural", FLAG, "Yes if named for primary care in rural areas.", required=False),
                Column("obligation", TEXT, "The code of the obligation to report.", required=False, longest=60),
                Column("report_due", DAY, "The last day to report.", required=False),
                Column("requested_on", DAY, "The day on which it was requested.", required=False),
                Column("received", KRONOR, "What was paid out, if another amount.", required=False),
                Column("reported_on", DAY, "The day on which it was reported, which closes it.", required=False),
                Column("report_reference", TEXT, "The reference of the report.", required=False, longest=120),
                Column("own_funding", TEXT, "How it changed the own funding.", required=False, longest=2000),
                Column("note", TEXT, "What else there is to know.", required=False, longest=2000),
                SOURCE,
                CERTAINTY,
            ),
            key=("code",),
        ),
        Table(
            "nodes",
            "The fund itself (an empty parent) and what it is divided into.",
            (
                FUND,
                Column("code", CODE, "A short code, its own within the fund.", longest=60),
                Column("parent", CODE, "The node above; empty for the fund itself.", required=False, longest=60),
                Column(
                    "relation",
                    CODE,
                    "part: adds up to the one above. of_which: lies inside it and is never added.",
                    required=False,
                    choices=tuple(Relation),
                ),
                Column("name", TEXT, "What it is for."),
                Column("whole", KRONOR, "What it comes to; empty if it follows from the parts.", required=False),
                Column("regions", KRONOR, "To the regions (Norway: health trusts).", required=False),
                Column("municipalities", KRONOR, "To the municipalities.", required=False),
                Column("association", KRONOR, "To the association (SKR, KS).", required=False),
                Column("reference", TEXT, "What else speaks of it, such as a pilot.", required=False),
                SOURCE,
                CERTAINTY,
            ),
            key=("fund", "code"),
        ),
        Table(
            "purposes_carried_out",
            "The joint plan: who carries out which purpose of the grant.",
            (
                FUND,
                Column("purpose", WHOLE, "The number of the purpose in the regulation."),
                Column("organization", CODE, "Who carries it out.", refers="organizations"),
                Column("text", TEXT, "How.", required=False, longest=300),
            ),
            key=("fund", "purpose", "organization"),
        ),
        Table(
            "spending",
            "What was used.",
            (
                FUND,
                Column("node", CODE, "The code of one of the fund's nodes.", longest=60),
                Column("day", DAY, "The day of the voucher."),
                Column("purpose", WHOLE, "The number of the purpose, 0 for another one.", required=False),
                Column("organization", CODE, "Who used it.", refers="organizations"),
                Column("kronor", KRONOR, "Whole kronor; a minus takes an earlier row back."),
                Column("text", TEXT, "For what.", longest=300),
                Column("voucher", TEXT, "The reference of the voucher.", longest=60),
            ),
            key=("fund", "node", "purpose", "voucher"),
        ),
        Table(
            "keys",
            "Versions of keys by which costs are shared.",
            (
                Column("code", CODE, "A short code, the same for every version.", longest=60),
                Column("name", TEXT, "What it is called."),
                Column("valid_from", DAY, "The first day of this version."),
                Column("valid_to", DAY, "The first day that no longer counts; empty while in force.", required=False),
                Column("denominator", WHOLE, "What the shares are shares of, such as 100."),
                Column(
                    "population_day",
                    CODE,
                    "Which day's population the municipalities are divided by.",
                    choices=tuple(PopulationDay),
                ),
                Column("ground", TEXT, "The agreement that it rests on.", longest=300),
                SOURCE,
                CERTAINTY,
            ),
            key=("code", "valid_from"),
        ),
        Table(
            "key_shares",
            "The shares of each version of a key, which add up to its denominator.",
            (
                Column("key", CODE, "The code of the key.", longest=60),
                Column("valid_from", DAY, "The first day of the version."),
                Column("organization", CODE, "Whose share.", required=False, refers="organizations"),
                Column("by_population", FLAG, "Yes: the municipalities together, by population.", required=False),
                Column("numerator", WHOLE, "The share, over the key's denominator."),
                Column("inner", CODE, "A key by which the party divides its part.", required=False, longest=60),
            ),
            key=("key", "valid_from", "organization"),
        ),
        Table(
            "figures",
            "Population figures that papers of the collaboration state; they are held against those imported.",
            (
                Column("municipality", CODE, "Empty: all together.", required=False, refers="municipalities"),
                Column("reference_date", DAY, "The day that the figure is said to be of."),
                Column("inhabitants", WHOLE, "Persons."),
                SOURCE,
                CERTAINTY,
            ),
            key=("municipality", "reference_date", "source"),
        ),
        Table(
            "costs",
            "Costs that are shared by a key.",
            (
                Column("code", CODE, "A short code of its own.", longest=60),
                Column("name", TEXT, "What it is."),
                Column("year", WHOLE, "The year it is for."),
                Column("kronor", KRONOR, "Whole kronor."),
                Column("key", CODE, "The code of the key; the version of 1 January counts.", longest=60),
                Column("population_date", DAY, "The day of the population to divide by."),
                Column("decided_on", DAY, "The day on which the split was decided, if it was.", required=False),
                Column("note", TEXT, "What it pays for.", required=False, longest=2000),
                SOURCE,
                CERTAINTY,
            ),
            key=("code",),
        ),
    ),
)
