-- Nineteen copies of every news item, in each language: twenty times as many as there were.
CREATE TEMPORARY TABLE twin AS
SELECT
    page.id AS old,
    nextval(pg_get_serial_sequence('wagtailcore_page', 'id')) AS new,
    round,
    left(page.path, -4) AS above,
    parent.numchild
        + row_number() OVER (PARTITION BY parent.id ORDER BY round, page.path) AS number
FROM news_newspage AS item
JOIN wagtailcore_page AS page ON page.id = item.page_ptr_id
JOIN wagtailcore_page AS parent ON parent.path = left(page.path, -4)
CROSS JOIN generate_series(1, 19) AS round;

INSERT INTO wagtailcore_page
SELECT copied.*
FROM twin
JOIN wagtailcore_page AS page ON page.id = twin.old
CROSS JOIN LATERAL (
    SELECT string_agg(
        substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (number / (36 ^ place)::int) % 36 + 1, 1),
        '' ORDER BY place DESC
    ) AS step
    FROM (SELECT twin.number::int AS number) AS one, generate_series(0, 3) AS place
) AS base36
CROSS JOIN LATERAL jsonb_populate_record(page, jsonb_build_object(
    'id', twin.new,
    'path', twin.above || base36.step,
    'slug', page.slug || '-' || twin.round,
    'url_path', rtrim(page.url_path, '/') || '-' || twin.round || '/',
    'title', page.title || ' ' || twin.round,
    'translation_key', md5(page.translation_key || '-' || twin.round)::uuid,
    'latest_revision_id', NULL,
    'live_revision_id', NULL
)) AS copied;

INSERT INTO news_newspage
SELECT copied.*
FROM twin
JOIN news_newspage AS item ON item.page_ptr_id = twin.old
CROSS JOIN LATERAL jsonb_populate_record(item, jsonb_build_object(
    'page_ptr_id', twin.new, 'date', item.date - twin.round * 670
)) AS copied;

INSERT INTO news_newstopic
SELECT copied.*
FROM twin
JOIN news_newstopic AS row ON row.page_id = twin.old
CROSS JOIN LATERAL jsonb_populate_record(row, jsonb_build_object(
    'id', nextval(pg_get_serial_sequence('news_newstopic', 'id')), 'page_id', twin.new
)) AS copied;

INSERT INTO news_newsauthority
SELECT copied.*
FROM twin
JOIN news_newsauthority AS row ON row.page_id = twin.old
CROSS JOIN LATERAL jsonb_populate_record(row, jsonb_build_object(
    'id', nextval(pg_get_serial_sequence('news_newsauthority', 'id')), 'page_id', twin.new
)) AS copied;

INSERT INTO core_relatedpage
SELECT copied.*
FROM twin
JOIN core_relatedpage AS row ON row.page_id = twin.old
CROSS JOIN LATERAL jsonb_populate_record(row, jsonb_build_object(
    'id', nextval(pg_get_serial_sequence('core_relatedpage', 'id')), 'page_id', twin.new
)) AS copied;

UPDATE wagtailcore_page AS parent
SET numchild = parent.numchild + added.count
FROM (SELECT above, count(*) AS count FROM twin GROUP BY above) AS added
WHERE parent.path = added.above;

DROP TABLE twin;
VACUUM ANALYZE;
