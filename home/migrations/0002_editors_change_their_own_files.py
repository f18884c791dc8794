"""Take back what Wagtail's own migrations grant editors beyond their role.

They let the group “Editors” change the pictures and documents of everybody. A migration takes it
back, once, and not the command that makes the roles: that one leaves alone what an administrator
has granted since.
"""

from django.db import migrations

WAGTAILS_GRANTS = ("change_image", "change_document")


def take_back(apps, schema_editor):
    _granted(apps).delete()


def give_again(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    Collection = apps.get_model("wagtailcore", "Collection")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = Collection.objects.order_by("path").first()
    for group in Group.objects.filter(name="Editors"):
        for permission in Permission.objects.filter(
            codename__in=WAGTAILS_GRANTS,
            content_type__app_label__in=("wagtailimages", "wagtaildocs"),
        ):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )


def _granted(apps):
    return apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
        group__name="Editors", collection__depth=1, permission__codename__in=WAGTAILS_GRANTS
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(take_back, give_again)]
