"""Words of the demonstration's frame: names of sections, the notice to readers."""

SECTION_TITLES = {
    "news": {"en": "News", "fr": "Actualités", "de": "Aktuelles", "ro": "Noutăți"},
    "events": {"en": "Events", "fr": "Événements", "de": "Veranstaltungen", "ro": "Evenimente"},
}

SECTION_INTRODUCTIONS = {
    "news": {
        "en": "What cities and regions do for inclusion: reports, statements and calls.",
        "fr": "Ce que villes et régions font pour l’inclusion : récits, déclarations, appels.",
        "de": "Was Städte und Regionen für Inklusion tun: Berichte, Erklärungen, Aufrufe.",
        "ro": "Ce fac orașele și regiunile pentru incluziune: relatări, declarații, apeluri.",
    },
    "events": {
        "en": "Meetings, visits and days that matter, the next ones and those that are over.",
        "fr": "Rencontres, visites et journées importantes, à venir et passées.",
        "de": "Treffen, Besuche und wichtige Tage, die nächsten und die vergangenen.",
        "ro": "Întâlniri, vizite și zile importante, viitoare și trecute.",
    },
}

NOTICE = {
    "en": (
        "This site is a demonstration. The Alliance and its partner programmes exist; most "
        "places, people, meetings and quotations on these pages are invented, and the pictures "
        "are generated."
    ),
    "fr": (
        "Ce site est une démonstration. L’Alliance et ses programmes partenaires existent ; la "
        "plupart des lieux, personnes, réunions et citations de ces pages sont inventés, et les "
        "images sont générées."
    ),
    "de": (
        "Diese Website ist eine Demonstration. Die Allianz und ihre Partnerprogramme gibt es; die "
        "meisten Orte, Personen, Treffen und Zitate auf diesen Seiten sind erfunden, und die "
        "Bilder sind generiert."
    ),
    "ro": (
        "Acest site este o demonstrație. Alianța și programele sale partenere există; cele mai "
        "multe locuri, persoane, reuniuni și citate din aceste pagini sunt inventate, iar "
        "imaginile sunt generate."
    ),
}
"""At most 300 characters. None in Romani: nobody has written it yet."""
