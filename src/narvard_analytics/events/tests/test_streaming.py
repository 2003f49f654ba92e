"""Memory does not grow with the file: what is held at once is a batch of lines, however many there are."""

import random
import tracemalloc

import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.mapping.parsing import parse_mapping
from narvard_analytics.events.readers.mapping.reading import read_mapped
from narvard_analytics.events.readers.text_files import no_progress
from narvard_analytics.events.staging import BATCH_ROWS, Staging
from narvard_analytics.events.tests.exports import KEY

MAPPING = parse_mapping(
    "files: [{file: big.csv, tables: [{table: contacts, columns: {contact: Id, person: Pnr, started_at: {column: Tid,"
    ' format: "%d.%m.%Y %H:%M"}, kind: {column: Typ, values: {B: visit, T: phone}}, status: {constant: finished}}}]}]'
)
PEOPLE = [f"00000000-0000-0000-0000-{n:012d}" for n in range(1_000)]
MEGABYTE = 1_000_000
MOST_HELD = 80 * MEGABYTE
"""About what a batch of 50 000 lines and its columns take in Python."""


def write(file, size):
    """A made-up export of at least that many bytes."""
    numbers, line, filler = random.Random(7), 0, "x" * 60
    with file.open("w", encoding="utf-8") as stream:
        stream.write("Id;Pnr;Tid;Typ;Fritext\n")
        while stream.tell() < size:
            rows = []
            for _ in range(1_000):
                line += 1
                when = f"{1 + line % 28:02d}.{1 + line % 12:02d}.2024 {line % 24:02d}:{line % 60:02d}"
                rows.append(f"{line};{numbers.choice(PEOPLE)};{when};{'BT'[line % 2]};{filler}\n")
            stream.writelines(rows)
    return line


@pytest.mark.slow
def test_a_file_many_times_larger_takes_no_more_memory(tmp_path):
    peaks = {}
    for size in (10 * MEGABYTE, 50 * MEGABYTE):
        file = tmp_path / "big.csv"
        lines = write(file, size)
        scratch = tmp_path / str(size)
        scratch.mkdir()
        tracemalloc.start()
        with Staging(scratch) as staging:
            read_mapped([file], staging, Pseudonymiser(KEY), no_progress, mapping=MAPPING)
        peaks[size] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert staging.rows == {"contacts": lines}
    small, large = peaks.values()
    assert large < 1.5 * small, peaks
    assert large < MOST_HELD, peaks


def test_batches_are_put_together_as_one_file(tmp_path):
    lines = write(tmp_path / "big.csv", 8 * MEGABYTE)
    assert lines > BATCH_ROWS
    with check(tmp_path / "big.csv", Expectation("region", KEY, mapping=MAPPING)) as report:
        assert report.sound
        assert report.rows_kept == {"contacts": lines}
