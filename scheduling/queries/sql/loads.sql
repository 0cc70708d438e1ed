-- What people have done and will do: kind, person, two instants, an amount; the days to come are this Pool's only.
SELECT 'month', b.person_id, b.starts, b.ends, CAST(NULL AS numeric)
FROM scheduling_assignment b
WHERE b.person_id {people} AND b.starts >= %(month)s AND b.starts < %(next_month)s
  AND b.state IN ('confirmed', 'done')
UNION ALL
SELECT 'last', b.person_id, max(b.starts), NULL, NULL FROM scheduling_assignment b
WHERE b.person_id {people} AND b.pool_id = %(pool)s AND b.ends <= %(now)s AND b.state IN ('confirmed', 'done')
GROUP BY b.person_id
UNION ALL
SELECT 'next', b.person_id, min(b.starts), NULL, NULL FROM scheduling_assignment b
WHERE b.person_id {people} AND b.pool_id = %(pool)s AND b.ends > %(now)s AND b.state = 'confirmed'
GROUP BY b.person_id
UNION ALL
SELECT 'earned', n.person, NULL, NULL, sum(n.amount) FROM ({income}) n GROUP BY n.person
