"""Words of the demonstration's frame: names of sections, the notice to readers."""

SECTION_TITLES = {
    "news": {"en": "News", "fr": "Actualités", "de": "Aktuelles", "ro": "Noutăți"},
    "events": {"en": "Events", "fr": "Événements", "de": "Veranstaltungen", "ro": "Evenimente"},
    "participants": {
        "en": "Participants",
        "fr": "Participants",
        "de": "Teilnehmende",
        "ro": "Participanți",
    },
    "practices": {
        "en": "Good practices",
        "fr": "Bonnes pratiques",
        "de": "Gute Praxis",
        "ro": "Bune practici",
    },
    "glossary": {"en": "Glossary", "fr": "Glossaire", "de": "Glossar", "ro": "Glosar"},
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
    "participants": {
        "en": (
            "Cities, regions and their associations that have joined the Alliance or signed the "
            "Declaration. Apart from ten, all of them are invented for this demonstration."
        ),
        "fr": (
            "Les villes, les régions et leurs associations qui ont adhéré à l’Alliance ou signé la "
            "Déclaration. À dix exceptions près, toutes sont inventées pour cette démonstration."
        ),
        "de": (
            "Städte, Regionen und ihre Verbände, die der Allianz beigetreten sind oder die "
            "Erklärung unterzeichnet haben. Bis auf zehn sind alle für diese Demonstration "
            "erfunden."
        ),
        "ro": (
            "Orașe, regiuni și asociațiile lor care au aderat la Alianță sau au semnat Declarația. "
            "Cu zece excepții, toate sunt inventate pentru această demonstrație."
        ),
    },
    "practices": {
        "en": (
            "What town halls have tried, and how well it is known to work. All examples here are "
            "invented for this demonstration."
        ),
        "fr": (
            "Ce que des mairies ont essayé, et ce que l’on sait de ses effets. Tous les exemples "
            "sont inventés pour cette démonstration."
        ),
        "de": (
            "Was Rathäuser versucht haben und wie gut bekannt ist, dass es wirkt. Alle Beispiele "
            "sind für diese Demonstration erfunden."
        ),
        "ro": (
            "Ce au încercat primăriile și cât de bine se știe că funcționează. Toate exemplele de "
            "aici sunt inventate pentru această demonstrație."
        ),
    },
    "glossary": {
        "en": (
            "Words for peoples, languages, texts and difficulties of translation: what they mean, "
            "who uses them, and which of them to avoid."
        ),
        "fr": (
            "Les mots pour les peuples, les langues, les textes et les difficultés de "
            "traduction\u00a0: leur sens, qui les emploie, et lesquels éviter."
        ),
        "de": (
            "Wörter für Völker, Sprachen, Texte und Schwierigkeiten der Übersetzung: was sie "
            "bedeuten, wer sie gebraucht und welche zu vermeiden sind."
        ),
        "ro": (
            "Cuvinte pentru popoare, limbi, texte și dificultăți de traducere: ce înseamnă, cine "
            "le folosește și pe care să le evităm."
        ),
    },
}

NOTICE = {
    "en": (
        "This site is a demonstration. The Alliance and its partner programmes exist; most "
        "places, people, meetings and quotations on these pages are invented, and the pictures "
        "are generated."
    ),
    "fr": (
        "Ce site est une démonstration. L’Alliance et ses programmes partenaires "
        "existent\u00a0; la plupart des lieux, personnes, réunions et citations de ces pages sont "
        "inventés, et les images sont générées."
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
