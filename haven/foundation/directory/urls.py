from django.urls import path

from haven.foundation.directory import views

app_name = "directory"
urlpatterns = [
    path("directory/", views.organisations, name="list"),
    path("directory/add/", views.add, name="add"),
    path("directory/<int:pk>/change/", views.change, name="change"),
    path("directory/<int:pk>/end-agreement/", views.end, name="end"),
]
