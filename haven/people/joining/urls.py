from django.urls import path

import haven.foundation.addresses  # noqa: F401 - the codes in addresses
from haven.people.joining.views import joining, parting

app_name = "joining"
urlpatterns = [
    path("people/<code:code>/join/", joining.choose, name="choose"),
    path("people/<code:code>/join/<code:other>/", joining.compare, name="compare"),
    path("people/<code:code>/part/<int:pk>/", parting.part, name="part"),
    path("joinings/", joining.waiting, name="waiting"),
    path("joinings/<int:pk>/", joining.confirm, name="confirm"),
    path("joinings/<int:pk>/refuse/", joining.refuse, name="refuse"),
]
