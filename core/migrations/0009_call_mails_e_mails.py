"""What people read calls mails e-mails."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0008_mails_of_libraries"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="outgoingmail",
            options={
                "default_permissions": ("view", "change"),
                "ordering": ["-created_at", "-pk"],
                "permissions": [("read_outgoingmail", "Can read the texts of mails")],
                "verbose_name": "e-mail",
                "verbose_name_plural": "e-mails",
            },
        ),
    ]
