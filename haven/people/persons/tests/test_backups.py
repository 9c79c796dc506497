"""A backup of the data, taken before she was forgotten, does not bring her back."""

import json
import os
import shutil
import subprocess
import sys

BEFORE = """
import django; django.setup()
from datetime import date
from django.core.management import call_command
from haven.foundation.access.actors import Actor
from haven.foundation.access.models import Mission
from haven.people.persons.actions import register_person
from haven.people.persons.answers import GivenName

for database in ("default", "keyring"):
    call_command("migrate", database=database, verbosity=0)
mission = Mission.objects.create(code="SJJ", name="Sarajevo", country="BA")
for name in ("Dilorom Karimova", "Farid Karimov"):
    person = register_person(
        by=Actor.console(), mission=mission, on=date(2026, 3, 4), names=[GivenName(name)]
    )
    print(person.code)
"""
AFTER = """
import django, json; django.setup()
from haven.people.persons.models import Name
print(json.dumps({name.person.code: name.text for name in Name.objects.all()}))
"""


def test_a_copy_of_the_file_is_noise_for_her_and_opens_for_others(tmp_path):
    data, backup = tmp_path / "data", tmp_path / "backup"
    data.mkdir()
    hers, his = _python("-c", BEFORE, home=data).split()
    shutil.copytree(data, backup)
    _python("-m", "haven", "shred", hers, "--yes", home=data)
    assert json.loads(_python("-c", AFTER, home=data)) == {his: "Farid Karimov"}
    assert json.loads(_python("-c", AFTER, home=backup)) == {hers: None, his: "Farid Karimov"}


def _python(*words, home):
    """A process with its own data and the one live keyring, on the sealed file."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("HAVEN_")}
    env |= {
        "DJANGO_SETTINGS_MODULE": "haven.web.settings",
        "HAVEN_HOME": str(home),
        "HAVEN_KEY": "5a" * 32,
        "HAVEN_KEYRING": str(home.parent / "keyring.db"),
    }
    run = subprocess.run(  # noqa: S603
        [sys.executable, *words], env=env, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout
