"""An export counts who stays behind because she did not agree."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("exchange", "0002_export_names_its_receiver"),
    ]

    operations = [
        migrations.AddField(
            model_name="exportrequest",
            name="left_out",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
