-- Everything else: kind, whose (a person's, or an Interpreter's where it is about this Pool), two instants,
-- two numbers, three words, an amount.
SELECT 'work', b.person_id, b.starts, b.ends, b.pool_id, 0, r.modality, r.postal_code, r.town,
       CAST(NULL AS numeric)
FROM scheduling_assignment b JOIN scheduling_request r ON r.id = b.request_id
WHERE b.person_id {people} AND b.starts >= %(since)s AND b.state <> 'cancelled'
  AND b.position_id <> %(position)s
UNION ALL
SELECT 'held', o.person_id, t.starts, t.ends, 0, 0, '', '', '', NULL
FROM scheduling_offer o JOIN scheduling_slot t ON t.id = o.slot_id
WHERE o.person_id {people} AND o.state IN ('queued', 'sent')
  AND o.position_id <> %(position)s
UNION ALL
SELECT 'busy', e.person_id, e.starts, e.ends, 0, 0, '', '', '', NULL
FROM pool_busytime e WHERE e.person_id {people} AND e.starts < %(ends)s AND e.ends > %(starts)s
UNION ALL
SELECT 'asked', o.person_id, max(o.made_at), NULL,
       sum(CASE WHEN o.state IN ('accepted', 'declined', 'expired') THEN 1 ELSE 0 END),
       sum(CASE WHEN o.state = 'accepted' THEN 1 ELSE 0 END), '', '', '', NULL
FROM scheduling_offer o WHERE o.person_id {people} GROUP BY o.person_id
UNION ALL
SELECT 'earned', n.person, NULL, NULL, 0, 0, '', '', '', sum(n.amount) FROM ({income}) n GROUP BY n.person
UNION ALL
SELECT 'bond', x.interpreter_id, NULL, NULL, 0, 0, x.kind, x.said_by, '', NULL
FROM pool_bond x WHERE x.pool_id = %(pool)s
  AND (x.authority_id = %(authority)s OR x.client_token = %(token)s AND %(token)s <> '')
UNION ALL
SELECT 'dropped', b.interpreter_id, NULL, NULL, 0, 0, '', '', '', NULL
FROM scheduling_assignment b WHERE b.request_id = %(request)s AND b.state = 'cancelled'
UNION ALL
SELECT 'case', b.interpreter_id, NULL, NULL, count(*), 0, '', '', '', NULL
FROM scheduling_assignment b JOIN scheduling_request r ON r.id = b.request_id
WHERE r.pool_id = %(pool)s AND r.client_token = %(token)s AND %(token)s <> '' AND b.state = 'done'
GROUP BY b.interpreter_id
UNION ALL
SELECT 'series', b.interpreter_id, NULL, NULL, count(*), 0, '', '', '', NULL
FROM scheduling_request r JOIN scheduling_assignment b ON b.request_id = r.id
WHERE r.series_id = %(series)s AND r.pool_id = %(pool)s AND r.id <> %(request)s
  AND b.state IN ('confirmed', 'done')
GROUP BY b.interpreter_id
