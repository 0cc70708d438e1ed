-- The last revisions of Assignments, and the versions of those Requests that are changing while one still holds.
-- CROSS JOIN: SQLite begins with the Requests, of which few are changing; PostgreSQL finds that by itself.
SELECT a.id, a.sequence, a.revised_at, (
  SELECT COALESCE(SUM(r.version), 0)
  FROM scheduling_request r CROSS JOIN scheduling_assignment a {position}
  WHERE r.pool_id = %(pool)s AND r.state = 'reconfirming'
    AND a.request_id = r.id AND a.state = 'confirmed' {narrowed})
FROM scheduling_assignment a {request} {position}
WHERE {pool} = %(pool)s {narrowed}
ORDER BY a.revised_at DESC, a.id DESC LIMIT 10
