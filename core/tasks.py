"""Background work of core: thin tasks that call services."""

from django_tasks import task

from core.services import due_work, mail_delivery, publishing, renditions


@task()
def publish_due() -> dict[str, int]:
    """Publish and expire what is due, then let apps do theirs; return numbers by outcome."""
    report = publishing.publish_due()
    failed = due_work.do_due_work()
    return {
        "published": report.published,
        "expired": report.expired,
        "refused": report.refused,
        "failed": report.failed + failed,
    }


@task()
def make_renditions(image_ids: list[int]) -> int:
    """Make the preset renditions of images; return how many were new."""
    return renditions.make_renditions(image_ids)


@task()
def deliver_mails() -> dict[str, int]:
    """Send the mails that are due and erase old texts; return the numbers of mails by outcome."""
    report = mail_delivery.deliver()
    report.erased = mail_delivery.erase_old()
    if report.is_unfinished:
        deliver_mails.enqueue()
    return {
        "sent": report.sent,
        "postponed": report.postponed,
        "given_up": report.given_up,
        "erased": report.erased,
    }
