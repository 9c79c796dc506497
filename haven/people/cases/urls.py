from django.urls import include, path

import haven.foundation.addresses  # noqa: F401 - the codes in addresses
from haven.people.cases.views import changing, deciding, home, record, waiting, working, worklist

of_cases = [
    path("", worklist.case_list, name="list"),
    path("workload/", worklist.load, name="workload"),
    path("open/<code:person_code>/", deciding.open_case, name="open"),
    path("<code:code>/", record.detail, name="detail"),
    path("<code:code>/change/", changing.change_case, name="change"),
    path("<code:code>/change/settle/", changing.settle_change, name="settle"),
    path("<code:code>/note/", working.write_note, name="note"),
    path("<code:code>/notes/<int:pk>/correct/", working.correct_note, name="correct"),
    path("<code:code>/contact/", working.note_contact, name="contact"),
    path("<code:code>/service/", working.give_service, name="service"),
    path("<code:code>/task/", working.give_task, name="task"),
    path("<code:code>/tasks/<int:pk>/finish/", working.finish_task, name="finish_task"),
    path("<code:code>/tasks/<int:pk>/drop/", working.drop_task, name="drop_task"),
    path("<code:code>/concern/", working.add_concern, name="concern"),
    path("<code:code>/concerns/<int:pk>/end/", working.end_concern, name="end_concern"),
    path("<code:code>/clocks/<int:pk>/pause/", waiting.ask_pause, name="pause"),
    path("<code:code>/clocks/<int:pk>/run-on/", waiting.end_pause, name="run_on"),
    path("<code:code>/close/", deciding.close_case, name="close"),
    path("<code:code>/reopen/", deciding.reopen_case, name="reopen"),
    path("<code:code>/assign/", deciding.assign_case, name="assign"),
    path("<code:code>/restrict/", deciding.restrict_case, name="restrict"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("cases/", include((of_cases, "cases"))),
]
