"""A guest from another mission holds a role of her own, kept apart like the others."""

from importlib import import_module

from django.db import migrations, models

from haven.foundation.access.roles import Role
from haven.foundation.guards import Guard

clash = import_module("haven.foundation.access.migrations.0002_roles_apart").clash
guards = (
    Guard("roles_apart_when_given", "access_membership", "INSERT", clash),
    Guard("roles_apart_when_changed", "access_membership", "UPDATE", clash),
)


def said_anew(apps, editor):
    for guard in guards:
        guard.down(editor)
        guard.up(editor)


class Migration(migrations.Migration):
    dependencies = [("access", "0003_password_is_known")]

    operations = [
        migrations.AlterField(
            "membership", "role", models.CharField(choices=Role.choices, max_length=30)
        ),
        migrations.RunPython(said_anew, said_anew),
    ]
