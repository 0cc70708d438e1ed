-- What counts for the tax-free amount, by person, where (this Pool: 1) and kind.
SELECT n.person, CASE WHEN n.pool = %(pool)s THEN 1 ELSE 0 END, n.kind, sum(n.amount)
FROM ({income}) n
GROUP BY n.person, CASE WHEN n.pool = %(pool)s THEN 1 ELSE 0 END, n.kind
