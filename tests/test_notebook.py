"""The notebook of the how-to runs from its first cell to its last, and holds what it answers."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "analyse.ipynb"


def answers(notebook):
    """What each cell of code gave as plain text."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[out.get("data", {}).get("text/plain", out.get("text", "")) for out in cell.outputs] for cell in cells]


@pytest.mark.slow
def test_the_notebook_runs_and_answers_what_it_holds(tmp_path):
    written = nbformat.read(NOTEBOOK, as_version=4)
    fresh = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(fresh, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert answers(fresh) == answers(written), "python -m law.notebook"
    assert any(answers(written))
