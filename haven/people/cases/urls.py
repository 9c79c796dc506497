from django.urls import include, path

from haven.people.cases.views import changing, deciding, home, record, working, worklist

of_cases = [
    path("", worklist.case_list, name="list"),
    path("workload/", worklist.load, name="workload"),
    path("open/<str:person_code>/", deciding.open_case, name="open"),
    path("<str:code>/", record.detail, name="detail"),
    path("<str:code>/change/", changing.change_case, name="change"),
    path("<str:code>/change/settle/", changing.settle_change, name="settle"),
    path("<str:code>/note/", working.write_note, name="note"),
    path("<str:code>/notes/<int:pk>/correct/", working.correct_note, name="correct"),
    path("<str:code>/contact/", working.note_contact, name="contact"),
    path("<str:code>/service/", working.give_service, name="service"),
    path("<str:code>/task/", working.give_task, name="task"),
    path("<str:code>/tasks/<int:pk>/finish/", working.finish_task, name="finish_task"),
    path("<str:code>/tasks/<int:pk>/drop/", working.drop_task, name="drop_task"),
    path("<str:code>/concern/", working.add_concern, name="concern"),
    path("<str:code>/concerns/<int:pk>/end/", working.end_concern, name="end_concern"),
    path("<str:code>/close/", deciding.close_case, name="close"),
    path("<str:code>/reopen/", deciding.reopen_case, name="reopen"),
    path("<str:code>/assign/", deciding.assign_case, name="assign"),
    path("<str:code>/restrict/", deciding.restrict_case, name="restrict"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("cases/", include((of_cases, "cases"))),
]
