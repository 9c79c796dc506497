"""How the acts about a person read on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "person.registered": _("{by} registered {subject}."),
    "people.registered": _("{by} registered {count} people in {subject}."),
    "person.changed": _("{by} changed {subject}: {answers}."),
    "person.name_added": _("{by} added a name to {subject}."),
    "person.name_removed": _("{by} removed a name from {subject}."),
    "person.identifier_added": _("{by} added a number to {subject}: {kind}."),
    "person.identifier_removed": _("{by} removed a number from {subject}: {kind}."),
    "person.contact_added": _("{by} added a contact to {subject}: {channel}."),
    "person.contact_changed": _("{by} changed a contact of {subject}: {channel}."),
    "person.reached": _("{by} opened a contact of {subject} to reach her: {channel}."),
    "person.reach_held_back": _("{by} was held back from reaching {subject}: {channel}."),
    "person.related": _("{by} wrote down that {other} is related to {subject}: {kinship}."),
    "person.unrelated": _("{by} took back the relation of {subject} and {other}."),
    "person.circle_joined": _("{by} let {worker} know {subject}."),
    "person.circle_left": _("{by} ended the acquaintance of {worker} with {subject}."),
    "person.team_set": _("{by} gave {subject} to another team."),
    "people.dealt_anew": _("{by} had {people} people of {subject} filed anew."),
    "person.forgotten": _("{by} had {subject} forgotten."),
    "household.formed": _("{by} formed {subject} of {members}."),
    "household.joined": _("{by} wrote down that person {person} joined {subject}."),
    "household.left": _("{by} wrote down that person {person} left {subject}."),
}
