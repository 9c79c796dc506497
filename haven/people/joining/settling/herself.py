"""What the joined file says of herself: as it was chosen, and never less careful than before."""

from __future__ import annotations

from haven.people.joining.choices import Choices, main_name, whose
from haven.people.joining.ledger import Ledger
from haven.people.persons.models import Name, Person


def settle_answers(ledger: Ledger, choices: Choices) -> None:
    """Give the joined file the answers chosen, and the stricter protection of the two.

    What belongs together is written together: when the files part it goes back together.
    """
    keep, other = ledger.keep, ledger.other
    for name in ("sex", "gender", "nationalities", "team"):
        chosen = whose(name, choices, keep, other)
        ledger.change(keep, **{name: getattr(chosen, name)})
    born = whose("birth", choices, keep, other)
    ends = [file.treated_as_child_until for file in (keep, other) if file.treated_as_child_until]
    ledger.change(
        keep,
        birth=born.birth,
        birth_basis=born.birth_basis,
        age_band=born.age_band,
        treated_as_child_until=max(ends, default=None),
    )
    ledger.change(keep, restricted=keep.restricted or other.restricted)


def settle_names(ledger: Ledger, choices: Choices) -> None:
    """Both files' names stay; one of them, as it was chosen, is the main one."""
    chosen = main_name(whose("main_name", choices, ledger.keep, ledger.other))
    mains = Name.objects.filter(person__in=[ledger.keep, ledger.other], is_main=True)
    for name in mains:
        if chosen and name.pk != chosen.pk:
            ledger.change(name, is_main=False)


def name_again(person: Person) -> None:
    """If what was the main name has gone elsewhere, her next one becomes it."""
    if (name := main_name(person)) and not name.is_main:
        name.is_main = True
        name.save(update_fields=["is_main"])
