"""How a mission is chosen in a form: by its name, not by its code."""

from typing import Any

from django.db.models import QuerySet
from django.forms import Form, HiddenInput, ModelChoiceField
from django.utils.translation import gettext_lazy as _

from haven.foundation.access.models import Mission


class MissionChoiceField(ModelChoiceField):  # type: ignore[type-arg]
    """Missions to choose from, each called by its name."""

    def label_from_instance(self, mission: Mission) -> str:
        """The name people know it by."""
        return mission.name


def ask_mission(form: Form, missions: QuerySet[Mission], **more: Any) -> None:
    """Ask a form for one of these missions, last; where there is only one, nobody is asked."""
    where = MissionChoiceField(label=_("Mission"), queryset=missions, **more)
    if len(missions) == 1:
        where.initial, where.widget = missions[0], HiddenInput()
    form.fields["mission"] = where
