"""What is written about persons on the pages."""

from narvard.care.patients.forms.finding import LookUpForm, RegisterForm
from narvard.care.patients.forms.persons import (
    DeathForm,
    DetailsForm,
    EndMunicipalityForm,
    MoveForm,
    MunicipalityForm,
    NumberForm,
    ReasonForm,
)
from narvard.care.patients.forms.refusals import place_of, refusal
from narvard.care.patients.forms.wishes import (
    BlockForm,
    ConfirmForm,
    ConsentForm,
    EndBlockForm,
    MergeForm,
    OtherForm,
    RepresentativeForm,
    WithdrawForm,
)

__all__ = [
    "BlockForm",
    "ConfirmForm",
    "ConsentForm",
    "DeathForm",
    "DetailsForm",
    "EndBlockForm",
    "EndMunicipalityForm",
    "LookUpForm",
    "MergeForm",
    "MoveForm",
    "MunicipalityForm",
    "NumberForm",
    "OtherForm",
    "ReasonForm",
    "RegisterForm",
    "RepresentativeForm",
    "WithdrawForm",
    "place_of",
    "refusal",
]
