from django.urls import path

import haven.foundation.addresses  # noqa: F401 - the codes in addresses
from haven.people.persons.views import about_her, circle, contacts, family, finding, intake

urlpatterns = [
    path("find/", finding.find, name="find"),
    path("intake/", intake.intake, name="intake"),
    path("intake/candidates/", intake.candidates, name="intake_candidates"),
    path("people/<code:code>/", about_her.person, name="person"),
    path("people/<code:code>/change/", about_her.change, name="person_change"),
    path("people/<code:code>/names/add/", about_her.name, name="person_name"),
    path("people/<code:code>/numbers/add/", about_her.number, name="person_number"),
    path("people/<code:code>/family/", family.family, name="person_family"),
    path("people/<code:code>/family/add/", family.find_relative, name="person_find_relative"),
    path("people/<code:code>/family/add/<code:other>/", family.relation, name="person_relation"),
    path(
        "people/<code:code>/family/<int:pk>/end/", family.end_relation, name="person_end_relation"
    ),
    path("people/<code:code>/household/join/", family.join, name="person_join_household"),
    path("people/<code:code>/household/leave/", family.leave, name="person_leave_household"),
    path("people/<code:code>/circle/", circle.circle, name="person_circle"),
    path("people/<code:code>/circle/add/", circle.draw_in, name="person_draw_in"),
    path("people/<code:code>/circle/<int:pk>/end/", circle.let_go, name="person_let_go"),
    path("people/<code:code>/contacts/", contacts.contacts, name="person_contacts"),
    path("people/<code:code>/contacts/add/", contacts.add, name="person_contact_add"),
    path("people/<code:code>/contacts/<int:pk>/change/", contacts.change, name="person_contact"),
    path("people/<code:code>/contacts/<int:pk>/reach/", contacts.reach, name="person_reach"),
]
