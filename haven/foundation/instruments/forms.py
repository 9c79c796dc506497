"""What we ask about questionnaires."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.choosing import ask_mission
from haven.foundation.instruments.queries import in_the_box

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.db.models import QuerySet
    from django.http import QueryDict
    from django.utils.datastructures import MultiValueDict

    from haven.foundation.access.models import Mission

MOST_BYTES = 5_000_000
SMALLEST_KEY = 2048


class AddQuestionnaire(forms.Form):
    """A workbook, and the code it is known by for ever."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("The same code again adds a version. Small letters, digits and underscores."),
        max_length=60,
        validators=[RegexValidator(r"^[a-z][a-z0-9_]*$", _("Begin with a small letter."))],
    )
    workbook = forms.FileField(
        label=_("Workbook"), help_text=_("An XLSForm (.xlsx), with our sheets if it is scored.")
    )

    public_key = forms.CharField(
        label=_("Public key of phones"),
        help_text=_(
            "Leave this empty unless somebody keeps the private key: phones then send what only "
            "that key opens."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr"}),
    )

    def __init__(
        self,
        data: QueryDict | None,
        files: MultiValueDict[str, UploadedFile[Any]] | None,
        missions: QuerySet[Mission],
    ) -> None:
        super().__init__(data, files)
        ask_mission(self, missions)
        self.order_fields(["mission"])

    def clean_workbook(self) -> bytes:
        """The bytes; too many are refused before they are read."""
        file = self.cleaned_data["workbook"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This workbook is larger than 5 MB."))
        return bytes(file.read())

    def clean_public_key(self) -> str:
        """An RSA key of at least 2048 bits, or none."""
        pem: str = self.cleaned_data["public_key"].strip()
        if pem and not _is_rsa(pem):
            raise forms.ValidationError(_("This is no RSA public key of 2048 bits or more (PEM)."))
        return pem


def _is_rsa(pem: str) -> bool:
    try:
        key = load_pem_public_key(pem.encode())
    except ValueError:
        return False
    return isinstance(key, RSAPublicKey) and key.key_size >= SMALLEST_KEY


class TakeFromBox(forms.Form):
    """Questionnaires that come with Haven."""

    code = forms.ChoiceField(label=_("Questionnaire"))

    def __init__(self, data: QueryDict | None, missions: QuerySet[Mission]) -> None:
        super().__init__(data)
        self.fields["code"].choices = [(code, code) for code in in_the_box()]  # type: ignore[attr-defined]
        ask_mission(self, missions)
        self.order_fields(["mission"])
