from django.urls import path

from haven.foundation.audit import views

app_name = "audit"
urlpatterns = [
    path("steward/trail/", views.trail, name="trail"),
    path("steward/trail/record/<str:subject>/", views.record, name="record"),
]
