"""scratch"""
import re, html
import pytest
from django.test import Client
from django.contrib.messages import get_messages
from tests.factories import *
from tests import editor as ed
from news.models import *
from core.models import *
pytestmark = pytest.mark.django_db
def msgs(r):
    t=r.content.decode()
    m=re.findall(r'<li class="(?:error|success|warning)[^"]*">(.*?)</li>', t, re.S)
    return [re.sub(r"\s+"," ",re.sub("<[^>]+>"," ",html.unescape(x))).strip()[:400] for x in m]
@pytest.fixture
def env(db):
    make_site()
    e=UserFactory.create(username="e",groups=("Editors",)); m=UserFactory.create(username="m",groups=("Moderators",)); s=UserFactory.create(username="s",is_superuser=True)
    cs={}
    for u in (e,m,s):
        c=Client(); c.force_login(u); cs[u.username]=c
    bad=ImageFactory.create(credit="",licence="")
    return cs,e,m,s,bad
def show(name,r,page=None):
    chain=getattr(r,"redirect_chain",None)
    live = NewsPage.objects.get(pk=page.pk).live if page else None
    print("##",name,r.status_code,chain,"live",live); [print("    ",x) for x in (msgs(r) if "html" in r.get("Content-Type","") else [r.content[:200]])]
def test_all(env):
    cs,e,m,s,bad=env
    def draft(**kw):
        p=NewsPageFactory.create(publish=False, owner=e, lead_picture=bad, **kw); return p
    # 1 editor submit
    p=draft(); r=cs["e"].post(ed.edit_url(p), ed.form_data(p,e)|ed.SUBMIT, follow=True); show("editor submit",r,p)
    r=cs["m"].post(ed.edit_url(p), ed.form_data(p,m)|ed.PUBLISH, follow=True); show("moderator publish",r,p)
    # approve from edit page: started workflow with a bad picture
    p=draft(); p.get_workflow().start(p,e)
    r=cs["m"].post(ed.edit_url(p), ed.form_data(p,m)|{"action-workflow-action":"true","workflow-action-name":"approve"}, follow=True); show("approve in editor",r,p)
    ts=p.current_workflow_task_state
    r=cs["m"].post(f"/admin/pages/workflow/action/{p.pk}/approve/{ts.pk}/", {"next":"/admin/"}, follow=True); show("approve on dashboard",r,p)
    r=cs["m"].get(f"/admin/pages/workflow/action/{p.pk}/approve/{ts.pk}/?next=/admin/", HTTP_X_REQUESTED_WITH="XMLHttpRequest"); show("approve modal get",r,p)
    r=cs["m"].post(f"/admin/pages/workflow/action/{p.pk}/approve/{ts.pk}/", {"next":"/admin/","comment":"ok"}, HTTP_X_REQUESTED_WITH="XMLHttpRequest"); show("approve modal post",r,p)
    print("   state", p.current_workflow_state.status, p.current_workflow_task_state.status)
    # bulk publish
    good=NewsPageFactory.create(publish=False, owner=e); p=draft()
    r=cs["m"].get(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/news/&id={p.pk}&id={good.pk}"); print("bulk get", r.status_code)
    r=cs["m"].post(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/news/&id={good.pk}&id={p.pk}", {}, follow=True); show("bulk publish",r,p); print("   good live", NewsPage.objects.get(pk=good.pk).live)
    # section with children bulk include descendants
    sec=p.get_parent()
    r=cs["m"].post(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/news/&id={sec.pk}", {"include_descendants":"on"}, follow=True); show("bulk publish descendants",r,p)
    # copy with publish copies
    live=NewsPageFactory.create(owner=e, lead_picture=ImageFactory.create()); bi=live.lead_picture; 
    CustomImage.objects.filter(pk=bi.pk).update(credit="")
    r=cs["m"].post(f"/admin/pages/{live.pk}/copy/", {"new_title":"Copy","new_slug":"copy","new_parent_page":str(sec.pk),"copy_subpages":"","publish_copies":"on","alias":""}, follow=True); show("copy + publish",r); print("   copy", NewsPage.objects.filter(slug="copy").values_list("live"))
    r=cs["m"].post(f"/admin/pages/{live.pk}/copy/", {"new_title":"Alias","new_slug":"alias","new_parent_page":str(sec.pk),"alias":"on"}, follow=True); show("alias",r); print("   alias", NewsPage.objects.filter(slug="alias").values_list("live"))
    # revert+publish
    p=NewsPageFactory.create(owner=e, lead_picture=bad, publish=False); old=p.latest_revision; 
    p.lead_picture=None; p.save_revision().publish(); p=NewsPage.objects.get(pk=p.pk)
    d=ed.form_data(NewsPage.objects.get(pk=p.pk),m,lead_picture=bad.pk)|ed.PUBLISH|{"revision":str(old.pk)}
    r=cs["m"].post(ed.edit_url(p), d, follow=True); show("revert publish",r); print("   still without", NewsPage.objects.get(pk=p.pk).lead_picture_id)
    # schedule
    from django.utils import timezone; from datetime import timedelta
    p=draft(); at=(timezone.now()+timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    r=cs["m"].post(ed.edit_url(p), ed.form_data(p,m,go_live_at=at)|ed.PUBLISH, follow=True); show("schedule",r,p)
    # publish translation
    live=NewsPageFactory.create(owner=e, lead_picture=ImageFactory.create()); 
    from wagtail_localize.models import StringSegment, StringTranslation
    from wagtail.models import Locale
    r=cs["m"].post(f"/admin/localize/submit/page/{live.pk}/", {"locales":[str(locale("fr").pk)],"select_all":""}, follow=True); show("submit translation", r)
    t=live.get_translation(locale("fr")); print("   fr live", t.live)
    r=cs["m"].post(ed.edit_url(t), {"action-publish":"1"}, follow=True); show("translation publish, untranslated", r, t)
    for seg in StringSegment.objects.filter(source__object_id=live.translation_key):
        StringTranslation.objects.create(translation_of=seg.string, context=seg.context, locale=locale("fr"), data="Un texte", has_error=False)
    CustomImage.objects.filter(pk=live.lead_picture_id).update(credit="")
    r=cs["m"].post(ed.edit_url(t), {"action-publish":"1"}, follow=True); show("translation publish, bad picture", r, t)
    CustomImage.objects.filter(pk=live.lead_picture_id).update(credit="X")
    r=cs["m"].post(ed.edit_url(t), {"action-publish":"1"}, follow=True); show("translation publish, good", r, t)
    # alias of live page shown unpublished? unpublish etc.
    # explore move
