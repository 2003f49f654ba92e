"""Made-up visits as one Parquet file sorted by person and day: person, practitioner, municipality, day, year.

Seven visits a person and year over three years, to one of three professionals of the person's own, or now and then to
another; one of 33 municipalities a person. Written in blocks of persons, so that any size fits in the memory. The year
stands as a column too, since a rival that reads a date would otherwise pay for turning it into one.
"""

from pathlib import Path

import duckdb

from bench.__main__ import DATA, SCRATCH

OPTIONS = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 500000"
VISITS_A_PERSON, MUNICIPALITIES, BLOCK = 21, 33, 100_000
MADE = """
SELECT (lpad(printf('%x', person), 32, '0'))::UUID AS person,
       'doctor-' || (CASE WHEN h % 10 < 8 THEN person * 3 % 4999 + h // 10 % 3 ELSE h // 10 % 5000 END)::VARCHAR
         AS practitioner,
       (1200 + person % {municipalities})::VARCHAR AS municipality,
       day, year(day)::SMALLINT AS year
FROM (
  SELECT person, (hash(person * 64 + visit) // 64)::UBIGINT AS h,
         DATE '2022-01-01' + (hash(visit * 16777216 + person) % 1095)::INTEGER AS day
  FROM range({first}, {last}) AS p(person), range({visits}) AS v(visit)
)
ORDER BY person, day, h
"""


def visits_file(rows: int) -> Path:
    """The file of about that many visits, written where it is not there."""
    folder = DATA / "visits"
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"{rows}.parquet"
    if not final.is_file():
        parts = folder / f"parts-{rows}"
        parts.mkdir(exist_ok=True)
        persons = max(rows // VISITS_A_PERSON, 1)
        connected = duckdb.connect(config={"memory_limit": "2GB", **SCRATCH})
        connected.execute("SET enable_progress_bar = false")
        for number, first in enumerate(range(0, persons, BLOCK)):
            last = min(first + BLOCK, persons)
            rows = MADE.format(first=first, last=last, visits=VISITS_A_PERSON, municipalities=MUNICIPALITIES)
            connected.execute(f"COPY ({rows}) TO '{parts}/{number:04}.parquet' ({OPTIONS})")
        connected.execute(f"COPY (SELECT * FROM '{parts}/*.parquet') TO '{final}' ({OPTIONS})")
        for file in parts.iterdir():
            file.unlink()
        parts.rmdir()
    return final
