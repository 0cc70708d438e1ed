"""The notifications room as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    """How a word leaves the house and comes in."""

    name = "notifications"
    verbose_name = _("Nachrichten")

    def ready(self) -> None:
        """Have the sweep scheduled once the tables are there."""
        post_migrate.connect(_schedule, sender=self)


def _schedule(**kwargs: Any) -> None:
    from notifications.queue import every_minute  # noqa: PLC0415 -- models may not load before the apps

    if "django_q_schedule" in connection.introspection.table_names():
        every_minute("sweep", "notifications.tasks.sweep")
