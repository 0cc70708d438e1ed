-- What counts for the tax-free amount of one calendar year, over all Pools: person, pool, kind, amount.
-- Money counts in the year in which it is paid. Where a Pool keeps no payouts, a Statement counts in the year
-- of its issue. What is approved and not paid yet counts in the year that runs; what is waived never counts.
-- Money for the way is left out where the Pool that pays it has said so.
SELECT i.person_id AS person, y.pool_id AS pool, CASE WHEN y.state = 'paid' THEN 'paid' ELSE 'open' END AS kind,
       y.amount - CASE WHEN m.id IS NULL THEN 0 ELSE (
           SELECT COALESCE(sum({entry_travel}), 0) FROM scheduling_payoutpart p
           JOIN scheduling_statemententry e ON e.statement_id = p.statement_id WHERE p.payout_id = y.id
       ) END AS amount
FROM pool_interpreter i JOIN scheduling_payout y ON y.interpreter_id = i.id
LEFT JOIN scheduling_moneyrules m ON m.pool_id = y.pool_id AND NOT m.travel_counts
WHERE i.person_id {people}
  AND (y.state = 'paid' AND y.paid_on >= %(first_day)s AND y.paid_on <= %(last_day)s
       OR y.state IN ('planned', 'ordered') AND y.made_at >= %(open_from)s AND y.made_at < %(open_until)s)
UNION ALL
SELECT i.person_id, s.pool_id, 'open',
       s.total - CASE WHEN m.id IS NULL THEN 0 ELSE (
           SELECT COALESCE(sum({entry_travel}), 0) FROM scheduling_statemententry e WHERE e.statement_id = s.id
       ) END
FROM pool_interpreter i JOIN scheduling_statement s ON s.interpreter_id = i.id
LEFT JOIN scheduling_moneyrules m ON m.pool_id = s.pool_id AND NOT m.travel_counts
WHERE i.person_id {people}
  AND (s.issued_at >= %(year)s AND s.issued_at < %(next_year)s
       OR s.issued_at >= %(open_from)s AND s.issued_at < %(open_until)s AND EXISTS (
           SELECT 1 FROM scheduling_payout f WHERE f.pool_id = s.pool_id AND f.made_at <= s.issued_at))
  AND NOT EXISTS (SELECT 1 FROM scheduling_payoutpart p WHERE p.statement_id = s.id AND p.live)
  AND NOT EXISTS (SELECT 1 FROM scheduling_bankaccount k
                  WHERE k.interpreter_id = i.id AND k.waives_since IS NOT NULL)
UNION ALL
SELECT b.person_id, b.pool_id, 'open',
       v.amount - CASE WHEN m.id IS NULL THEN 0 ELSE {record_travel} END
FROM scheduling_assignment b JOIN scheduling_servicerecord v ON v.assignment_id = b.id
LEFT JOIN scheduling_moneyrules m ON m.pool_id = b.pool_id AND NOT m.travel_counts
WHERE b.person_id {people} AND b.starts >= %(open_from)s AND b.starts < %(open_until)s AND v.state = 'approved'
  AND NOT EXISTS (SELECT 1 FROM scheduling_bankaccount k
                  WHERE k.interpreter_id = b.interpreter_id AND k.waives_since IS NOT NULL)
UNION ALL
SELECT d.person_id, d.pool_id, 'declared', d.amount
FROM scheduling_incomedeclaration d JOIN pool_pool w ON w.id = %(pool)s
WHERE d.person_id {people} AND d.year = %(tax_year)s AND (w.ceiling_law = 'own' OR d.law = w.ceiling_law)
