"""The addresses of Haven: its own pages, then those of every programme that stands here."""

from importlib.util import find_spec

from django.urls import include, path, re_path

from haven.web import views
from haven.web.folders import app_folders

UNUSED_ACCOUNT_PAGES = (
    r"^accounts/(?:signup|email|confirm-email|password/(?:re)?set|login/code|phone|social"
    r"|2fa/webauthn/signup|3rdparty/signup)/"
)
"""Nobody signs up, and no secret travels by e-mail."""

urlpatterns = [
    re_path(UNUSED_ACCOUNT_PAGES, views.absent),
    path("accounts/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("calendar/", views.calendar, name="calendar"),
    path("pattern-book/", views.pattern_book, name="pattern_book"),
    *(
        path("", include(f"{folder}.urls"))
        for folder in app_folders()
        if find_spec(f"{folder}.urls")
    ),
]

handler400 = "haven.web.views.bad_request"
handler403 = "haven.web.views.forbidden"
handler404 = "haven.web.views.not_found"
handler500 = "haven.web.views.server_error"
