"""The one index of the candidate search, which Django cannot spell alike for both databases.

PostgreSQL: a GiST over points, which finds the nearest first; no extension is needed. SQLite: one b-tree along
the lanes. Both carry all columns the search reads, so it need not visit the table, whose rows lie scattered.
"""

from django.db import migrations

MASKS = ", ".join(f"m{day}" for day in range(7))
READ = f"reach, substitute, sms, phone, video, loose, {MASKS}, interpreter_id, person_id"
CREATE = {
    "postgresql": "CREATE INDEX spoken_places ON pool_spoken USING gist (point(east, north))"
    f" INCLUDE (east, north, {READ}) WHERE askable",
    "sqlite": f"CREATE INDEX spoken_places ON pool_spoken (east, north, {READ}) WHERE askable",
}


def create(apps, schema_editor):
    """By the vendor's own word."""
    schema_editor.execute(CREATE[schema_editor.connection.vendor])


def drop(apps, schema_editor):
    """The same name on both."""
    schema_editor.execute("DROP INDEX spoken_places")


class Migration(migrations.Migration):
    """After the table."""

    dependencies = [("pool", "0002_matching")]
    operations = [migrations.RunPython(create, drop)]
