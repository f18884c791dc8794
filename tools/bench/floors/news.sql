-- What news.graphql answers, in one statement. It knows nothing of privacy, embargoes, aliases.
WITH home AS (
    SELECT page.locale_id, length(page.url_path) + 1 AS start
    FROM wagtailcore_locale AS locale
    JOIN wagtailcore_page AS page ON page.locale_id = locale.id AND page.depth = 2
    WHERE locale.language_code = %(locale)s
), listed AS (
    SELECT page.id, page.title, page.url_path, home.start, item.*
    FROM home
    JOIN wagtailcore_page AS page ON page.locale_id = home.locale_id
    JOIN news_newspage AS item ON item.page_ptr_id = page.id
    WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > now())
    ORDER BY item.date DESC, page.id DESC
    LIMIT %(first)s
), node AS (
    SELECT
        encode(convert_to('NewsPage:' || listed.id, 'UTF8'), 'base64') AS id,
        listed.title,
        '/' || %(locale)s || '/' || substr(listed.url_path, listed.start) AS path,
        listed.date,
        upper(listed.kind) AS kind,
        listed.place,
        listed.standfirst,
        json_build_object('code', %(locale)s) AS locale,
        CASE WHEN image.id IS NOT NULL THEN json_build_object(
            'alt', listed.lead_picture_alt,
            'caption', listed.lead_picture_caption,
            'image', json_build_object(
                'id', encode(convert_to('Image:' || image.id, 'UTF8'), 'base64'),
                'width', image.width,
                'height', image.height,
                'credit', image.credit,
                'placeholder', image.placeholder,
                'rendition', (
                    SELECT json_build_object(
                        'url', '/media/' || size.file, 'width', size.width, 'height', size.height
                    )
                    FROM core_rendition AS size
                    WHERE size.image_id = image.id
                        AND size.filter_spec = 'fill-640x400|format-webp'
                ),
                'srcset', (
                    SELECT json_build_object(
                        'srcset',
                        string_agg(
                            '/media/' || size.file || ' ' || size.width || 'w', ', '
                            ORDER BY size.width
                        ),
                        'mimeType', 'image/avif'
                    )
                    FROM core_rendition AS size
                    WHERE size.image_id = image.id
                        AND size.filter_spec
                            IN ('fill-320x200|format-avif', 'fill-640x400|format-avif')
                )
            )
        ) END AS "leadPicture",
        coalesce((
            SELECT json_agg(
                json_build_object(
                    'id', encode(convert_to('Topic:' || topic.id, 'UTF8'), 'base64'),
                    'name', topic.name,
                    'slug', topic.slug
                ) ORDER BY topic_use.sort_order, topic_use.id
            )
            FROM news_newstopic AS topic_use
            JOIN news_topic AS topic ON topic.id = topic_use.topic_id AND topic.live
            WHERE topic_use.page_id = listed.id
        ), '[]') AS topics,
        coalesce((
            SELECT json_agg(
                json_build_object(
                    'id', encode(convert_to('Authority:' || authority.key, 'UTF8'), 'base64'),
                    'key', authority.key,
                    'name', coalesce((
                        SELECT named.name FROM participants_authorityname AS named
                        WHERE named.authority_id = authority.id AND named.language = %(locale)s
                        ORDER BY named.sort_order, named.id
                        LIMIT 1
                    ), authority.endonym),
                    'country', json_build_object(
                        'id', encode(convert_to('Country:' || authority.country, 'UTF8'), 'base64'),
                        'code', authority.country,
                        'name', %(countries)s::json ->> authority.country
                    )
                ) ORDER BY authority_use.sort_order, authority_use.id
            )
            FROM news_newsauthority AS authority_use
            JOIN participants_authority AS authority ON authority.id = authority_use.authority_id
            WHERE authority_use.page_id = listed.id
        ), '[]') AS authorities
    FROM listed
    LEFT JOIN core_customimage AS image ON image.id = listed.lead_picture_id
    ORDER BY listed.date DESC, listed.page_ptr_id DESC
)
SELECT json_build_object('data', json_build_object('news', json_build_object(
    'nodes', (SELECT json_agg(row_to_json(node)) FROM node),
    'pageInfo', (
        SELECT json_build_object(
            'hasNextPage', EXISTS (
                SELECT FROM home
                JOIN wagtailcore_page AS page ON page.locale_id = home.locale_id
                JOIN news_newspage AS item ON item.page_ptr_id = page.id
                WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > now())
                    AND (item.date, page.id) < (last.date, last.id)
            ),
            'endCursor', rtrim(translate(encode(convert_to(
                '["NewsPage.DATE_DESC","' || last.date || '",' || last.id || ']', 'UTF8'
            ), 'base64'), '+/', '-_'), '=')
        )
        FROM (SELECT date, id FROM listed ORDER BY date, id LIMIT 1) AS last
    )
)))::text
