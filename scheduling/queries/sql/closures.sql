-- The Pool's closures that touch some days.
SELECT name, first_day, last_day FROM pool_closure
WHERE pool_id = %(pool)s AND first_day <= %(last)s AND last_day >= %(first)s ORDER BY first_day, id
