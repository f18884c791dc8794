-- What article.graphql needs, in one statement. It knows nothing of privacy, embargoes, aliases.
WITH home AS (
    SELECT page.locale_id, page.url_path, length(page.url_path) + 1 AS start
    FROM wagtailcore_locale AS locale
    JOIN wagtailcore_page AS page ON page.locale_id = locale.id AND page.depth = 2
    WHERE locale.language_code = %(locale)s
), shown AS MATERIALIZED (
    SELECT page.*, item.*, item.body::text AS words
    FROM home
    JOIN wagtailcore_page AS page ON page.url_path = home.url_path || %(rest)s
    JOIN news_newspage AS item ON item.page_ptr_id = page.id
    WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > now())
), beside AS (
    SELECT related.sort_order, target.translation_key
    FROM shown
    JOIN core_relatedpage AS related ON related.page_id = shown.id
    JOIN wagtailcore_page AS target ON target.id = related.target_id
), linked AS (
    SELECT DISTINCT coalesce(found[1], found[2])::int AS id
    FROM shown, regexp_matches(
        shown.words, 'linktype=\\"page\\" id=\\"(\d+)\\"|"value": (\d+)[,}]', 'g'
    ) AS found
), target AS (
    SELECT linked.id AS named, here.id, here.title,
        '/' || %(locale)s || '/' || substr(here.url_path, home.start) AS path
    FROM linked
    JOIN home ON true
    JOIN wagtailcore_page AS there ON there.id = linked.id
    JOIN wagtailcore_page AS here
        ON here.translation_key = there.translation_key AND here.locale_id = home.locale_id
    WHERE here.live AND (here.expire_at IS NULL OR here.expire_at > now())
), pictured AS (
    SELECT lead_picture_id AS id FROM shown
    UNION
    SELECT found[1]::int
    FROM shown, regexp_matches(shown.words, '"image": (\d+)', 'g') AS found
)
SELECT json_build_object(
    'page', (
        SELECT json_build_object(
            'id', shown.id,
            'title', shown.title,
            'publishedAt', shown.first_published_at,
            'updatedAt', shown.last_published_at,
            'date', shown.date,
            'kind', upper(shown.kind),
            'place', shown.place,
            'standfirst', shown.standfirst,
            'body', shown.body,
            'lead', json_build_object(
                'image', shown.lead_picture_id,
                'alt', shown.lead_picture_alt,
                'caption', shown.lead_picture_caption,
                'decorative', shown.lead_picture_decorative
            )
        )
        FROM shown
    ),
    'translations', (
        SELECT json_agg(
            json_build_object(
                'path',
                '/' || locale.language_code || '/'
                    || substr(other.url_path, length(root.url_path) + 1),
                'title', other.title,
                'code', locale.language_code
            ) ORDER BY locale.id
        )
        FROM shown
        JOIN wagtailcore_page AS other
            ON other.translation_key = shown.translation_key AND other.id <> shown.id
        JOIN wagtailcore_locale AS locale ON locale.id = other.locale_id
        JOIN wagtailcore_page AS root ON root.locale_id = other.locale_id AND root.depth = 2
        WHERE other.live AND (other.expire_at IS NULL OR other.expire_at > now())
    ),
    'topics', (
        SELECT json_agg(
            json_build_object(
                'id', encode(convert_to('Topic:' || topic.id, 'UTF8'), 'base64'),
                'name', topic.name,
                'slug', topic.slug
            ) ORDER BY topic_use.sort_order, topic_use.id
        )
        FROM shown
        JOIN news_newstopic AS topic_use ON topic_use.page_id = shown.id
        JOIN news_topic AS topic ON topic.id = topic_use.topic_id AND topic.live
    ),
    'pages', (
        SELECT json_object_agg(
            target.named,
            json_build_object(
                'id', encode(convert_to('NewsPage:' || target.id, 'UTF8'), 'base64'),
                'title', target.title,
                'path', target.path
            )
        )
        FROM target
    ),
    'documents', (
        SELECT json_object_agg(
            document.id,
            json_build_object(
                'title', document.title,
                'url',
                '/documents/' || document.id || '/' || regexp_replace(document.file, '^.*/', ''),
                'fileSizeBytes', document.file_size
            )
        )
        FROM core_customdocument AS document
        WHERE document.id IN (
            SELECT coalesce(found[1], found[2])::int
            FROM shown, regexp_matches(
                shown.words, 'linktype=\\"document\\" id=\\"(\d+)\\"|"document": (\d+)', 'g'
            ) AS found
        )
    ),
    'images', (
        SELECT json_object_agg(
            image.id,
            json_build_object(
                'id', encode(convert_to('Image:' || image.id, 'UTF8'), 'base64'),
                'width', image.width,
                'height', image.height,
                'credit', image.credit,
                'placeholder', image.placeholder,
                'licence', json_build_object('code', image.licence),
                'rendition', (
                    SELECT json_build_object(
                        'url', '/media/' || size.file, 'width', size.width, 'height', size.height
                    )
                    FROM core_rendition AS size
                    WHERE size.image_id = image.id
                        AND size.filter_spec = 'max-1200x1200|format-webp'
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
                            IN ('max-600x600|format-avif', 'max-1200x1200|format-avif')
                )
            )
        )
        FROM pictured
        JOIN core_customimage AS image ON image.id = pictured.id
    ),
    'related', (
        SELECT json_agg(
            json_build_object(
                'id', encode(convert_to('NewsPage:' || page.id, 'UTF8'), 'base64'),
                'title', page.title,
                'path', '/' || %(locale)s || '/' || substr(page.url_path, home.start),
                'date', item.date,
                'leadPicture', json_build_object(
                    'alt', item.lead_picture_alt,
                    'image', json_build_object(
                        'id',
                        encode(convert_to('Image:' || item.lead_picture_id, 'UTF8'), 'base64'),
                        'rendition', json_build_object(
                            'url', '/media/' || size.file,
                            'width', size.width,
                            'height', size.height
                        )
                    )
                )
            ) ORDER BY beside.sort_order
        )
        FROM beside
        JOIN home ON true
        JOIN wagtailcore_page AS page
            ON page.translation_key = beside.translation_key AND page.locale_id = home.locale_id
        JOIN news_newspage AS item ON item.page_ptr_id = page.id
        LEFT JOIN core_rendition AS size
            ON size.image_id = item.lead_picture_id
            AND size.filter_spec = 'fill-640x400|format-webp'
        WHERE page.live AND (page.expire_at IS NULL OR page.expire_at > now())
    )
)::text
