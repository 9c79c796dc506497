from django.urls import path

from haven.people.matching.views import desk, pair

app_name = "matching"
urlpatterns = [
    path("same-person/", desk.desk, name="desk"),
    path("same-person/sure/", desk.sure, name="sure"),
    path("same-person/<int:pk>/", pair.pair, name="pair"),
    path("same-person/<int:pk>/second/", pair.second, name="second"),
    path("same-person/<int:pk>/open-again/", pair.take_back, name="take_back"),
]
