"""How a mission is chosen in a form: by its name, not by its code."""

from django.forms import ModelChoiceField

from haven.foundation.access.models import Mission


class MissionChoiceField(ModelChoiceField):  # type: ignore[type-arg]
    """Missions to choose from, each called by its name."""

    def label_from_instance(self, mission: Mission) -> str:
        """The name people know it by."""
        return mission.name
