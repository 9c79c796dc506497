"""What can be done with a case."""

from haven.people.cases.actions.assigning import assign_case, set_restricted
from haven.people.cases.actions.changing import change_case
from haven.people.cases.actions.closing import close_case, reopen_case
from haven.people.cases.actions.concerns import add_concern, end_concern
from haven.people.cases.actions.notes import correct_note, note_contact, write_note
from haven.people.cases.actions.opening import open_case
from haven.people.cases.actions.opening_many import NewCase, open_cases
from haven.people.cases.actions.services import give_service
from haven.people.cases.actions.tasks import drop_task, finish_task, give_task

__all__ = [
    "NewCase",
    "add_concern",
    "assign_case",
    "change_case",
    "close_case",
    "correct_note",
    "drop_task",
    "end_concern",
    "finish_task",
    "give_service",
    "give_task",
    "note_contact",
    "open_case",
    "open_cases",
    "reopen_case",
    "set_restricted",
    "write_note",
]
