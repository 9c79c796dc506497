from django.urls import path

from haven.people.persons.views import about_her, contacts, finding, intake

urlpatterns = [
    path("find/", finding.find, name="find"),
    path("intake/", intake.intake, name="intake"),
    path("intake/candidates/", intake.candidates, name="intake_candidates"),
    path("people/<str:code>/", about_her.person, name="person"),
    path("people/<str:code>/change/", about_her.change, name="person_change"),
    path("people/<str:code>/names/add/", about_her.name, name="person_name"),
    path("people/<str:code>/numbers/add/", about_her.number, name="person_number"),
    path("people/<str:code>/family/", about_her.family, name="person_family"),
    path("people/<str:code>/family/add/", about_her.relation, name="person_relation"),
    path("people/<str:code>/contacts/", contacts.contacts, name="person_contacts"),
    path("people/<str:code>/contacts/add/", contacts.add, name="person_contact_add"),
    path("people/<str:code>/contacts/<int:pk>/change/", contacts.change, name="person_contact"),
    path("people/<str:code>/contacts/<int:pk>/reach/", contacts.reach, name="person_reach"),
]
