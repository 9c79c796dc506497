"""Who gets an account: nobody by herself; an administrator gives it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import User
from haven.foundation.vault.derive import derived_key
from haven.foundation.vault.sealing import seal, unseal

SECOND_FACTOR = b"second factor"


class NoSelfRegistration(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in without sign-up, by password, passkey or office account; it leads to our pages."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        """She has chosen it herself: from now on only she knows it."""
        user.password_is_known = False
        super().set_password(user, password)

    def is_safe_url(self, url: str | None) -> bool:
        return url_has_allowed_host_and_scheme(
            url, {self.request.get_host()}, require_https=self.request.is_secure()
        )


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """What makes the codes of a second factor rests sealed, as everything does."""

    def encrypt(self, text: str) -> str:
        return seal(derived_key("sign-in"), text.encode(), SECOND_FACTOR).hex()

    def decrypt(self, encrypted_text: str) -> str:
        blob = bytes.fromhex(encrypted_text)
        return unseal(derived_key("sign-in"), blob, SECOND_FACTOR).decode()


class SignIn(LoginForm):  # type: ignore[misc]  # allauth has no types
    """User name and password; who forgot hers asks a person, not a mailbox."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["password"].help_text = ""
