"""The form by which a plan is brought."""

from hashlib import sha256
from pathlib import PurePath

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from narvard.base.core.queries import read_yaml
from narvard.govern.plans.forms.workbook import read_workbook

LARGEST_FILE = 2_000_000
ZIP_STARTS_WITH = b"PK"
TOO_LARGE = _("The file is larger than 2 MB, so it was not read. Divide it into one file an area.")
OTHER_KIND = _("The file is neither XLSX nor YAML, so it was not read. Use the template.")


class BringForm(forms.Form):
    """A file with a plan. Its fault as a file is told here, its faults as a plan in the report."""

    file = forms.FileField(
        label=_("File with a plan"),
        help_text=_("XLSX or YAML, at most 2 MB."),
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

    def brought(self) -> dict[str, object]:
        """The file's name, its hash, the document in it, and what is wrong with the file itself."""
        file = self.cleaned_data["file"]
        content = file.read()
        read = read_workbook if content.startswith(ZIP_STARTS_WITH) else read_yaml
        document, problems = read(content)
        return {
            "file_name": PurePath(file.name).name,
            "sha256": sha256(content).hexdigest(),
            "document": document,
            "problems": problems,
        }


class LoadForm(forms.Form):
    """Whether plans that are there already shall be replaced."""

    replace = forms.BooleanField(required=False)
