"""The form by which a document is brought."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePath

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from narvard.base.core.queries import Form, Problem, read_form_workbook, read_yaml

LARGEST_FILE = 5_000_000
ZIP_STARTS_WITH = b"PK"
TOO_LARGE = _("The file is larger than 5 MB, so it was not read. Divide it into several.")
OTHER_KIND = _("The file is neither XLSX nor YAML, so it was not read. Use the template.")


class DocumentForm(forms.Form):
    """A file with a document. Its fault as a file is told here, its faults as a document in the report."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or YAML, at most 5 MB."),
        widget=forms.FileInput(attrs={"class": "ds-input", "accept": ".xlsx,.yaml,.yml"}),
        error_messages={
            "required": _("No file was chosen. Choose a file and send it again."),
            "empty": _("The file is empty. Choose another file."),
        },
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large or of another kind before it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(TOO_LARGE)
        if PurePath(file.name).suffix.lower() not in (".xlsx", ".yaml", ".yml"):
            raise forms.ValidationError(OTHER_KIND)
        return file

    def brought(self, form: Form) -> tuple[str, str, Mapping[str, object], tuple[Problem, ...]]:
        """The file's name, its hash, the document in it, and what is wrong with the file itself."""
        file = self.cleaned_data["file"]
        content = file.read()
        document, problems = read_content(content, form)
        return PurePath(file.name).name, sha256(content).hexdigest(), document, problems


def read_content(content: bytes, form: Form) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """The document in a file, whichever of the two kinds of file it is."""
    return read_form_workbook(content, form) if content.startswith(ZIP_STARTS_WITH) else read_yaml(content)
