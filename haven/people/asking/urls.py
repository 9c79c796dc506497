from django.urls import path

import haven.foundation.addresses  # noqa: F401 - the codes in addresses
from haven.people.asking import views

app_name = "asking"
urlpatterns = [
    path("asking/", views.enquiries, name="list"),
    path("asking/ask/", views.ask, name="ask"),
    path("asking/<code:code>/", views.enquiry, name="enquiry"),
    path("asking/<code:code>/yes/", views.yes, name="yes"),
    path("asking/<code:code>/no/", views.no, name="no"),
    path("asking/<code:code>/withdraw/", views.withdraw, name="withdraw"),
    path("asking/<code:code>/end/", views.end, name="end"),
]
