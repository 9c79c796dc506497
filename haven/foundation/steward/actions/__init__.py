"""What a steward can do: accounts, roles, missions, offices, teams and keys.

They stand in a folder of their own because they are recorded: the trail stands on ``access``, so
``access`` itself cannot stand on the trail.
"""

from haven.foundation.steward.actions.accounts import (
    close_account,
    open_account,
)
from haven.foundation.steward.actions.beginnings import (
    ask_beginning,
    confirm_beginning,
    refuse_beginning,
    use_beginning,
)
from haven.foundation.steward.actions.roles import (
    confirm_role,
    end_role,
    give_role,
    refuse_role,
)
from haven.foundation.steward.actions.teams import (
    form_team,
    join_team,
    leave_team,
    open_mission,
    open_office,
    rotate_mission_key,
)

__all__ = [
    "ask_beginning",
    "close_account",
    "confirm_beginning",
    "confirm_role",
    "end_role",
    "form_team",
    "give_role",
    "join_team",
    "leave_team",
    "open_account",
    "open_mission",
    "open_office",
    "refuse_beginning",
    "refuse_role",
    "rotate_mission_key",
    "use_beginning",
]
