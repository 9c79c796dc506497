from django.urls import include, path

from haven.foundation.steward.views import beginnings, roles, staff, teams

pages = [
    path("", staff.index, name="index"),
    path("people/", staff.people, name="people"),
    path("people/open/", staff.open_account, name="open_account"),
    path("people/give-role/", roles.give_role, name="give_role"),
    path("people/<str:username>/close/", staff.close_account, name="close_account"),
    path("people/<str:username>/begin-anew/", beginnings.ask_beginning, name="ask_beginning"),
    path("roles/<int:pk>/confirm/", roles.confirm_role, name="confirm_role"),
    path("roles/<int:pk>/refuse/", roles.refuse_role, name="refuse_role"),
    path("roles/<int:pk>/end/", roles.end_role, name="end_role"),
    path("beginnings/<int:pk>/confirm/", beginnings.confirm_beginning, name="confirm_beginning"),
    path("beginnings/<int:pk>/refuse/", beginnings.refuse_beginning, name="refuse_beginning"),
    path("teams/", teams.teams, name="teams"),
    path("teams/form/", teams.form_team, name="form_team"),
    path("teams/<int:pk>/join/", teams.join_team, name="join_team"),
    path("teams/<int:pk>/leave/", teams.leave_team, name="leave_team"),
    path("offices/open/", teams.open_office, name="open_office"),
    path("status/", staff.status, name="status"),
]
urlpatterns = [
    path("steward/", staff.index, name="steward"),
    path("steward/", include((pages, "steward"))),
    path("begin-anew/", beginnings.begin_anew, name="begin_anew"),
]
