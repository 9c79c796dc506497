from django.urls import path

from haven.reach.encodings import views

app_name = "encodings"
urlpatterns = [
    path("encodings/", views.index, name="index"),
    path("encodings/<int:pk>/", views.agreement, name="agreement"),
    path("encodings/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("encodings/<int:pk>/end/", views.end, name="end"),
    path("encodings/<int:pk>/take/", views.take, name="take"),
    path("encodings/<int:pk>/compare/", views.compare, name="compare"),
    path("encodings/<int:pk>/whose/", views.whose, name="whose"),
    path("encodings/pairs/<int:pk>/ask/", views.ask, name="ask"),
    path("encodings/pairs/<int:pk>/dismiss/", views.dismiss, name="dismiss"),
]
