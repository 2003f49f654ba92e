"""What a newcomer relies on: named missing pieces, no index addresses, and two commands that are there."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Written in pieces, so that this file does not name what it looks for.
INDEX_ADDRESSES = re.compile("|".join(["p[y]pi\\.org", "pythonh[o]sted", "registry\\.n[p]mjs", "deb\\.d[e]bian\\.org"]))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("This is not a git checkout.")
    return [file for name in listed.stdout.splitlines() if (file := ROOT / name).is_file()]


def test_no_file_names_an_index_address():
    texts = ((file, file.read_text(encoding="utf-8", errors="ignore")) for file in tracked())
    assert [str(file) for file, text in texts if INDEX_ADDRESSES.search(text)] == []


def test_every_locked_version_has_hashes():
    for file in sorted((ROOT / "requirements").glob("*.txt")):
        pinned = re.split(r"\n(?=\S)", file.read_text().strip())
        assert [line.splitlines()[0] for line in pinned if "--hash=sha256:" not in line] == [], file.name


def test_each_direct_dependency_says_why_it_is_here():
    project = (ROOT / "pyproject.toml").read_text()
    named = re.findall(
        r'^    "[a-z].*"[^"\n]*$', project[project.index("dependencies = [") : project.index("[tool.")], re.M
    )
    assert len(named) > 20
    assert [line for line in named if not re.search(r"# \w+", line)] == []


@pytest.mark.parametrize(
    ("python", "said"),
    [("no-such-python", "apt-get install python3 python3-venv"), ("/bin/false", "Python 3.11 or newer is needed")],
)
def test_a_missing_piece_is_named_with_the_command_that_brings_it(python, said):
    made = subprocess.run(["make", "needs", f"PYTHON={python}"], cwd=ROOT, capture_output=True, text=True)
    assert made.returncode != 0
    assert said in made.stdout + made.stderr


def test_help_lists_the_commands():
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True).stdout
    assert all(f"make {name} " in listed for name in ("demo", "test", "test-postgres", "check", "bench", "docs"))
