"""What asking says to somebody who looks for a person: another mission may know her."""

from haven.foundation.access.actors import Actor
from haven.people.persons.models import Sex
from haven.people.persons.panelling import Panel
from haven.people.persons.queries import Sought
from haven.people.persons.queries.elsewhere import known_elsewhere, missions_elsewhere


def panels(sought: Sought, actor: Actor) -> list[Panel]:
    """The missions that may know her, each with a button to ask; nothing when none does."""
    missions = list(missions_elsewhere(actor))
    known = known_elsewhere(actor, sought, missions)
    asked = [mission for mission in missions if mission.pk in known]
    if not asked:
        return []
    context = {"missions": asked, "typed": _typed(sought)}
    return [Panel("", "asking/search_panel.html", context)]


def _typed(sought: Sought) -> dict[str, object]:
    """What was typed, under the names the form that asks has for it."""
    name, second_name, *_ = (*sought.names, "", "")
    born = sought.birth
    typed = {
        "name": name,
        "second_name": second_name,
        "value": next(iter(sought.numbers), ""),
        "sex": "" if sought.sex == Sex.UNKNOWN else sought.sex,
        "birth_day": born and born.day,
        "birth_month": born and born.month,
        "birth_year": born and born.year,
    }
    return {field: said for field, said in typed.items() if said}
