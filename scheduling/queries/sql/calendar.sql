-- Their calendars: kind, person, weekday, start and end in minutes, first and last day.
SELECT 'weekly', person_id, weekday, start, "end", valid_from, valid_until
FROM pool_availability WHERE person_id {people}
UNION ALL
SELECT 'extra', person_id, 0, start, "end", day, day
FROM pool_extrahours WHERE person_id {people} AND day >= %(first)s AND day <= %(last)s
UNION ALL
SELECT 'away', person_id, 0, start, "end", first_day, last_day
FROM pool_absence WHERE person_id {people} AND first_day <= %(horizon)s AND last_day >= %(first)s
