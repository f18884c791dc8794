"""Room for what libraries send: HTML beside the text, and texts that nobody but their reader sees."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0007_indexes_of_what_hides"),
    ]

    operations = [
        migrations.AddField(
            model_name="outgoingmail",
            name="html",
            field=models.TextField(blank=True, db_default="", default="", verbose_name="HTML"),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="is_secret",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Whether its text is for its reader alone.",
                verbose_name="secret",
            ),
        ),
        migrations.AlterField(
            model_name="outgoingmail",
            name="language",
            field=models.CharField(blank=True, max_length=20, verbose_name="language"),
        ),
    ]
