"""What clients rely on: root fields, arguments, and the fields of types that hold facts."""

import re

NEVER = re.compile(
    r"live|draftTitle|locked.*|owner|goLiveAt|expireAt|expired|latestRevision.*|liveRevision"
    r"|hasUnpublishedChanges|contentType|depth|numchild|file|fileHash|fileSize|uploadedByUser"
    r"|firstPublishedAt|lastPublishedAt|embargoUntil|moderated|urlPath|treePath|pageType|alias.*"
    r"|revision.*|approved.*|workflow.*|comments|viewRestrictions|collection|tags|rawValue|field"
    r"|blockType|searchScore|siblings|descendants|nextSiblings|previousSiblings|password|email.+"
    r"|.*Token|translationKey|pk|user|createdAt|showInMenus|draft.*|specific.*",
)
"""Names of editorial columns and of Grapple's unsafe fields; no type may have one."""

PAGE_FIELDS = {
    "ancestors": "[PageInterface!]!",
    "breadcrumbs": "[Breadcrumb!]!",
    "children": "ChildPages!",
    "freshness": "Freshness!",
    "id": "ID!",
    "locale": "Locale!",
    "parent": "PageInterface",
    "path": "String",
    "publishedAt": "DateTime",
    "relatedPages": "[PageInterface!]!",
    "seo": "Seo!",
    "seoTitle": "String!",
    "shareImage": "Image",
    "slug": "String!",
    "sourceUpdatedAt": "DateTime",
    "title": "String!",
    "translations": "[Translation!]!",
    "updatedAt": "DateTime",
}
FIELDS = {
    "PageInterface": PAGE_FIELDS,
    "NewsPage": PAGE_FIELDS
    | {
        "authorities": "[Authority!]!",
        "body": "[BodyBlock!]!",
        "correction": "Correction",
        "date": "Date!",
        "kind": "NewsKind!",
        "leadPicture": "ImageUse",
        "place": "String!",
        "programmes": "[Programme!]!",
        "searchDescription": "String",
        "standfirst": "String!",
        "topics": "[Topic!]!",
    },
    "EventPage": PAGE_FIELDS
    | {
        "authorities": "[Authority!]!",
        "body": "[BodyBlock!]!",
        "end": "DateTime",
        "leadPicture": "ImageUse",
        "onlineAddress": "String!",
        "programme": "DocumentLink",
        "programmes": "[Programme!]!",
        "registrationAddress": "String!",
        "searchDescription": "String",
        "standfirst": "String!",
        "start": "DateTime!",
        "topics": "[Topic!]!",
        "venue": "String!",
        "zone": "String!",
    },
    "Image": {
        "credit": "String!",
        "focalPoint": "FocalPoint",
        "height": "Int!",
        "id": "ID!",
        "licence": "Licence",
        "placeholder": "String!",
        "rendition": "ImageRendition",
        "srcset": "ImageSourceSet",
        "width": "Int!",
    },
    "Topic": {"id": "ID!", "locale": "Locale!", "name": "String!", "slug": "String!"},
    "ParticipantPage": PAGE_FIELDS
    | {
        "authority": "Authority!",
        "body": "[BodyBlock!]!",
        "events": "EventExcerpt!",
        "goodPractices": "GoodPracticeExcerpt!",
        "introduction": "String!",
        "leadPicture": "ImageUse",
        "news": "NewsExcerpt!",
        "searchDescription": "String",
    },
    "GoodPracticePage": PAGE_FIELDS
    | {
        "authorities": "[Authority!]!",
        "body": "[BodyBlock!]!",
        "evidence": "Evidence!",
        "leadPicture": "ImageUse",
        "programmes": "[Programme!]!",
        "searchDescription": "String",
        "sinceYear": "Int",
        "summary": "String!",
        "theme": "PracticeTheme!",
    },
    "Authority": {
        "accounts": "[SocialAccount!]!",
        "adhesions": "[Adhesion!]!",
        "contact": "AuthorityContact",
        "coordinates": "Coordinates",
        "country": "Country!",
        "endonym": "String!",
        "endonymLanguage": "String!",
        "figures": "[CommunityFigure!]!",
        "heads": "[AuthorityHead!]!",
        "id": "ID!",
        "key": "String!",
        "kind": "AuthorityKind!",
        "lauCode": "String!",
        "name": "String!",
        "names": "[AuthorityName!]!",
        "nutsCode": "String!",
        "population": "Population",
        "profile": "ParticipantLookup",
        "profiles": "[ParticipantPage!]!",
        "programmes": "[ProgrammePart!]!",
        "subdivisionCode": "String!",
        "website": "String!",
    },
    "Adhesion": {
        "instrument": "Instrument!",
        "isCurrent": "Boolean!",
        "ordinal": "Int",
        "since": "Date",
        "until": "Date",
    },
    "AuthorityContact": dict.fromkeys(("email", "name", "phone", "role"), "String!"),
}
PART = "after before first last orderBy"
LANGUAGE = "fallback locale"
ROOTS = {
    "site": "",
    "locales": "",
    "menu": f"{LANGUAGE} place",
    "route": "fallback path previewToken",
    "page": "id path previewToken",
    "pages": f"{PART} {LANGUAGE} inMenus parent types",
    "node": "id",
    "redirects": PART,
    "news": f"{PART} {LANGUAGE} authorities countries kinds programmes since topics until",
    "events": f"{PART} {LANGUAGE} authorities countries programmes topics upcoming",
    "participants": (
        f"{PART} {LANGUAGE} asOf countries instrument kinds near programmes text within"
    ),
    "participant": f"{LANGUAGE} id key",
    "countries": "asOf instrument locale",
    "programmes": "",
    "goodPractices": f"{PART} {LANGUAGE} authorities countries evidence programmes themes",
    "concepts": f"{PART} {LANGUAGE} groups initial statuses text",
    "concept": "id identifier",
    "conceptInitials": LANGUAGE,
    "image": "id",
    "images": f"{PART} ids licences",
    "privacyNotice": "form locale",
    "search": f"{LANGUAGE} after before filter first last query types",
}
MUTATIONS = {
    "submitMembershipApplication": "input",
    "proposeCooperation": "input",
    "requestProfileCorrection": "input",
    "prepareUpload": "input",
    "confirmProfileCorrection": "locale token",
    "withdrawPublicationConsent": "locale token",
}
PAYLOADS = {
    "SubmissionPayload": {"reference": "String", "errors": "[InputError!]!"},
    "InputError": {"path": "[String!]!", "code": "InputErrorCode!", "message": "String!"},
    "UploadPayload": {
        "url": "String",
        "token": "String",
        "expiresAt": "DateTime",
        "maxBytes": "Int!",
        "errors": "[InputError!]!",
    },
    "ConfirmationPayload": {"done": "Boolean!", "errors": "[InputError!]!"},
    "PrivacyNotice": {
        "version": "String!",
        "purpose": "String!",
        "legalBasis": "LegalBasis!",
        "text": "[String!]!",
        "keptDays": "Int!",
    },
}
"""All that is ever answered about what was sent: nothing of it."""
