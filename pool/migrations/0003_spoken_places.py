"""The one index of the candidate search, which Django cannot spell alike for both databases.

PostgreSQL: a GiST over points, which finds the nearest first; no extension is needed. SQLite: one covering
b-tree along the lanes.
"""

from django.db import migrations

MASKS = ", ".join(f"m{day}" for day in range(7))
CREATE = {
    "postgresql": "CREATE INDEX spoken_places ON pool_spoken USING gist (point(east, north)) WHERE askable",
    "sqlite": "CREATE INDEX spoken_places ON pool_spoken (east, north, reach, substitute, sms, phone, video, loose,"
    f" {MASKS}, interpreter_id, person_id) WHERE askable",
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
