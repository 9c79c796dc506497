"""How a steward's acts read on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "account.opened": _("{by} opened an account for {subject}."),
    "account.closed": _("{by} closed the account of {subject}."),
    "role.given": _("{by} gave {subject} the role {role} from {on}."),
    "role.proposed": _("{by} proposed the role {role} from {on} for {subject}."),
    "role.confirmed": _("{by} confirmed the role {role} of {subject} from {on}."),
    "role.refused": _("{by} refused the role {role} proposed for {subject}."),
    "role.withdrawn": _("{by} withdrew the role {role} proposed for {subject}."),
    "role.ended": _("{by} let the role {role} of {subject} end on {on}."),
    "beginning.asked": _("{by} asked for a new beginning for {subject}."),
    "beginning.confirmed": _("{by} confirmed the new beginning of {subject} and saw its code."),
    "beginning.refused": _("{by} refused the new beginning of {subject}."),
    "beginning.used": _("{subject} began anew with a new password."),
    "mission.opened": _("{by} opened the mission {subject}."),
    "office.opened": _("{by} opened the office {subject}."),
    "team.formed": _("{by} formed the team {subject}."),
    "team.joined": _("{by} took {user} into the team {subject}."),
    "team.left": _("{by} took {user} out of the team {subject}."),
    "key.rotated": _("{by} gave {subject} a new key and wrapped {keys} keys anew."),
}
