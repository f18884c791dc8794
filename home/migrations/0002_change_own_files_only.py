"""Take back what Wagtail's own migrations grant editors and moderators beyond their roles.

They let the group “Editors” change the pictures and documents of everybody, and “Moderators” the
documents, evidence in its closed collection too. A migration takes it back, once, and not the
command that makes the roles: that one leaves alone what an administrator has granted since.
"""

from django.db import migrations

WAGTAILS_GRANTS = {
    "Editors": ("change_image", "change_document"),
    "Moderators": ("change_document",),
}


def take_back(apps, schema_editor):
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    for name, codenames in WAGTAILS_GRANTS.items():
        GroupCollectionPermission.objects.filter(
            group__name=name, collection__depth=1, permission__codename__in=codenames
        ).delete()


def give_again(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    Collection = apps.get_model("wagtailcore", "Collection")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = Collection.objects.order_by("path").first()
    for group in Group.objects.filter(name__in=WAGTAILS_GRANTS):
        for permission in Permission.objects.filter(
            codename__in=WAGTAILS_GRANTS[group.name],
            content_type__app_label__in=("wagtailimages", "wagtaildocs"),
        ):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(take_back, give_again)]
