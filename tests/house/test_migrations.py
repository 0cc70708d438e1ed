"""T10: no model change without its migration."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "pool", "scheduling", "notifications", "--check", "--dry-run", verbosity=0)
