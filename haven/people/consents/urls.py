from django.urls import path

from haven.people.consents import views

app_name = "consents"
urlpatterns = [
    path("people/<str:code>/consents/", views.consents, name="list"),
    path("people/<str:code>/consents/ask/", views.ask, name="ask"),
    path("people/<str:code>/consents/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
