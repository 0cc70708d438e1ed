"""What PostgreSQL and SQLite say differently."""

DIALECTS = {
    "postgresql": {
        "box": "point(s.east, s.north) <@ box(point(%(west)s, %(south)s), point(%(east)s, %(north)s))",
        "metres": "(point(s.east, s.north) <-> point(%(x)s, %(y)s))",
        "seconds": "extract(epoch FROM {0})",
        "instant": "%({0})s::timestamptz",
        "declined": "i.settings_declined @> to_jsonb(%(setting)s::text)",
        "ticked": "k.via = ANY(%(also)s)",
        "greatest": "greatest",
        "least": "least",
    },
    "sqlite": {
        "box": "s.east BETWEEN %(west)s AND %(east)s AND s.north BETWEEN %(south)s AND %(north)s",
        "metres": "sqrt((s.east - %(x)s) * (s.east - %(x)s) + (s.north - %(y)s) * (s.north - %(y)s))",
        "seconds": "unixepoch({0})",
        "instant": "%({0})s",
        "declined": "EXISTS (SELECT 1 FROM json_each(i.settings_declined) j WHERE j.value = %(setting)s)",
        "ticked": "k.via IN (SELECT j.value FROM json_each(%(also)s) j)",
        "greatest": "max",
        "least": "min",
    },
}
