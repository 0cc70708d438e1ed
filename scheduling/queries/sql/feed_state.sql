-- The last revisions of Assignments, and the versions of those Requests that are changing while one still holds.
SELECT a.id, a.sequence, a.revised_at, (
  SELECT COALESCE(SUM(r.version), 0)
  FROM scheduling_request r JOIN scheduling_assignment a ON a.request_id = r.id {position}
  WHERE r.pool_id = %(pool)s AND r.state = 'reconfirming' AND a.state = 'confirmed' {narrowed})
FROM scheduling_assignment a {request} {position}
WHERE {pool} = %(pool)s {narrowed}
ORDER BY a.revised_at DESC, a.id DESC LIMIT 25
