from django.urls import path

from haven.foundation.deadlines import views

app_name = "deadlines"
urlpatterns = [
    path("deadlines/pauses/", views.pauses, name="pauses"),
    path("deadlines/pauses/<int:pk>/sign/", views.sign, name="sign"),
    path("deadlines/pauses/<int:pk>/refuse/", views.refuse, name="refuse"),
]
