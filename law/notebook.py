"""Executes the notebook of the how-to and keeps what it answers: `python -m law.notebook`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "analyse.ipynb"

if __name__ == "__main__":
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    for cell in notebook.cells:
        # When a cell was run tells nothing to a reader, and would make each keeping differ from the one before.
        cell.metadata.pop("execution", None)
    nbformat.write(notebook, NOTEBOOK)
