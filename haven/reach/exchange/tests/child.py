"""A process the test kills: it imports a workbook in small portions and says when it begins."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from haven.foundation.access.models import Mission  # noqa: E402
from haven.foundation.access.walls import EVERYWHERE, looking  # noqa: E402
from haven.foundation.audit.trail import first_broken_entry  # noqa: E402
from haven.foundation.vault.keyring import held_keys  # noqa: E402
from haven.people.cases.models import Case  # noqa: E402
from haven.people.persons.models import Person  # noqa: E402
from haven.reach.exchange import working  # noqa: E402
from haven.reach.exchange.models import HtcdsAnswers  # noqa: E402


def prepare() -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", database="keyring", verbosity=0)
    Mission.objects.create(code="SJJ", name="Sarajevo", country="BA")


def bring_in(path: str) -> None:
    """Import, saying after each portion how many rows are in."""
    working.PORTION = 10
    command = sys.modules["haven.reach.exchange.management.commands.import_htcds"]
    command.import_all = lambda by, file, _tell: working.import_all(
        by, file, lambda done: print(done, flush=True)
    )
    call_command("import_htcds", path, mission="SJJ")


def finish(path: str) -> None:
    """Import what is left, and count everything."""
    bring_in(path)
    with looking(EVERYWHERE), held_keys():
        assert first_broken_entry("SJJ") is None
        print(Person.objects.count(), Case.objects.count(), HtcdsAnswers.objects.count())


if __name__ == "__main__":
    import haven.reach.exchange.management.commands.import_htcds  # noqa: F401

    {"prepare": prepare, "import": bring_in, "finish": finish}[sys.argv[1]](*sys.argv[2:])
