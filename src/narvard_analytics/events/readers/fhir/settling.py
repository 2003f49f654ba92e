"""Which resources count: the newest version of each, and none that is deleted."""

from narvard_analytics.events.readers.fhir.landing import Landing
from narvard_analytics.events.readers.fhir.tally import SHOWN, Tally
from narvard_analytics.events.readers.fhir.views import View, views, views_of


def settle(landed: Landing, deleted: set[str], tally: Tally) -> None:
    """Make a view under each view's own name, of the rows that count, with their file and line.

    `deleted` are addresses as `Patient/7`. Of several versions the last changed counts, then the highest number; the
    same version twice stays twice, and the checks find it.
    """
    connected = landed.connected
    connected.execute("CREATE TABLE deleted (key UHUGEINT)")
    if deleted:
        connected.executemany("INSERT INTO deleted SELECT hashed(address_key(?))", [[url] for url in sorted(deleted)])
    for kind in sorted({view.resource for view in views().values()}):
        _settle(landed, kind, bool(deleted), tally)


def _settle(landed: Landing, kind: str, some_deleted: bool, tally: Tally) -> None:
    whole, *of_parts = views_of(kind)
    connected = landed.connected
    connected.execute(
        f"CREATE TABLE newest_{whole.name} AS SELECT _key, max(_version) AS _version FROM landing.{whole.name}"
        " GROUP BY _key HAVING count(*) > 1"
    )
    (repeated,) = connected.execute(f"SELECT count(*) FROM newest_{whole.name}").fetchone() or (0,)
    connected.execute(f"CREATE VIEW {whole.name}_placed AS {_placed(whole)}")
    faults = {
        "older_version": f"EXISTS (SELECT 1 FROM newest_{whole.name} n WHERE n._key = t._key"
        " AND n._version <> t._version)",
        "deleted": "t._key IN (SELECT key FROM deleted)",
    }
    if not repeated:
        del faults["older_version"]
    if not some_deleted:
        del faults["deleted"]
    for reason, condition in faults.items():
        _tell(landed, whole, condition, reason, tally)
    kept = "".join(f" AND NOT {condition}" for condition in faults.values())
    connected.execute(f"CREATE VIEW {whole.name} AS SELECT * FROM {whole.name}_placed t WHERE true{kept}")
    for view in of_parts:
        rows = "DISTINCT * EXCLUDE (_part, _line)" if repeated else "*"
        connected.execute(f"CREATE VIEW {view.name} AS SELECT {rows} FROM landing.{view.name} t WHERE true{kept}")


def _placed(view: View) -> str:
    return (
        "SELECT t.* EXCLUDE (_line), p.file AS _file, coalesce(t._line, t.rowid - p.first + 1) AS _line"
        f" FROM landing.{view.name} t JOIN landing.parts p ON p.part = t._part"
    )


def _tell(landed: Landing, view: View, condition: str, reason: str, tally: Tally) -> None:
    found = landed.connected.execute(
        f"SELECT _file, count(*), min(_line, {SHOWN}) FROM {view.name}_placed t WHERE {condition}"
        " GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for file, count, lines in found:
        tally.add("", file, "", reason, example=view.resource, lines=lines, count=count)
