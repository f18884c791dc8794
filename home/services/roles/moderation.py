"""The workflow between those who write and those who approve."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from home.services.roles.definitions import MODERATORS

WORKFLOW_NAME = "Moderators approval"


def ensure_workflow() -> None:
    """Put a workflow on the tree's root when it has none: one of the moderators approves."""
    root = Page.get_first_root_node()
    if WorkflowPage.objects.filter(page=root, workflow__active=True).exists():
        return
    workflow = Workflow.objects.filter(name=WORKFLOW_NAME, active=True).first()
    if workflow is None:
        task = GroupApprovalTask.objects.create(name=WORKFLOW_NAME)
        task.groups.add(Group.objects.get(name=MODERATORS))
        workflow = Workflow.objects.create(name=WORKFLOW_NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
