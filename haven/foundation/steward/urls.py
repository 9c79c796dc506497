from django.urls import include, path

from haven.foundation.steward import views

pages = [
    path("", views.index, name="index"),
    path("people/", views.people, name="people"),
    path("people/open/", views.open_account, name="open_account"),
    path("people/give-role/", views.give_role, name="give_role"),
    path("people/<str:username>/close/", views.close_account, name="close_account"),
    path("roles/<int:pk>/end/", views.end_role, name="end_role"),
    path("teams/", views.teams, name="teams"),
    path("teams/form/", views.form_team, name="form_team"),
    path("teams/<int:pk>/join/", views.join_team, name="join_team"),
    path("teams/<int:pk>/leave/", views.leave_team, name="leave_team"),
    path("offices/open/", views.open_office, name="open_office"),
    path("status/", views.status, name="status"),
]
urlpatterns = [
    path("steward/", views.index, name="steward"),
    path("steward/", include((pages, "steward"))),
]
