"""Codes in addresses: only what can be a code ever reaches a view."""

from django.urls import register_converter


class Code:
    """A case's or a person's code, such as ``7K3M-92Q5`` or ``C-7K3M-92Q5``."""

    regex = "[0-9A-Z]{1,8}(?:-[0-9A-Z]{1,8}){0,3}"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(Code, "code")
