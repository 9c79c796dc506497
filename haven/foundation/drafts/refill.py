"""Put a draft back into the form it was typed in."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.forms import BaseForm, FileField
from django.utils.datastructures import MultiValueDict

from haven.foundation.access.models import User
from haven.foundation.drafts import keeping

AnyForm = TypeVar("AnyForm", bound=BaseForm)


def refilled(form: AnyForm, user: User, page: str) -> AnyForm:
    """The same form; if nothing has been sent yet, it shows what she typed before.

    ``page`` is the code in ``<c-form draft="…">``. Files are never drafts.
    """
    values = None if form.is_bound else keeping.kept(user, page)
    if values is not None:
        typed = MultiValueDict(values)
        files: MultiValueDict[str, UploadedFile[Any]] = MultiValueDict()
        for name, field in form.fields.items():
            if not isinstance(field, FileField):
                where = form.add_prefix(name)
                form.initial[name] = field.widget.value_from_datadict(typed, files, where)
    return form
