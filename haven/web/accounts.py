"""Who gets an account: nobody by herself; an administrator gives it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


class NoSelfRegistration(DefaultAccountAdapter):
    """Sign-in without sign-up, which leads on to pages of ours only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        return url_has_allowed_host_and_scheme(
            url, {self.request.get_host()}, require_https=self.request.is_secure()
        )


class NoSelfRegistrationElsewhere(DefaultSocialAccountAdapter):
    """An office account opens Haven only after its holder has connected it to hers."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
