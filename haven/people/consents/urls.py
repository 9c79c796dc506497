from django.urls import path

import haven.foundation.addresses  # noqa: F401 - the codes in addresses
from haven.people.consents import views

app_name = "consents"
urlpatterns = [
    path("people/<code:code>/consents/", views.consents, name="list"),
    path("people/<code:code>/consents/ask/", views.ask, name="ask"),
    path("people/<code:code>/consents/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
