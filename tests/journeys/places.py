"""The pages of the admin: what is ours or shaped by us, and what the libraries bring."""

from tests.journeys.content import Content, Glossary, Register


def shaped_pages(content: Content) -> dict[str, str]:
    """Return the addresses of what is ours in the admin, and of GraphiQL, by name."""
    return {
        **register_pages(content.register),
        **glossary_pages(content.glossary),
        "first page": "/admin/",
        "news listing": "/admin/news/",
        "events listing": "/admin/events/",
        "news editor": f"/admin/pages/{content.news.pk}/edit/",
        "event editor": f"/admin/pages/{content.event.pk}/edit/",
        "home page editor": f"/admin/pages/{content.home.pk}/edit/",
        "topics": "/admin/snippets/news/topic/",
        "topic": f"/admin/snippets/news/topic/edit/{content.topic.pk}/",
        "menus": "/admin/snippets/home/menu/",
        "menu": f"/admin/snippets/home/menu/edit/{content.menu.pk}/",
        "site settings": "/admin/settings/home/sitesettings/",
        "board of translations": "/admin/translations/board/?view=all",
        "guide for translators": "/admin/translations/guide/",
        "translations to be revised": "/admin/translations/revision/",
        "promoted results": "/admin/snippets/search/promotion/",
        "new promoted result": "/admin/snippets/search/promotion/add/?words=airport",
        "promoted result": f"/admin/snippets/search/promotion/edit/{content.promotion.pk}/",
        "searches in vain": "/admin/reports/searched-in-vain/",
        "picture": f"/admin/images/{content.image.pk}/",
        "mails": "/admin/reports/mails/",
        "mail": f"/admin/reports/mails/{content.dead_letter.pk}/",
        "GraphiQL": "/graphql/",
    }


def register_pages(register: Register) -> dict[str, str]:
    """Return the addresses of the menu “Register” and its editors, by name."""
    snippets = "/admin/snippets/participants"
    return {
        "authorities": f"{snippets}/authority/",
        "authorities, filtered": f"{snippets}/authority/?country=ME",
        "new authority": f"{snippets}/authority/add/",
        "authority": f"{snippets}/authority/edit/{register.authority.pk}/",
        "authority's facts": f"{snippets}/authority/inspect/{register.authority.pk}/",
        "authority that can't go": f"{snippets}/authority/delete/{register.authority.pk}/",
        "adhesions": f"{snippets}/adhesion/",
        "adhesion": f"{snippets}/adhesion/edit/{register.adhesion.pk}/",
        "programmes": f"{snippets}/programme/",
        "programme": f"{snippets}/programme/edit/{register.programme.pk}/",
        "profiles": "/admin/profiles/",
        "profile editor": f"/admin/pages/{register.profile.pk}/edit/",
        "good practices": "/admin/good-practices/",
        "good practice editor": f"/admin/pages/{register.practice.pk}/edit/",
        "map": "/admin/register/map/",
        "changes": "/admin/register/changes/",
    }


def glossary_pages(glossary: Glossary) -> dict[str, str]:
    """Return the addresses of the menu “Glossary” and its editors, by name."""
    concepts = "/admin/snippets/terminology/concept"
    return {
        "terms": "/admin/terms/",
        "term editor": f"/admin/pages/{glossary.term.pk}/edit/",
        "concepts": f"{concepts}/",
        "concept": f"{concepts}/edit/{glossary.concept.pk}/",
        "concept that can't go": f"{concepts}/delete/{glossary.concept.pk}/",
    }


def library_pages(content: Content) -> dict[str, str]:
    """Return the addresses of what the libraries bring to the admin, by name."""
    page = f"/admin/pages/{content.news.pk}"
    section = content.news.get_parent().pk
    authority = "/admin/snippets/participants/authority"
    return {
        "authority's usage": f"{authority}/usage/{content.register.authority.pk}/",
        "authority's history": f"{authority}/history/{content.register.authority.pk}/",
        "where a profile is added": "/admin/profiles/choose_parent/",
        "explorer": f"/admin/pages/{section}/",
        "new news item": f"/admin/pages/add/news/newspage/{section}/",
        "copy": f"{page}/copy/",
        "move": f"{page}/move/",
        "delete": f"{page}/delete/",
        "unpublish": f"{page}/unpublish/",
        "history": f"{page}/history/",
        "workflow history": f"{page}/workflow_history/",
        "comparison": f"{page}/revisions/compare/earliest...latest/",
        "usage": f"{page}/usage/",
        "search": "/admin/pages/search/?q=bridge",
        "pictures": "/admin/images/",
        "picture upload": "/admin/images/multiple/add/",
        "picture usage": f"/admin/images/usage/{content.image.pk}/",
        "documents": "/admin/documents/",
        "document upload": "/admin/documents/multiple/add/",
        "document": f"/admin/documents/edit/{content.document.pk}/",
        "submission for translation": f"/admin/localize/submit/page/{content.event.pk}/",
        "translation editor": f"/admin/pages/{content.translated.pk}/edit/",
        "translations report": "/admin/localize/reports/translations/",
        "site history": "/admin/reports/site-history/",
        "workflow report": "/admin/reports/workflow/",
        "workflow tasks report": "/admin/reports/workflow_tasks/",
        "aging pages": "/admin/reports/aging-pages/",
        "locked pages": "/admin/reports/locked/",
        "page types": "/admin/reports/page-types-usage/",
        "users": "/admin/users/",
        "new user": "/admin/users/new/",
        "groups": "/admin/groups/",
        "account": "/admin/account/",
        "sites": "/admin/sites/",
        "locales": "/admin/locales/",
        "collections": "/admin/collections/",
        "redirects": "/admin/redirects/",
        "workflows": "/admin/workflows/list/",
        "tasks": "/admin/workflows/tasks/index/",
    }
