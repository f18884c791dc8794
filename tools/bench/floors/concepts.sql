-- What concepts.graphql answers, in one statement. It knows nothing of privacy, aliases.
WITH home AS (
    SELECT page.locale_id, length(page.url_path) + 1 AS start
    FROM wagtailcore_locale AS locale
    JOIN wagtailcore_page AS page ON page.locale_id = locale.id AND page.depth = 2
    WHERE locale.language_code = %(locale)s
), relation AS (
    SELECT concept_id AS of, kind, 1 AS rank, sort_order, target_id AS other, id
    FROM terminology_conceptrelation
    UNION ALL
    SELECT
        target_id, CASE kind WHEN 'broader' THEN 'narrower' ELSE kind END, 2, 0, concept_id, id
    FROM terminology_conceptrelation
), related AS (
    SELECT relation.of, relation.kind, json_agg(
        json_build_object(
            'id', encode(convert_to('Concept:' || other.identifier, 'UTF8'), 'base64'),
            'identifier', other.identifier
        ) ORDER BY
            relation.rank,
            relation.sort_order,
            CASE relation.rank WHEN 2 THEN other.identifier END,
            relation.id
    ) AS others
    FROM relation
    JOIN terminology_concept AS other ON other.id = relation.other
    GROUP BY relation.of, relation.kind
), node AS (
    SELECT
        encode(convert_to('Concept:' || concept.identifier, 'UTF8'), 'base64') AS id,
        concept.identifier,
        upper(concept.group) AS group,
        json_build_object('node', json_build_object(
            'id', encode(convert_to('TermPage:' || page.id, 'UTF8'), 'base64'),
            'title', page.title,
            'path', '/' || %(locale)s || '/' || substr(page.url_path, home.start),
            'definition', term.definition,
            'designations', coalesce((
                SELECT json_agg(
                    json_build_object(
                        'id', encode(convert_to('Designation:' || said.id, 'UTF8'), 'base64'),
                        'term', said.term,
                        'status', upper(said.status),
                        'partOfSpeech', upper(said.part_of_speech),
                        'forms', CASE said.forms WHEN '' THEN '[]'::json
                            ELSE to_json(string_to_array(said.forms, E'\n')) END,
                        'usageNote', said.usage_note
                    ) ORDER BY said.sort_order, said.id
                )
                FROM terminology_designation AS said
                WHERE said.page_id = page.id
            ), '[]')
        )) AS term,
        coalesce(broader.others, '[]') AS broader,
        coalesce(narrower.others, '[]') AS narrower,
        coalesce(beside.others, '[]') AS related
    FROM home
    JOIN wagtailcore_page AS page ON page.locale_id = home.locale_id
    JOIN terminology_termpage AS term ON term.page_ptr_id = page.id
    JOIN terminology_concept AS concept ON concept.id = term.concept_id
    LEFT JOIN related AS broader ON broader.of = concept.id AND broader.kind = 'broader'
    LEFT JOIN related AS narrower ON narrower.of = concept.id AND narrower.kind = 'narrower'
    LEFT JOIN related AS beside ON beside.of = concept.id AND beside.kind = 'related'
    WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > now())
    ORDER BY term.sort_key, page.id
    LIMIT 40
)
SELECT json_build_object('data', json_build_object('concepts', json_build_object(
    'nodes', (SELECT json_agg(row_to_json(node)) FROM node)
)))::text
