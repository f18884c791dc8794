-- What directory.graphql answers, in one statement. It knows nothing of privacy, aliases.
WITH home AS (
    SELECT page.locale_id, length(page.url_path) + 1 AS start
    FROM wagtailcore_locale AS locale
    JOIN wagtailcore_page AS page ON page.locale_id = locale.id AND page.depth = 2
    WHERE locale.language_code = %(locale)s
), node AS (
    SELECT
        encode(convert_to('ParticipantPage:' || page.id, 'UTF8'), 'base64') AS id,
        page.title,
        '/' || %(locale)s || '/' || substr(page.url_path, home.start) AS path,
        CASE WHEN profile.lead_picture_id IS NOT NULL THEN json_build_object(
            'alt', profile.lead_picture_alt,
            'image', json_build_object(
                'id',
                encode(convert_to('Image:' || profile.lead_picture_id, 'UTF8'), 'base64'),
                'rendition', CASE WHEN size.id IS NOT NULL THEN json_build_object(
                    'url', '/media/' || size.file, 'width', size.width, 'height', size.height
                ) END
            )
        ) END AS "leadPicture",
        json_build_object(
            'id', encode(convert_to('Authority:' || authority.key, 'UTF8'), 'base64'),
            'key', authority.key,
            'kind', upper(authority.kind),
            'endonym', authority.endonym,
            'website', authority.website,
            'country', json_build_object(
                'id', encode(convert_to('Country:' || authority.country, 'UTF8'), 'base64'),
                'code', authority.country,
                'name', country.name
            ),
            'coordinates', CASE WHEN authority.latitude IS NOT NULL THEN json_build_object(
                'latitude', authority.latitude, 'longitude', authority.longitude
            ) END
        ) AS authority
    FROM home
    JOIN wagtailcore_page AS page ON page.locale_id = home.locale_id
    JOIN participants_participantpage AS profile ON profile.page_ptr_id = page.id
    JOIN participants_authority AS authority ON authority.id = profile.authority_id
    LEFT JOIN json_each_text(%(countries)s::json) AS country (code, name)
        ON country.code = authority.country
    LEFT JOIN core_rendition AS size
        ON size.image_id = profile.lead_picture_id
        AND size.filter_spec = 'fill-160x160|format-webp'
    WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > now())
        AND EXISTS (
            SELECT FROM participants_adhesion AS adhesion
            WHERE adhesion.authority_id = authority.id AND adhesion.instrument = 'alliance'
                AND (adhesion.since IS NULL OR adhesion.since <= current_date)
                AND (adhesion.until IS NULL OR adhesion.until >= current_date)
        )
    ORDER BY profile.sort_key, page.id
    LIMIT 200
)
SELECT json_build_object('data', json_build_object('participants', json_build_object(
    'nodes', (SELECT json_agg(row_to_json(node)) FROM node)
)))::text
